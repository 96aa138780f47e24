import type { Instant } from "../units/calendar.ts";
import {
  compare,
  dividedBy,
  type Fraction,
  fraction,
  fractionOfDecimal,
  isZero,
  ONE,
  roundDown,
  roundUp,
  times,
} from "../units/fraction.ts";
import { type Currency, type Money, moneyAsFraction, roundToMinorUnit } from "../units/money.ts";

/*
 * Amounts of different currencies side by side, at rates that the user gives: there are none of our own. A rate is exact, and
 * an amount is rounded once, half up, to the minor unit of the currency it is converted to.
 */

/** What one unit of a currency is worth in another: 1 EUR is 1.08 USD. */
export interface ExchangeRate {
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: Fraction;
  /** Whose word it is. */
  readonly given: { readonly is: "flag" } | { readonly is: "file"; readonly source: string; readonly date: Instant };
}

/** Rates that all lead to one currency, and the currency that amounts are told in: that one, or one of those with a rate. */
export interface Conversion {
  readonly into: Currency;
  readonly rates: readonly ExchangeRate[];
}

/** What a rate is written as: `1.08 USD`, above zero. */
export interface WrittenRate {
  readonly rate: ExchangeRate["rate"];
  readonly to: Currency;
}

/** `1.08 USD` or `1.08USD`; undefined for anything else. Whether the currency exists is for the reader to say. */
export function parseWrittenRate(text: string): WrittenRate | undefined {
  const [, decimal, to] = /^(\d{1,9}(?:\.\d{1,12})?) ?([A-Za-z]{3})$/.exec(text.trim()) ?? [];
  if (decimal === undefined || to === undefined) return undefined;
  const rate = fractionOfDecimal(decimal);
  return rate.numerator > 0n ? { rate, to: to.toUpperCase() } : undefined;
}

/** Why rates make no conversion. */
export interface ExchangeProblem {
  readonly code: string;
  readonly message: string;
}

/** The conversion that rates make, into the currency they lead to unless another one is said; or what is wrong with them. */
export function conversionOf(rates: readonly ExchangeRate[], into?: Currency): Conversion | ExchangeProblem {
  const [first] = rates;
  if (!first) return { code: "no-rate", message: `Nothing says what a currency is worth in ${into ?? "another"}.` };
  const stray = rates.find(({ to }) => to !== first.to);
  if (stray) {
    const message = `Rates must all lead to one currency: ${first.from} is given in ${first.to}, ${stray.from} in ${stray.to}.`;
    return { code: "rates-apart", message };
  }
  const twice = rates.find(({ from }, index) => rates.findIndex((other) => other.from === from) < index);
  if (twice) return { code: "given-twice", message: `Two rates are given for ${twice.from}.` };
  const known = [first.to, ...rates.map(({ from }) => from)];
  if (into !== undefined && !known.includes(into))
    return { code: "no-rate", message: `No rate leads to ${into}: there are rates between ${known.join(", ")}.` };
  return { into: into ?? first.to, rates };
}

/** What one unit of a currency is worth in another; undefined where no rate leads there. */
export function worthOf(from: Currency, to: Currency, { rates }: Pick<Conversion, "rates">): Fraction | undefined {
  if (from === to) return ONE;
  const [a, b] = [worthInCommon(from, rates), worthInCommon(to, rates)];
  return a && b && dividedBy(a, b);
}

/** In the currency that all rates lead to. */
function worthInCommon(currency: Currency, rates: readonly ExchangeRate[]): Fraction | undefined {
  return currency === rates[0]?.to ? ONE : rates.find(({ from }) => from === currency)?.rate;
}

/** An amount in another currency, rounded once: 3,600 EUR at 1.08 are 3,888 USD. Undefined where no rate leads there. */
export function convert(
  amount: Money,
  from: Currency,
  to: Currency,
  conversion: Pick<Conversion, "rates">,
): Money | undefined {
  const worth = worthOf(from, to, conversion);
  return worth && (from === to ? amount : roundToMinorUnit(times(moneyAsFraction(amount), worth), to));
}

/** A total in its own currency. */
export interface Total {
  readonly total: Money;
  readonly currency: Currency;
}

/** Where a rate that moves alone changes which of two totals is lower. */
export interface Turn {
  readonly rate: ExchangeRate;
  /** To four decimals, away from the rate as given: beyond it the order is another for certain. */
  readonly at: Fraction;
  readonly beyond: "above" | "below";
}

/**
 * How far the rate of `mover` may move before it costs as much as `other`. Undefined where no rate does that: both are of
 * one currency, the mover's is the one that the others are told in, or it costs nothing.
 *
 * @example 3,600 EUR at 1.08 USD against 4,068 USD: 4,068 ÷ 3,600 = 1.13.
 */
export function turnOf(mover: Total, other: Total, conversion: Conversion): Turn | undefined {
  const rate = conversion.rates.find(({ from }) => from === mover.currency);
  const worth = worthInCommon(other.currency, conversion.rates);
  if (!rate || !worth || mover.currency === other.currency || mover.total === 0) return undefined;
  const tie = dividedBy(times(moneyAsFraction(other.total), worth), moneyAsFraction(mover.total));
  const beyond = compare(tie, rate.rate) >= 0 ? "above" : "below";
  const at = outward(tie, beyond);
  return isZero(at) ? undefined : { rate, at, beyond };
}

function outward(exact: Fraction, beyond: Turn["beyond"]): Fraction {
  const tenThousandths = times(exact, fraction(10_000));
  return fraction(beyond === "above" ? roundUp(tenThousandths) : roundDown(tenThousandths), 10_000);
}
