import { type Fraction, fraction, roundHalfUp, times } from "./fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency, minorDigits } from "./money.ts";

/*
 * Exact numbers as text. Separators are written here and never asked of the machine, so that every machine prints the same bytes.
 */

/** A space that must not be broken at the end of a line, until the line is drawn. */
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

const SYMBOLS: Readonly<Record<Currency, string>> = { USD: "$", EUR: "€", GBP: "£", [CURRENCY_NOT_KNOWN]: "¤" };

/** A figure with the sign of its currency before it: $1,234.50, or the code where there is no sign. */
export function inCurrency(figure: string, currency: Currency): string {
  if (currency === CURRENCY_NOT_KNOWN && /^0(?:\.0+)?$/.test(figure)) return "0";
  const symbol = SYMBOLS[currency] ?? `${currency}${NO_BREAK}`;
  return figure.startsWith("-") ? `-${symbol}${figure.slice(1)}` : `${symbol}${figure}`;
}

/** A price as somebody states it, two decimals or more: $0.01, $0.0025. */
export function statedPrice(exact: Fraction, currency: Currency): string {
  return inCurrency(trimmed(exact, 6, minorDigits(currency)), currency);
}
