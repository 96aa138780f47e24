import { type Fraction, fraction, roundHalfUp } from "./fraction.ts";
import { exactly } from "./too-large.ts";

declare const unit: unique symbol;

/** An amount of credits, in whole thousandths of a credit. `UNLIMITED` is the one value that is not finite. */
export type Credits = number & { readonly [unit]: "thousandths of a credit" };

const SCALE = 1000;

export const NO_CREDITS = 0 as Credits;
export const UNLIMITED = Number.POSITIVE_INFINITY as Credits;
export const ONE_CREDIT = SCALE as Credits;

/**
 * So many credits, from a plain decimal with at most three decimals: `credits("0.5")` is half a credit.
 * Throws RangeError for anything else and TooLargeError beyond nine trillion.
 */
export function credits(decimal: number | string): Credits {
  const match = /^(-?)(\d+)(?:\.(\d{1,3})0*)?$/.exec(String(decimal));
  if (!match)
    throw new RangeError(`"${decimal}" is not an amount of credits: a plain decimal with at most three decimals`);
  const [, sign, whole = "0", decimals = ""] = match;
  const thousandths = exactly(BigInt(whole) * 1000n + BigInt(decimals.padEnd(3, "0")), "an amount of credits");
  return (sign && thousandths !== 0 ? -thousandths : thousandths) as Credits;
}

/** Whole thousandths as they are. Throws TooLargeError where they are not held exactly. */
export function thousandths(value: number | bigint): Credits {
  return exactly(value, "an amount of credits") as Credits;
}

/** An exact number of credits to a thousandth, half up. The only rounding of credits. */
export function roundCredits(exact: Fraction): Credits {
  return thousandths(roundHalfUp({ numerator: exact.numerator * 1000n, denominator: exact.denominator }));
}

export function creditsAsFraction(amount: Credits): Fraction {
  return fraction(amount, SCALE);
}

export function add(...amounts: readonly Credits[]): Credits {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return (sum === Number.POSITIVE_INFINITY ? sum : exactly(sum, "a sum of credits")) as Credits;
}

/** What is left of `a` when `b` is taken. From an unlimited amount an unlimited one is left. */
export function subtract(a: Credits, b: Credits): Credits {
  return (a === UNLIMITED ? UNLIMITED : a - b) as Credits;
}

/** `amount` so many times over. Throws RangeError where `count` is not a whole number. */
export function multiply(amount: Credits, count: number): Credits {
  if (amount === UNLIMITED) return count === 0 ? NO_CREDITS : UNLIMITED;
  return thousandths(BigInt(amount) * BigInt(count));
}

export function least(a: Credits, b: Credits): Credits {
  return a < b ? a : b;
}

/** The share of `amount`, to a thousandth, half up. */
export function shareOf(amount: Credits, share: Fraction): Credits {
  if (amount === UNLIMITED) return UNLIMITED;
  return thousandths(roundHalfUp({ numerator: BigInt(amount) * share.numerator, denominator: share.denominator }));
}

/** The amount as a plain number of credits: 2500 thousandths are 2.5. */
export function toNumber(amount: Credits): number {
  return amount / SCALE;
}
