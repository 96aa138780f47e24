import { type Credits, creditsAsFraction } from "./credits.ts";
import { type Fraction, fraction, roundHalfUp, times } from "./fraction.ts";
import { exactly } from "./too-large.ts";

declare const unit: unique symbol;

/** An amount of money in whole millionths of the currency unit. */
export type Money = number & { readonly [unit]: "millionths of a currency unit" };

/** An ISO 4217 code, such as `USD`. */
export type Currency = string;

const SCALE = 1_000_000;

export const NO_MONEY = 0 as Money;

/** What ISO 4217 calls "no currency": stands where a vendor does not say what its prices are in. */
export const CURRENCY_NOT_KNOWN: Currency = "XXX";

/** Money from a plain decimal with at most six decimals. Throws RangeError for anything else, TooLargeError beyond nine billion. */
export function money(decimal: number | string): Money {
  const match = /^(-?)(\d+)(?:\.(\d{1,6})0*)?$/.exec(String(decimal));
  if (!match) throw new RangeError(`"${decimal}" is not an amount of money: a plain decimal with at most six decimals`);
  const [, sign, whole = "0", decimals = ""] = match;
  const millionths = exactly(BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, "0")), "an amount of money");
  return (sign && millionths !== 0 ? -millionths : millionths) as Money;
}

export function millionths(value: number | bigint): Money {
  return exactly(value, "an amount of money") as Money;
}

export function addMoney(...amounts: readonly Money[]): Money {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return millionths(sum);
}

export function subtractMoney(a: Money, b: Money): Money {
  return millionths(a - b);
}

export function moneyAsFraction(amount: Money): Fraction {
  return fraction(amount, SCALE);
}

/** How many decimals amounts of this currency are printed and invoiced with: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: Currency): number {
  if (NO_MINOR.has(currency)) return 0;
  return THREE_MINOR.has(currency) ? 3 : 2;
}

const NO_MINOR = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const THREE_MINOR = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

/**
 * An exact amount (in currency units) as an invoice line prints it: rounded once, half up, to the currency's minor unit.
 * The only rounding of money. Throws TooLargeError where the result is not held exactly.
 */
export function roundToMinorUnit(exact: Fraction, currency: Currency): Money {
  const minor = 10n ** BigInt(minorDigits(currency));
  const units = roundHalfUp({ numerator: exact.numerator * minor, denominator: exact.denominator });
  return millionths((units * BigInt(SCALE)) / minor);
}

/** What `quantity` costs at `unitPrice`, as an invoice line: exact product, rounded once to the minor unit. */
export function lineAmount(quantity: Fraction, unitPrice: Money, currency: Currency): Money {
  return roundToMinorUnit(times(quantity, moneyAsFraction(unitPrice)), currency);
}

/** What so many credits cost at a price per credit. `costOf(credits(1400), money(0.01), "USD")` is 14 dollars. */
export function costOf(amount: Credits, pricePerCredit: Money, currency: Currency): Money {
  return lineAmount(creditsAsFraction(amount), pricePerCredit, currency);
}

/** The amount as a plain number of currency units, for display and JSON. */
export function toUnits(amount: Money): number {
  return amount / SCALE;
}
