import { expect, it } from "vitest";
import { asPrinted } from "../../src/choose/printed-figure.ts";
import { fraction } from "../../src/units/fraction.ts";

it.each([
  // 14,995 ÷ 60,000 = 0.24991…
  [14_995, 60_000, "0.25", "0.25"],
  // 24,995 ÷ 120,000 = 0.20829…
  [24_995, 120_000, "0.20", "0.21"],
  [1, 2, "1", "1"],
  [49, 100, "1", "0"],
  [1, 200, "0.01", "0.01"],
  [10, 1, "10.00", "10.00"],
  [-1, 3, "0.3", "-0.3"],
])("%i/%i beside %s is %s", (numerator, denominator, printed, expected) => {
  expect(asPrinted(fraction(numerator, denominator), printed)).toBe(expected);
});
