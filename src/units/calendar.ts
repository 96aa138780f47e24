import { type Fraction, fraction, ONE } from "./fraction.ts";

/** An instant: milliseconds since 1970, UTC. `FOREVER` lies behind every other. */
export type Instant = number;
/** A calendar day in UTC, `2026-08-17`. */
export type Day = string;

/** A length of time as calendars count it: whole months, or whole days. Exactly one of the two is not zero. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

export const FOREVER: Instant = Number.POSITIVE_INFINITY;
export const DAY_IN_MS = 86_400_000;

export const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;
export type MonthName = (typeof MONTH_NAMES)[number];

export function months(count: number): Duration {
  return { months: count, days: 0 };
}

export function days(count: number): Duration {
  return { months: 0, days: count };
}

/** The first millisecond of a day, or undefined where the text is not a day that exists between 1900 and 2199. */
export function parseDay(text: string): Instant | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return Date.UTC(year, month - 1, day);
}

/** The day an instant falls on, in UTC. */
export function dayOf(instant: Instant): Day {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `3 months`, `30 days`, `1 year`, `2 weeks`, `1 quarter`; undefined for anything else. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^([1-9]\d{0,3}) (day|week|month|quarter|year)s?$/.exec(text);
  if (!match) return undefined;
  const count = Number(match[1]);
  switch (match[2]) {
    case "day":
      return days(count);
    case "week":
      return days(7 * count);
    case "month":
      return months(count);
    case "quarter":
      return months(3 * count);
    default:
      return months(12 * count);
  }
}

/**
 * The boundary that lies `count` periods from `anchor`. Boundaries are counted from the anchor and never stepped, so a
 * month counted from 31 January ends on 28 February and the next one on 31 March, at the anchor's time of day.
 */
export function boundary(anchor: Instant, period: Duration, count: number): Instant {
  if (period.months === 0) return anchor + period.days * count * DAY_IN_MS;
  const day = Math.floor(anchor / DAY_IN_MS);
  const date = dateOf(day);
  const month = date.year * 12 + date.month - 1 + period.months * count;
  const year = Math.floor(month / 12);
  const inYear = month - year * 12 + 1;
  const first = dayNumber(year, inYear, 1);
  const length = dayNumber(inYear === 12 ? year + 1 : year, inYear === 12 ? 1 : inYear + 1, 1) - first;
  return (first + Math.min(date.day, length) - 1) * DAY_IN_MS + (anchor - day * DAY_IN_MS);
}

/** The number of a day since 1970-01-01 in the Gregorian calendar, by whole numbers: years begin in March, so leap days come last. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const ofEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The date of a day number: `dayNumber` the other way round. */
function dateOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** How many whole periods, counted from `anchor`, have begun and ended by `instant`: the largest k with boundary(k) ≤ instant. */
export function periodsBetween(anchor: Instant, period: Duration, instant: Instant): number {
  return periodHolding(anchor, period, instant).index;
}

/** A stretch between two boundaries of a period. */
export interface Period {
  readonly from: Instant;
  readonly until: Instant;
  /** Which one, counted from the anchor. */
  readonly index: number;
}

/** The period that holds an instant: boundary(index) ≤ instant < boundary(index + 1). */
export function periodHolding(anchor: Instant, period: Duration, instant: Instant): Period {
  let index = Math.floor((instant - anchor) / (lengthInDays(period) * DAY_IN_MS));
  let from = boundary(anchor, period, index);
  let until = boundary(anchor, period, index + 1);
  for (; from > instant; index -= 1) [from, until] = [boundary(anchor, period, index - 1), from];
  for (; until <= instant; index += 1) [from, until] = [until, boundary(anchor, period, index + 2)];
  return { from, until, index };
}

/** Every boundary of a period counted from `anchor` in [from, until). */
export function boundariesBetween(
  anchor: Instant,
  period: Duration,
  from: Instant,
  until: Instant,
): readonly Instant[] {
  const found: Instant[] = [];
  let count = periodsBetween(anchor, period, from);
  if (boundary(anchor, period, count) < from) count += 1;
  for (let at = boundary(anchor, period, count); at < until; at = boundary(anchor, period, count)) {
    found.push(at);
    count += 1;
  }
  return found;
}

function startOfDay(instant: Instant): Instant {
  return Math.floor(instant / DAY_IN_MS) * DAY_IN_MS;
}

/** Midnight of the first of the calendar month that holds `instant`. */
export function startOfMonth(instant: Instant): Instant {
  const { year, month } = dateOf(Math.floor(instant / DAY_IN_MS));
  return dayNumber(year, month, 1) * DAY_IN_MS;
}

/** Midnight of the first of the next calendar month: what a scenario starts on when it does not say. */
export function startOfNextMonth(instant: Instant): Instant {
  return boundary(startOfMonth(instant), months(1), 1);
}

export function monthNameOf(instant: Instant): MonthName {
  return MONTH_NAMES[new Date(instant).getUTCMonth()] as MonthName;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days from one day to another, for ages. */
export function daysBetween(from: Instant, until: Instant): number {
  return Math.floor((startOfDay(until) - startOfDay(from)) / DAY_IN_MS);
}

/** The share of [from, until) that lies from `at` on: what is left of a cycle for a seat added within it. */
export function shareLeft(from: Instant, until: Instant, at: Instant): Fraction {
  return at <= from ? ONE : fraction(until - Math.min(at, until), until - from);
}

/** About how many days a duration has, to compare lengths: a month is a twelfth of 365.25 days. */
export function lengthInDays({ months, days }: Duration): number {
  return months * 30.4375 + days;
}

/** True where the two are the same length, however they were written. */
export function sameDuration(a: Duration, b: Duration): boolean {
  return a.months === b.months && a.days === b.days;
}
