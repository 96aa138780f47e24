import { type Fraction, fraction } from "./fraction.ts";

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
  const date = new Date(anchor);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + period.months * count;
  const year = Math.floor(month / 12);
  const day = Math.min(date.getUTCDate(), daysInMonth(year, (month % 12) + 1));
  return Date.UTC(year, month % 12, day) + (anchor - startOfDay(anchor));
}

/** How many whole periods, counted from `anchor`, have begun and ended by `instant`: the largest k with boundary(k) ≤ instant. */
export function periodsBetween(anchor: Instant, period: Duration, instant: Instant): number {
  let count = Math.floor((instant - anchor) / (lengthInDays(period) * DAY_IN_MS));
  while (boundary(anchor, period, count) > instant) count -= 1;
  while (boundary(anchor, period, count + 1) <= instant) count += 1;
  return count;
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

export function startOfDay(instant: Instant): Instant {
  return Math.floor(instant / DAY_IN_MS) * DAY_IN_MS;
}

/** Midnight of the first of the calendar month that holds `instant`. */
export function startOfMonth(instant: Instant): Instant {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Midnight of the first of the next calendar month: what a scenario starts on when it does not say. */
export function startOfNextMonth(instant: Instant): Instant {
  return boundary(startOfMonth(instant), months(1), 1);
}

export function monthNameOf(instant: Instant): MonthName {
  return MONTH_NAMES[new Date(instant).getUTCMonth()] as MonthName;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days from one day to another, for ages. */
export function daysBetween(from: Instant, until: Instant): number {
  return Math.floor((startOfDay(until) - startOfDay(from)) / DAY_IN_MS);
}

/** The share of [from, until) that lies from `at` on: what is left of a cycle for a seat added within it. */
export function shareLeft(from: Instant, until: Instant, at: Instant): Fraction {
  return fraction(until - Math.min(Math.max(at, from), until), until - from);
}

/** About how many days a duration has, to compare lengths: a month is a twelfth of 365.25 days. */
export function lengthInDays({ months, days }: Duration): number {
  return months * 30.4375 + days;
}

/** True where the two are the same length, however they were written. */
export function sameDuration(a: Duration, b: Duration): boolean {
  return a.months === b.months && a.days === b.days;
}
