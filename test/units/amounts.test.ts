import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  credits,
  multiply,
  roundCredits,
  shareOf,
  thousandths,
  toNumber,
  UNLIMITED,
} from "../../src/units/credits.ts";
import {
  compare,
  dividedBy,
  fraction,
  fractionOfDecimal,
  minus,
  plus,
  power,
  roundDown,
  roundHalfUp,
  roundUp,
  times,
} from "../../src/units/fraction.ts";
import { costOf, money, roundToMinorUnit, toUnits } from "../../src/units/money.ts";
import { TooLargeError } from "../../src/units/too-large.ts";

/* Everything exact is held against big.js, which reckons in decimals and knows nothing of ours. */

Big.DP = 60;

const decimals = fc
  .record({ digits: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), places: fc.integer({ min: 0, max: 9 }) })
  .map(({ digits, places }) => new Big(digits).div(new Big(10).pow(places)));
/** Where big.js needs no rounding of its own. */
const divisors = fc.constantFrom("0.5", "2", "-4", "0.008", "1.25", "64").map((text) => new Big(text));

const ours = (value: Big) => fractionOfDecimal(value.toFixed());
const same = (a: ReturnType<typeof ours>, b: Big) => expect(compare(a, ours(b))).toBe(0);

describe("fractions", () => {
  it("add, subtract, multiply, divide and compare as decimals do", () => {
    fc.assert(
      fc.property(decimals, decimals, divisors, (a, b, divisor) => {
        same(plus(ours(a), ours(b)), a.plus(b));
        same(minus(ours(a), ours(b)), a.minus(b));
        same(times(ours(a), ours(b)), a.times(b));
        same(dividedBy(ours(a), ours(divisor)), a.div(divisor));
        expect(compare(ours(a), ours(b))).toBe(a.cmp(b));
      }),
    );
  });

  it("rise to a power", () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (base, exponent) => {
        same(power(ours(base), exponent), base.pow(exponent));
      }),
    );
  });

  it("round half away from zero, down and up", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(roundHalfUp(ours(value))).toBe(BigInt(value.round(0, Big.roundHalfUp).toFixed()));
        const floor = value.gte(0) ? value.round(0, Big.roundDown) : value.round(0, Big.roundUp);
        expect(roundDown(ours(value))).toBe(BigInt(floor.toFixed()));
        expect(roundUp(ours(value))).toBe(-BigInt(roundDown(ours(value.times(-1)))));
      }),
    );
    // just under, at, just over
    expect([2.4, 2.5, 2.6].map((value) => roundHalfUp(fractionOfDecimal(value)))).toEqual([2n, 3n, 3n]);
  });

  it("are always reduced, with the sign above the line", () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(fraction(0, -7)).toEqual({ numerator: 0n, denominator: 1n });
  });

  it("refuse a denominator of zero", () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => dividedBy(fraction(1), fraction(0))).toThrow(RangeError);
  });
});

const amounts = fc.integer({ min: 0, max: 10_000_000_000 }).map((value) => new Big(value).div(1000));

describe("credits", () => {
  it("are read from their text and kept to the thousandth", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(credits(amount.toFixed())).toBe(Number(amount.times(1000).toFixed()));
        expect(toNumber(credits(amount.toFixed()))).toBe(amount.toNumber());
      }),
    );
  });

  it("are rounded half up to a thousandth", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(roundCredits(ours(value)) + 0).toBe(Number(value.round(3, Big.roundHalfUp).times(1000).toFixed()) + 0);
      }),
    );
    expect(["0.0004", "0.0005", "0.0006"].map((text) => roundCredits(fractionOfDecimal(text)))).toEqual([0, 1, 1]);
  });

  it("are shared and multiplied exactly", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 200 }), (amount, percent) => {
        const part = amount.times(percent).div(100).round(3, Big.roundHalfUp);
        expect(shareOf(credits(amount.toFixed()), fraction(percent, 100))).toBe(credits(part.toFixed()));
        expect(multiply(credits(amount.toFixed()), percent)).toBe(credits(amount.times(percent).toFixed()));
      }),
    );
  });

  it.each(["1e3", "", "0.0001", "1,000", ".5", "1.", "NaN", "Infinity"])("refuse %o", (text) => {
    expect(() => credits(text)).toThrow(RangeError);
  });

  it("refuse by name what is too large to be exact", () => {
    // the largest safe integer is 9,007,199,254,740,991 thousandths
    expect(credits("9007199254740.991")).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => credits("9007199254740.992")).toThrow(TooLargeError);
    expect(() => add(thousandths(Number.MAX_SAFE_INTEGER), thousandths(1))).toThrow(TooLargeError);
    expect(() => multiply(credits(9_000_000_000), 2000)).toThrow(TooLargeError);
  });

  it("are taken a whole number of times, also where a part of them would come out even", () => {
    expect(() => multiply(credits(2), 1.5)).toThrow(RangeError);
  });

  it("that are unlimited stay so, but none of them is none", () => {
    expect(add(UNLIMITED, credits(1))).toBe(UNLIMITED);
    expect(multiply(UNLIMITED, 0)).toBe(0);
    expect(shareOf(UNLIMITED, fraction(1, 2))).toBe(UNLIMITED);
  });
});

describe("money", () => {
  it("is an exact product, rounded once to the currency's minor unit", () => {
    const prices = fc.integer({ min: 0, max: 5_000_000 }).map((value) => new Big(value).div(1_000_000));
    fc.assert(
      fc.property(
        amounts,
        prices,
        fc.constantFrom(["USD", 2], ["JPY", 0], ["KWD", 3]),
        (amount, price, [currency, digits]) => {
          const cost = costOf(credits(amount.toFixed()), money(price.toFixed()), currency as string);
          expect(toUnits(cost)).toBe(
            amount
              .times(price)
              .round(digits as number, Big.roundHalfUp)
              .toNumber(),
          );
        },
      ),
    );
  });

  it("rounds halves up", () => {
    expect(
      ["0.004", "0.005", "1.015"].map((text) => toUnits(roundToMinorUnit(fractionOfDecimal(text), "USD"))),
    ).toEqual([0, 0.01, 1.02]);
  });

  it("refuses more than six decimals, and what is too large", () => {
    expect(() => money("0.0000001")).toThrow(RangeError);
    expect(() => money("9007199254.740992")).toThrow(TooLargeError);
  });
});
