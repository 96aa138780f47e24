import { dayOf, daysBetween, type Instant } from "../units/calendar.ts";
import { type Credits, UNLIMITED } from "../units/credits.ts";
import { compare, type Fraction, fraction, isZero, roundHalfUp, times } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency, type Money, minorDigits, moneyAsFraction } from "../units/money.ts";

/*
 * Figures as text. Separators are written here and never asked of the machine, so that every machine prints the same bytes.
 * A space that must not be broken at the end of a line is a no-break space until the line is drawn.
 */

export const NO_BREAK = "\u00a0";

/** An exact number with so many decimals, half away from zero, and thousands separators: 1234.5 with two is 1,234.50. */
export function fixed(exact: Fraction, decimals: number): string {
  const scaled = roundHalfUp(times(exact, fraction(10n ** BigInt(decimals))));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = decimals > 0 ? `.${digits.slice(-decimals)}` : "";
  return `${scaled < 0n ? "-" : ""}${whole}${rest}`;
}

/** The same with no more decimals than it needs, at least `least` of them: 12.500 is 12.5. */
export function trimmed(exact: Fraction, most: number, least = 0): string {
  const [whole = "", decimals = ""] = fixed(exact, most).split(".");
  const kept = decimals.replace(/0+$/, "").padEnd(least, "0");
  return kept === "" ? whole : `${whole}.${kept}`;
}

/** 1,234.5 credits: thousands separators, up to three decimals. */
export function creditsText(amount: Credits): string {
  return amount === UNLIMITED ? "unlimited" : trimmed(fraction(amount, 1000), 3);
}

const SYMBOLS: Readonly<Record<Currency, string>> = { USD: "$", EUR: "€", GBP: "£", [CURRENCY_NOT_KNOWN]: "¤" };

function inCurrency(figure: string, currency: Currency): string {
  if (currency === CURRENCY_NOT_KNOWN && /^0(?:\.0+)?$/.test(figure)) return "0";
  const symbol = SYMBOLS[currency] ?? `${currency}${NO_BREAK}`;
  return figure.startsWith("-") ? `-${symbol}${figure.slice(1)}` : `${symbol}${figure}`;
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

/** A price as somebody states it, two decimals or more: $0.01, $0.0025. */
export function statedPrice(exact: Fraction, currency: Currency): string {
  return inCurrency(trimmed(exact, 6, minorDigits(currency)), currency);
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
