/**
 * An exact rational number, for the shares and rates that whole thousandths cannot hold
 * (a third of a quarter's work, growth of 3 % a month). Always reduced, denominator positive.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** `numerator` over `denominator`, reduced. Throws RangeError on a denominator of zero or a number that is not whole. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const over = BigInt(denominator);
  if (over === 0n) throw new RangeError("a fraction cannot have a denominator of zero");
  return reduce(BigInt(numerator), over);
}

/** A plain decimal such as `0.85`, exactly as written. Throws RangeError on anything else. */
export function fractionOfDecimal(text: number | string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text));
  if (!match) throw new RangeError(`"${text}" is not a plain decimal`);
  const [, sign, whole = "", decimals = ""] = match;
  const digits = BigInt(whole + decimals);
  return reduce(sign ? -digits : digits, 10n ** BigInt(decimals.length));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return reduce(a.numerator + b.numerator, a.denominator);
  return reduce(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return reduce(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws RangeError when `b` is zero. */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** `base` to a whole, non-negative power. */
export function power(base: Fraction, exponent: number): Fraction {
  return { numerator: base.numerator ** BigInt(exponent), denominator: base.denominator ** BigInt(exponent) };
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return Number(difference > 0n) - Number(difference < 0n);
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

export function isZero(a: Fraction): boolean {
  return a.numerator === 0n;
}

/** The nearest whole number, halves away from zero: 2.5 is 3. */
export function roundHalfUp(a: Fraction): bigint {
  const twice = 2n * a.denominator;
  return a.numerator >= 0n
    ? (2n * a.numerator + a.denominator) / twice
    : -((-2n * a.numerator + a.denominator) / twice);
}

/** The largest whole number that is not above `a`. */
export function roundDown(a: Fraction): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}

/** The smallest whole number that is not below `a`. */
export function roundUp(a: Fraction): bigint {
  return -roundDown({ numerator: -a.numerator, denominator: a.denominator });
}

/** The nearest floating-point number: for drawing, never for a sum. */
export function approximately(a: Fraction): number {
  const scale = 1_000_000_000n;
  return Number((a.numerator * scale) / a.denominator) / Number(scale);
}

function reduce(numerator: bigint, denominator: bigint): Fraction {
  if (numerator === 0n) return ZERO;
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(
    numerator < 0n ? -numerator : numerator,
    denominator < 0n ? -denominator : denominator,
  );
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}
