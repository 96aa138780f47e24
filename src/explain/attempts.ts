import { foundKey, foundShare } from "../engine/found-share.ts";
import type { Cell, Demand } from "../scenarios/demand.ts";
import { monthBounds, spanAt } from "../scenarios/horizon.ts";
import { DAY_IN_MS, monthNameOf } from "../units/calendar.ts";
import { type Fraction, fraction, isZero, ONE, plus } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import { NUMBER, product, quotient, SHARE } from "./arithmetic.ts";
import { type Subject, statedFigure } from "./subject.ts";
import { computed, given, type Trace } from "./trace.ts";

/** Where a demand's work stands in its scenario. */
interface Asked {
  readonly rate: Rate;
  readonly path: string;
  /** Asked as results rather than as attempts. */
  readonly asResults: boolean;
}

/** How much of an activity is tried within a cell: DESIGN §4, steps 1 and 2, factor by factor. */
export function attemptsIn(subject: Subject, demand: Demand, cell: Cell, activity: string): Trace {
  const asked = askedIn(subject, demand, cell, activity);
  const label = { name: "attempts", of: activity } as const;
  const amount = product(label, NUMBER, [
    ...peopleIn(subject, demand, cell),
    ...rateFactors(subject, cell, asked, activity),
    ...(asked.rate.per === "once" ? [] : timeFactors(subject, cell)),
  ]);
  return asked.asResults ? quotient(label, NUMBER, amount, foundFigure(subject, cell, activity)) : amount;
}

function askedIn({ scenario }: Subject, { role }: Demand, cell: Cell, activity: string): Asked {
  const span = spanAt(scenario, cell.from);
  const work = role === undefined ? span.account : span.roles.find(({ id }) => id === role)?.work;
  const asResults = work?.find[activity] !== undefined && cell.results[activity] !== undefined;
  const rate = asResults ? work?.find[activity] : work?.does[activity];
  if (!rate) throw new Error(`nobody asks for ${activity}`);
  const path = role === undefined ? "account" : `team.${role}.${asResults ? "find" : "does"}`;
  return { rate, path: `${path}.${activity}`, asResults };
}

function peopleIn(subject: Subject, { role, layer }: Demand, cell: Cell): readonly Trace[] {
  if (role === undefined || !layer) return [];
  const figure = { label: { name: "people", of: role }, value: fraction(layer.count), unit: NUMBER } as const;
  return [statedFigure(subject, figure, [`team.${role}.people`], cell.from)];
}

/** The rate as it is said, turned into a month's. */
function rateFactors(subject: Subject, cell: Cell, { rate, path }: Asked, activity: string): readonly Trace[] {
  const label = { name: "rate", of: activity, per: rate.per } as const;
  const said = statedFigure(subject, { label, value: rate.amount, unit: NUMBER }, [path], cell.from);
  switch (rate.per) {
    case "week":
      return [said, weeksAMonth(subject, cell)];
    case "day": {
      const days = constant("days-a-week", 5);
      return [said, product({ name: "days-a-month" }, NUMBER, [weeksAMonth(subject, cell), days])];
    }
    case "quarter":
      return [quotient({ ...label, per: "month" }, NUMBER, said, constant("months-a-quarter", 3))];
    case "year":
      return [quotient({ ...label, per: "month" }, NUMBER, said, constant("months-a-year", 12))];
    default:
      return [said];
  }
}

function weeksAMonth(subject: Subject, cell: Cell): Trace {
  const weeks = { label: { name: "working-weeks" }, value: cell.assume.workingWeeksPerYear, unit: NUMBER } as const;
  const said = statedFigure(subject, weeks, ["assume.workingWeeksPerYear"], cell.from);
  return quotient({ name: "weeks-a-month" }, NUMBER, said, constant("months-a-year", 12));
}

function constant(name: "days-a-week" | "months-a-quarter" | "months-a-year" | "days", count: number): Trace {
  return given({ name }, fraction(count), NUMBER, { is: "calendar" });
}

/** The share of its month that a cell has by time, the season, and growth up to its month; what changes nothing is left out. */
function timeFactors(subject: Subject, cell: Cell): readonly Trace[] {
  return [...monthShare(subject, cell), ...season(subject, cell), ...growth(subject, cell)];
}

function monthShare({ scenario }: Subject, { from, until, month }: Cell): readonly Trace[] {
  const bounds = monthBounds(scenario);
  const [start = from, end = until] = [bounds[month], bounds[month + 1]];
  if (from === start && until === end) return [];
  const days = (length: number) => given({ name: "days" }, fraction(length, DAY_IN_MS), NUMBER, { is: "calendar" });
  return [quotient({ name: "month-share", at: from }, SHARE, days(until - from), days(end - start))];
}

function season(subject: Subject, { assume, from }: Cell): readonly Trace[] {
  const month = monthNameOf(from);
  const share = assume.season[month];
  if (share === undefined) return [];
  const figure = { label: { name: "season", of: month }, value: share, unit: SHARE } as const;
  return [statedFigure(subject, figure, [`assume.season.${month}`], from)];
}

function growth(subject: Subject, { assume, month, from }: Cell): readonly Trace[] {
  if (isZero(assume.growth) || month === 0) return [];
  const figure = { label: { name: "growth" }, value: plus(ONE, assume.growth), unit: SHARE } as const;
  const factor = statedFigure(subject, figure, ["assume.growth"], from);
  const months = given({ name: "months-before" }, fraction(month), NUMBER, { is: "calendar" });
  return [computed({ name: "growth", at: from }, SHARE, { is: "power" }, [factor, months])];
}

/** The share of lookups that find something; where nobody says, everything is found. */
export function foundFigure(subject: Subject, cell: Cell, activity: string): Trace {
  const { plan } = subject.estimate.offer;
  const key = foundKey(cell.assume, activity, plan);
  const value: Fraction = foundShare(cell.assume, activity, plan);
  const figure = { label: { name: "found-share", of: activity }, value, unit: SHARE } as const;
  return statedFigure(subject, figure, [`assume.found.${key ?? activity}`, "assume.found"], cell.from);
}
