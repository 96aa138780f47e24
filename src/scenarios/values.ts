import { type Instant, parseDay, parseDuration } from "../units/calendar.ts";
import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { compare, type Fraction, fraction, fractionOfDecimal, times } from "../units/fraction.ts";
import { parseShare } from "../units/rate.ts";
import { didYouMean } from "../written/nearest.ts";
import { type Part, quoted } from "./part.ts";

/*
 * The single values of a scenario. Each reader gives the value, or undefined after it has said what is wrong.
 */

export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** How often an invoice comes; beside these words, a duration such as `30 days`. */
export const BILLINGS = ["monthly", "quarterly", "halfYearly", "yearly", "twoYearly", "threeYearly"] as const;

export function readDay(part: Part | undefined): Instant | undefined {
  if (part?.text === undefined) return undefined;
  const day = parseDay(part.text);
  if (day === undefined)
    part.refuse("impossible-date", `must be a day that exists, such as 2027-01-31, not ${part.shown}`);
  return day;
}

/** A whole number from `least` to `most`. */
export function readWhole(part: Part | undefined, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (part?.text === undefined) return undefined;
  const number = /^\d{1,15}$/.test(part.text) ? Number(part.text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  part.refuse("not-a-whole-number", `must be a whole number ${range}, not ${part.shown}`);
  return undefined;
}

/** A number above zero and at most `most`, exactly as written. */
export function readDecimal(part: Part | undefined, most: number): Fraction | undefined {
  if (part?.text === undefined) return undefined;
  const number = /^\d{1,9}(\.\d{1,6})?$/.test(part.text) ? fractionOfDecimal(part.text) : undefined;
  if (number && number.numerator > 0n && compare(number, fraction(most)) <= 0) return number;
  part.refuse("not-a-number", `must be a number above 0 and at most ${most}, not ${part.shown}`);
  return undefined;
}

/** A share of nothing to `most` percent: `85%`, or `83 of 100`. A bare number is refused: 0.85 and 85 may both mean 85 %. */
export function readShare(part: Part | undefined, most = 1000): Fraction | undefined {
  return readShareWithin(part, 0, most);
}

/** A share that may be below nothing: `-2%`. */
export function readShareWithin(part: Part | undefined, least: number, most: number): Fraction | undefined {
  if (part?.text === undefined) return undefined;
  const share = parseSignedShare(part.text);
  if (share === undefined) {
    part.refuse("not-a-share", `must be a share such as 85%, not ${part.shown}`, percentMeant(part.text));
    return undefined;
  }
  if (compare(share, percent(least)) >= 0 && compare(share, percent(most)) <= 0) return share;
  part.refuse("share-out-of-range", `must be a share from ${least}% to ${most}%, not ${part.shown}`);
  return undefined;
}

/** A word for how often an invoice comes. */
export function readBilling(part: Part | undefined): string | undefined {
  if (part?.text === undefined) return undefined;
  const { text } = part;
  if (BILLINGS.some((word) => word === text) || parseDuration(text)) return text;
  const message = `must be one of ${BILLINGS.join(", ")}, or a duration such as 30 days, not ${part.shown}`;
  part.refuse("unknown-billing", message, didYouMean(text, BILLINGS));
  return undefined;
}

/** A currency code that exists. */
export function readCurrency(part: Part | undefined): string | undefined {
  if (part?.text === undefined) return undefined;
  if (CURRENCY_CODES.has(part.text)) return part.text;
  part.refuse(
    "unknown-currency",
    `must be a currency code such as USD, not ${part.shown}`,
    didYouMean(part.text, CURRENCY_CODES),
  );
  return undefined;
}

/** An id in lower case with hyphens, such as `crm-sync`. */
export function readId(part: Part | undefined): string | undefined {
  if (part?.text === undefined) return undefined;
  if (ID_PATTERN.test(part.text)) return part.text;
  part.refuse("not-an-id", `must be an id in lower case with hyphens, such as crm-sync, not ${part.shown}`);
  return undefined;
}

/** True where a key is an id; otherwise it has said what is wrong. */
export function isIdKey(key: string, part: Part): boolean {
  if (ID_PATTERN.test(key)) return true;
  part.refuseKey("not-an-id", `must be an id in lower case with hyphens, such as crm-sync, not ${quoted(key)}`);
  return false;
}

function parseSignedShare(text: string): Fraction | undefined {
  const negative = text.startsWith("-");
  const share = parseShare(negative ? text.slice(1) : text);
  return share && negative ? times(share, fraction(-1)) : share;
}

function percent(count: number): Fraction {
  return fraction(count, 100);
}

/** 85 was meant as 85%, and 0.85 as well. */
function percentMeant(text: string): { readonly hint?: string } {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return {};
  const number = Number(text);
  const share = number > 0 && number <= 1 ? Number((number * 100).toFixed(4)) : number;
  return { hint: `Did you mean "${share}%"?` };
}
