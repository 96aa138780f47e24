import { describe, expect, it } from "vitest";
import { foundIn } from "../setup/found-in.ts";

const found = (price: string, more: Readonly<Record<string, string>> = {}) =>
  foundIn("yearly-dearer", { tiers: `tiers: { pro: { price: [ ${price} ] } }`, ...more });

describe("billed for longer, the same tier", () => {
  it.each([
    // 12 × 109 = 1,308
    ["1307.99", 0],
    ["1308", 0],
    ["1308.01", 1],
  ])("costs %s beside 109 a month", async (year, count) => {
    expect(await found(`{ amount: 109, billed: monthly }, { amount: ${year}, billed: yearly }`)).toHaveLength(count);
  });

  it("says both prices of a year", async () => {
    expect(await found("{ amount: 109, billed: monthly }, { amount: 1440, billed: yearly }")).toEqual([
      "tiers.pro.price.yearly.amount costs $1,440.00 a year billed yearly, and $1,308.00 billed monthly (12 × $109.00)",
    ]);
  });

  it("is held against the shortest cycle, also quarters and half years, and each currency for itself", async () => {
    expect(
      await found(
        "{ amount: 100, billed: monthly }, { amount: 310, billed: quarterly }, { amount: 590, billed: halfYearly }",
      ),
    ).toHaveLength(1);
    const two = "{ amount: { USD: 10, EUR: 9 }, billed: monthly }, { amount: { USD: 120, EUR: 110 }, billed: yearly }";
    expect(await found(two)).toEqual([
      "tiers.pro.price.yearly.amount.EUR costs €110.00 a year billed yearly, and €108.00 billed monthly (12 × €9.00)",
    ]);
  });

  it("a seat is not held against an account, a set-up fee against nothing, an unpublished price against none", async () => {
    expect(await found("{ amount: 10, per: seat, billed: monthly }, { amount: 1000, billed: yearly }")).toEqual([]);
    expect(await found("{ amount: 10, billed: monthly }, { amount: 500, every: once }")).toEqual([]);
    expect(await found("{ amount: unpublished, billed: monthly }, { amount: 500, billed: yearly }")).toEqual([]);
  });

  it("a step of a slider is held against the step that brings as much each month", async () => {
    const sized = (year: string) =>
      foundIn("yearly-dearer", {
        tiers: `tiers: { pro: { price: [ { billed: monthly, sizes: { 500: 29, 1000: 55 } }, { billed: yearly, sizes: { 6000: ${year} } } ], grants: [ { billed: monthly, credits: size, every: month }, { billed: yearly, credits: size, every: year } ] } }`,
      });
    // 12 × 29 = 348
    expect([await sized("348"), (await sized("349")).length]).toEqual([[], 1]);
  });
});
