import type { Issue } from "../issue.ts";
import type { Instant } from "../units/calendar.ts";
import { compare } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import { readAssumptions } from "./assumptions.ts";
import type { State } from "./changes.ts";
import { refuseResultsNeverFound } from "./found.ts";
import { Part } from "./part.ts";
import { type RateContext, readEvents, readRates, readResults } from "./rates.ts";
import type { Role, Span, Work } from "./scenario.ts";
import { isIdKey, readShare, readWhole } from "./values.ts";

/** The states of a scenario as spans, each with its work as exact rates. */
export function spansOf(states: readonly State[], context: RateContext, issues: Issue[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, written } of states) {
    const span = readSpan(Part.whole(written, issues), from, context);
    spans.push(withDays(span, spans.at(-1)));
  }
  return spans;
}

function readSpan(whole: Part, from: Instant, context: RateContext): Span {
  const team = whole.get("team");
  const span = {
    from,
    roles: (team?.entries() ?? []).flatMap(([id, written]) =>
      isIdKey(id, written) ? [readRole(id, written, context)] : [],
    ),
    account: { does: readRates(whole.get("account"), context), find: {} },
    events: readEvents(whole.get("events"), context),
    assume: readAssumptions(whole.get("assume"), context.activities),
  };
  refuseResultsNeverFound(team, span);
  return span;
}

/** A role as written. Its people have a seat each unless it says otherwise. */
function readRole(id: string, part: Part, context: RateContext): Role {
  const people = readWhole(part.get("people"), 0) ?? 0;
  const cap = readWhole(part.get("cap"), 0);
  readShare(part.get("pace"));
  const pace = part.get("pace")?.text;
  const work = { does: readRates(part.get("does"), context), find: readResults(part.get("find"), context) };
  refuseBoth(part, work);
  return {
    id,
    people,
    seats: readWhole(part.get("seats"), 0) ?? people,
    work,
    ...(cap === undefined ? {} : { cap }),
    ...(pace === undefined ? {} : { pace }),
  };
}

/** One activity is asked either as attempts or as results; both together would count it twice. */
function refuseBoth(role: Part, work: Work): void {
  for (const activity of Object.keys(work.find)) {
    if (!Object.hasOwn(work.does, activity)) continue;
    role
      .get("find")
      ?.get(activity)
      ?.refuseKey("does-and-find", "stands under does as well; ask for attempts or for results, not for both");
  }
}

/**
 * What happens once and names no day happens on the first day on which the scenario says it: on the start, or on the day
 * of the change that brings it.
 */
function withDays(span: Span, before: Span | undefined): Span {
  const roles = span.roles.map((role) => {
    const earlier = before?.roles.find(({ id }) => id === role.id)?.work;
    const { does, find } = role.work;
    return {
      ...role,
      work: { does: dated(does, earlier?.does, span.from), find: dated(find, earlier?.find, span.from) },
    };
  });
  const account = { ...span.account, does: dated(span.account.does, before?.account.does, span.from) };
  return { ...span, roles, account, events: dated(span.events, before?.events, span.from) };
}

type Rates = Readonly<Record<string, Rate>>;

function dated(rates: Rates, before: Rates | undefined, from: Instant): Rates {
  return Object.fromEntries(Object.entries(rates).map(([id, rate]) => [id, datedRate(rate, before?.[id], from)]));
}

function datedRate(rate: Rate, before: Rate | undefined, from: Instant): Rate {
  if (rate.per !== "once" || rate.on !== undefined) return rate;
  const same = before?.per === "once" && compare(before.amount, rate.amount) === 0;
  return { ...rate, on: (same ? before.on : undefined) ?? from };
}
