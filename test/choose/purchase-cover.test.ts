import { describe, expect, test } from "vitest";
import { ForSale } from "../../src/choose/for-sale.ts";
import { PurchaseCover } from "../../src/choose/purchase-cover.ts";
import type { Ware } from "../../src/choose/wares.ts";
import type { Offer } from "../../src/engine/offer.ts";
import type { TopUp } from "../../src/plans/plan.ts";
import { credits } from "../../src/units/credits.ts";
import { ONE } from "../../src/units/fraction.ts";
import { topUp } from "../engine/builders.ts";

const pack = (size: number, dollars: number): TopUp =>
  topUp({ amount: dollars, unit: { is: "pack", credits: credits(size) } });

/** In dollars, for so many credits, where it is known to be no less than `noLess`. */
function least(lacking: number, lines: readonly TopUp[], noLess = 0): number {
  const commitment = { at: 0, until: 0, brings: [], shares: [ONE], isByMonths: true };
  const wares = lines.map((line): Ware => {
    return { kind: "credit", line: new ForSale(line, {} as Offer, "USD"), commitment, isNeverAhead: true };
  });
  return new PurchaseCover(wares, credits(1000)).of(credits(lacking), noLess * 1_000_000) / 1_000_000;
}

describe("the least for which so many credits can be bought", () => {
  test("is the cheapest sum of whole packs", () => {
    // 90 = 50 + 20 + 20: $9 + $4 + $4; 101 ≤ 50 + 20 + 20 + 20: $21, rather than 50 + 50 + 20 for $22
    expect(least(90, [pack(50, 9), pack(20, 4)])).toBe(17);
    expect(least(101, [pack(50, 9), pack(20, 4)])).toBe(21);
  });

  test("is filled up with single credits where those are sold", () => {
    // 50 for $9, and 40 at $0.20
    expect(least(90, [pack(50, 9), topUp({ amount: 0.2 })])).toBeCloseTo(17, 6);
  });

  test("is a sum of the prices there are", () => {
    // one pack of 50 is enough for 40, but no less than $10 is known to be needed: two packs
    expect(least(40, [pack(50, 9)], 9)).toBe(9);
    expect(least(40, [pack(50, 9)], 10)).toBe(18);
  });

  test("is nothing where packs are so small that too many sums would be told apart", () => {
    // 1,000 credits in packs of a quarter of one
    expect(least(90, [pack(0.25, 1)])).toBe(0);
  });
});
