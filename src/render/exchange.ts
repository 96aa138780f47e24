import { type Conversion, convert, type ExchangeRate, type Turn, worthOf } from "../choose/exchange.ts";
import { daysBetween } from "../units/calendar.ts";
import { type Fraction, times } from "../units/fraction.ts";
import { type Currency, type Money, minorDigits, moneyAsFraction } from "../units/money.ts";
import { date, fixed, listed, NO_BREAK, trimmed, type WriteMoney } from "./format.ts";
import type { Context } from "./report.ts";

/*
 * Amounts of several currencies told in one, and the rates that do it. What no rate converts stays as it is.
 */

/** Amounts in the currency of a conversion. */
export function convertingMoney(write: WriteMoney, conversion: Conversion): WriteMoney {
  return (amount, currency) => {
    const converted = convert(amount, currency, conversion.into, conversion);
    return converted === undefined ? write(amount, currency) : write(converted, conversion.into);
  };
}

/** The same for the price of one credit, which is exact. */
export function convertingPrice(
  write: (exact: Fraction, currency: Currency) => string,
  conversion: Conversion,
): (exact: Fraction, currency: Currency) => string {
  return (exact, currency) => {
    const worth = worthOf(currency, conversion.into, conversion);
    return worth ? write(times(exact, worth), conversion.into) : write(exact, currency);
  };
}

/** "1 EUR = 1.08 USD, given on the command line; amounts in USD". */
export function ratesInWords(conversion: Conversion | undefined, context: Context): string {
  if (!conversion) return "";
  const rates = conversion.rates.map((rate) => `1 ${rate.from} = ${rateInWords(rate)}`);
  const words = new Set(conversion.rates.map((rate) => givenInWords(rate, context)));
  const each =
    words.size === 1
      ? `${listed(rates)}, ${[...words][0]}`
      : conversion.rates.map((rate, index) => `${rates[index]}, ${givenInWords(rate, context)}`).join("; ");
  return `${each}; amounts in ${conversion.into}`.replaceAll(" = ", `${NO_BREAK}=${NO_BREAK}`);
}

function rateInWords({ rate, to }: ExchangeRate): string {
  return `${trimmed(rate, 12, 2)} ${to}`;
}

function givenInWords({ given }: ExchangeRate, { asOf, maxAge }: Context): string {
  if (given.is === "flag") return "given on the command line";
  const age = daysBetween(given.date, asOf);
  const old = age > maxAge ? `, ${age} days old on ${date(asOf)}` : "";
  return `${given.source}, of ${date(given.date)}${old}`;
}

/** "above 1.13 USD for 1 EUR (now 1.08)". */
export function turnInWords({ rate, at, beyond }: Turn): string {
  return `${beyond} ${trimmed(at, 4, 2)} ${rate.to} for 1 ${rate.from} (now ${trimmed(rate.rate, 12, 2)})`.replaceAll(
    " for 1 ",
    ` for${NO_BREAK}1${NO_BREAK}`,
  );
}

/** "EUR 3,600.00": an original amount beside a converted one, by its code. */
export function withCode(amount: Money, currency: Currency): string {
  return `${currency}${NO_BREAK}${fixed(moneyAsFraction(amount), minorDigits(currency))}`;
}
