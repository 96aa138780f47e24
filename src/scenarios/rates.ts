import type { Activities, Activity } from "../activities.ts";
import type { Instant } from "../units/calendar.ts";
import { parseRate, type Rate } from "../units/rate.ts";
import { didYouMean, nearest } from "../written/nearest.ts";
import { type Part, quoted } from "./part.ts";
import { isIdKey, readDay } from "./values.ts";

/** What rates are read against: the list of activities, and the months of the scenario. */
export interface RateContext {
  readonly activities: Activities;
  readonly start: Instant;
  readonly end: Instant;
}

/** A block of activity → rate. Units that are held take a bare number, everything else says by when: `150/week`. */
export function readRates(part: Part | undefined, context: RateContext): Record<string, Rate> {
  const rates: Record<string, Rate> = {};
  for (const [id, written] of part?.entries() ?? []) {
    const activity = activityNamed(id, written, context.activities);
    const rate = activity && readActivityRate(written, activity, context);
    if (rate) rates[id] = rate;
  }
  return rates;
}

/** What is asked as results. Units that are held are not looked for. */
export function readResults(part: Part | undefined, context: RateContext): Record<string, Rate> {
  const rates = readRates(part, context);
  for (const [id, written] of part?.entries() ?? []) {
    if (rates[id]?.per !== "held") continue;
    written.refuseKey("held-result", "is held, not found: it belongs under does or account");
  }
  return rates;
}

/** A block of event → rate. Which events bring credits is for the plans to say. */
export function readEvents(part: Part | undefined, context: RateContext): Record<string, Rate> {
  const rates: Record<string, Rate> = {};
  for (const [id, written] of part?.entries() ?? []) {
    const rate = isIdKey(id, written) ? readRate(written, context) : undefined;
    if (rate?.per === "held") refuseBareNumber(written);
    else if (rate) rates[id] = rate;
  }
  return rates;
}

/** The activity that a key names, checked against the list; `phone@lusha` is not one, see found.ts. */
export function activityNamed(id: string, part: Part, activities: Activities): Activity | undefined {
  if (Object.hasOwn(activities, id)) return activities[id];
  part.refuseKey(
    "unknown-activity",
    `names the activity "${id}", which is not known; plans/activities.yaml lists them`,
    didYouMean(id, Object.keys(activities)),
  );
  return undefined;
}

function readActivityRate(part: Part, activity: Activity, context: RateContext): Rate | undefined {
  const rate = readRate(part, context);
  if (!rate) return undefined;
  if (!activity.held && rate.per === "held") return refuseBareNumber(part);
  if (!activity.held) return rate;
  if (rate.per === "held" && rate.amount.denominator === 1n) return rate;
  part.refuse(
    "held-activity",
    `must be a whole number such as 40, since a ${activity.unit} is simply there, not ${shown(part)}`,
  );
  return undefined;
}

/** `150/week`, `40000 once on 2027-03-01`, or the latter as `{ rate: 40000 once, on: 2027-03-01 }`. */
function readRate(part: Part, context: RateContext): Rate | undefined {
  const text = part.text ?? part.get("rate")?.text;
  if (text === undefined) return undefined;
  const rate = parseRate(text);
  if (!rate) {
    part.refuse(
      "not-a-rate",
      `must be a rate such as 150/week, 600/month or 40000 once, not ${quoted(text)}`,
      unitMeant(text),
    );
    return undefined;
  }
  const dated = withDay(rate, part.get("on"));
  if (dated?.on !== undefined && (dated.on < context.start || dated.on >= context.end)) {
    part.warn("outside-horizon", "names a day outside the months of the scenario, so it never happens");
  }
  return dated;
}

function withDay(rate: Rate, on: Part | undefined): Rate | undefined {
  if (!on) return rate;
  if (rate.per === "once" && rate.on === undefined) {
    const day = readDay(on);
    return day === undefined ? undefined : { ...rate, on: day };
  }
  on.refuse(
    "day-of-rate",
    "belongs to a rate that happens once and names no day yet, such as { rate: 40000 once, on: 2027-03-01 }",
  );
  return undefined;
}

function refuseBareNumber(part: Part): undefined {
  part.refuse(
    "bare-number",
    `must say by when, such as ${shown(part)}/month or ${shown(part)}/week, not ${shown(part)}`,
  );
  return undefined;
}

function shown(part: Part): string {
  return part.text ?? part.get("rate")?.text ?? "";
}

const UNITS = ["day", "week", "month", "quarter", "year"];

/** The unit of `150/wek` was meant to be a week. */
function unitMeant(text: string): { readonly hint?: string } {
  const [, amount, unit] = /^(\d[\d.]*)\s*\/\s*(\S+)$/.exec(text) ?? [];
  const near = unit === undefined ? undefined : nearest(unit, UNITS);
  return near === undefined || near === unit ? {} : { hint: `Did you mean "${amount}/${near}"?` };
}
