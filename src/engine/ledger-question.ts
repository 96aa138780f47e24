import { type Duration, days, type Instant, months, parseDay, parseDuration } from "../units/calendar.ts";
import { type Credits, credits } from "../units/credits.ts";
import { fractionOfDecimal } from "../units/fraction.ts";
import { parseShare } from "../units/rate.ts";
import type { Limit, RolloverRule } from "./lot.ts";

/*
 * Reads what callers of the ledger write, value by value. Whatever is wrong is a RangeError that names the field and the
 * value: `grants[0].until: "2026-01-01" is not after "from"`.
 */

/** An instant: `2027-01-01` (midnight UTC), `2027-01-01T09:30:00Z`, a Date, or milliseconds since 1970. */
export type Moment = string | number | Date;

/** A number of credits: a plain decimal with at most three decimals, not negative. */
export type Amount = number | string;

export function refuse(field: string, value: unknown, why: string): never {
  throw new RangeError(`${field}: ${shown(value)} ${why}`);
}

function shown(value: unknown): string {
  return typeof value === "string" || (typeof value === "object" && value !== null)
    ? JSON.stringify(value)
    : String(value);
}

const WITH_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function momentOf(value: Moment, field: string): Instant {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.getTime();
  if (typeof value === "string") {
    const day = parseDay(value);
    if (day !== undefined) return day;
    const dated = WITH_TIME.exec(value)?.[1];
    const instant = Date.parse(value);
    if (dated !== undefined && parseDay(dated) !== undefined && !Number.isNaN(instant)) return instant;
  }
  return refuse(field, value, "is not an instant: a day, an ISO time with its zone, a Date, or whole milliseconds");
}

export function amountOf(value: Amount, field: string): Credits {
  if (/^\d+(\.\d{1,3}0*)?$/.test(String(value))) return credits(value);
  return refuse(field, value, "is not an amount of credits: a plain decimal from 0 on with at most three decimals");
}

const WORDS: Readonly<Record<string, Duration>> = {
  day: days(1),
  week: days(7),
  month: months(1),
  quarter: months(3),
  year: months(12),
};

/** `month`, `30 days`, `2 years`. */
export function durationOf(value: string, field: string): Duration {
  const found = Object.hasOwn(WORDS, value) ? WORDS[value] : parseDuration(String(value));
  return found ?? refuse(field, value, "is not a length of time: day, week, month, quarter, year, or as in 30 days");
}

/** What becomes of the rest of a deposit when its period ends. */
export interface LedgerRollover {
  /** The most that is carried from one deposit: all, so many credits, or a share that says what it is of. */
  readonly carry: "all" | number | `${number}` | `${number}% of ${"unused" | "grant"}`;
  /** The most that all carried credits of the grant may hold: credits, or "2 grants", measured by the new deposit. */
  readonly capCarried?: Cap;
  /** The most that may be alive of the grant's kind and owner once the new deposit is there. */
  readonly capBalance?: Cap;
  /** How long carried credits live; one period of the grant unless said. */
  readonly lasts?: string;
  /** Does what is then left go through the rollover again. Nothing is implied. */
  readonly again: boolean;
}

export type Cap = Amount | `${number} grant${"" | "s"}`;

export function rolloverOf(rollover: LedgerRollover, ends: Instant, field: string): RolloverRule {
  const { carry, capCarried, capBalance, lasts, again } = rollover;
  if (typeof again !== "boolean") refuse(`${field}.again`, again, "must say true or false: nothing is implied");
  return {
    carry: carryOf(carry, `${field}.carry`),
    ...(capCarried === undefined ? {} : { capCarried: capOf(capCarried, `${field}.capCarried`) }),
    ...(capBalance === undefined ? {} : { capBalance: capOf(capBalance, `${field}.capBalance`) }),
    lasts: lastsOf(lasts, `${field}.lasts`),
    again,
    ends,
  };
}

function carryOf(carry: LedgerRollover["carry"], field: string): RolloverRule["carry"] {
  if (carry === "all") return carry;
  const share = /^(\d+(?:\.\d+)?%) of (unused|grant)$/.exec(String(carry));
  const part = share?.[1] === undefined ? undefined : parseShare(share[1]);
  if (part) return { share: part, of: share?.[2] as "unused" | "grant" };
  if (String(carry).endsWith("%")) refuse(field, carry, 'must say of what: "of unused" or "of grant"');
  return { credits: amountOf(carry, field) };
}

function capOf(cap: Cap, field: string): Limit {
  const grants = /^(\d+(?:\.\d+)?) grants?$/.exec(String(cap));
  return grants?.[1] === undefined ? { credits: amountOf(cap, field) } : { grants: fractionOfDecimal(grants[1]) };
}

function lastsOf(lasts: string | undefined, field: string): RolloverRule["lasts"] {
  if (lasts === undefined) return "period";
  return lasts === "forever" ? "forever" : durationOf(lasts, field);
}
