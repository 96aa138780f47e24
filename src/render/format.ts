import { dayOf, daysBetween, type Instant } from "../units/calendar.ts";
import { type Credits, UNLIMITED } from "../units/credits.ts";
import { fixed, inCurrency, NO_BREAK, trimmed } from "../units/figures.ts";
import { compare, type Fraction, fraction, isZero, times } from "../units/fraction.ts";
import { type Currency, type Money, minorDigits, moneyAsFraction } from "../units/money.ts";

/*
 * Figures as a report prints them.
 */

export { fixed, NO_BREAK, statedPrice, trimmed } from "../units/figures.ts";

/** 1,234.5 credits: thousands separators, up to three decimals. */
export function creditsText(amount: Credits): string {
  return amount === UNLIMITED ? "unlimited" : trimmed(fraction(amount, 1000), 3);
}

/** How amounts of one report are written. */
export type WriteMoney = (amount: Money, currency: Currency) => string;

/** $24,995.00: always with the minor unit of the currency. */
export const withMinorUnit: WriteMoney = (amount, currency) =>
  inCurrency(fixed(moneyAsFraction(amount), minorDigits(currency)), currency);

/** $24,995, as long as the amount is whole. */
const wholeUnits: WriteMoney = (amount, currency) =>
  amount % 1_000_000 === 0 ? inCurrency(fixed(moneyAsFraction(amount), 0), currency) : withMinorUnit(amount, currency);

/** Whole units where all amounts that a report shows together are whole; otherwise all with the minor unit. */
export function moneyWriter(amounts: readonly (Money | undefined)[]): WriteMoney {
  return amounts.every((amount) => amount === undefined || amount % 1_000_000 === 0) ? wholeUnits : withMinorUnit;
}

/** A computed price of one credit, four decimals: $0.8333. */
export function unitPrice(exact: Fraction, currency: Currency): string {
  return inCurrency(fixed(exact, 4), currency);
}

/** A plain decimal for machines: no separators, the minor unit of the currency, more only where it is needed. */
export function plainMoney(amount: Money, currency: Currency): string {
  return trimmed(moneyAsFraction(amount), 6, minorDigits(currency)).replaceAll(",", "");
}

/** Whole percent, half up; what is more than nothing and less than half a percent is "<1%". */
export function percent(share: Fraction): string {
  const hundredths = times(share, fraction(100));
  if (!isZero(share) && compare(hundredths, fraction(1, 2)) < 0 && share.numerator > 0n) return "<1%";
  return `${fixed(hundredths, 0)}%`;
}

/** The same within a sentence: 70 %. */
export function percentInWords(share: Fraction): string {
  return percent(share).replace("%", `${NO_BREAK}%`);
}

/** A share that somebody gave, with the decimals it has: 12.5 %. */
export function givenShare(share: Fraction): string {
  return `${trimmed(times(share, fraction(100)), 3)}${NO_BREAK}%`;
}

export function date(instant: Instant): string {
  return dayOf(instant);
}

/** Which day of a stretch of days an instant falls on: its first day is 1. */
export function dayWithin(from: Instant, instant: Instant): number {
  return daysBetween(from, instant) + 1;
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}

/** "a, b and c". */
export function listed(items: readonly string[], last = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/** 1 seat, 2 seats. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${fixed(fraction(count), 0)} ${count === 1 ? one : many}`;
}

/** The first letter as a capital, where a sentence begins. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
