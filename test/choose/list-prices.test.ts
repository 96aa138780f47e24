import { describe, expect, it } from "vitest";
import { creditPrices, monthlyPrices, rangeOf } from "../../src/choose/list-prices.ts";
import { type Fraction, fractionOfDecimal } from "../../src/units/fraction.ts";
import { planOf } from "../setup/plan-of.ts";

async function pricesOf(parts: Readonly<Record<string, string>>) {
  const { plan } = await planOf(parts);
  return { monthly: rangeOf(monthlyPrices(plan, "USD")), credits: creditPrices(plan, "USD") };
}

function range(low: string, high: string): { readonly low: Fraction; readonly high: Fraction } {
  return { low: fractionOfDecimal(low), high: fractionOfDecimal(high) };
}

const GRANT = "grants: [ { credits: 500, every: month } ]";

describe("what tiers cost a month", () => {
  it.each([
    ["one tier", `tiers: { pro: { price: [ { amount: 100, billed: monthly } ], ${GRANT} } }`, "100", "100"],
    // 1,080 ÷ 12 = 90
    [
      "a year's invoice, by twelve",
      `tiers: { pro: { price: [ { amount: 100, billed: monthly }, { amount: 1080, billed: yearly } ], ${GRANT} } }`,
      "90",
      "100",
    ],
    ["30 days as a month", `tiers: { pro: { price: [ { amount: 39, billed: 30 days } ], ${GRANT} } }`, "39", "39"],
    [
      "the account where it has a price, and not the seats beside it",
      `tiers: { pro: { seats: { included: 2 }, price: [ { amount: 70, billed: monthly }, { amount: 50, per: seat, billed: monthly } ], ${GRANT} } }`,
      "70",
      "70",
    ],
    [
      "neither trials, nor what is sold no more, nor what is paid once",
      `tiers: { t: { trial: true, price: [ { amount: 0, billed: monthly } ] }, old: { closed: true, price: [ { amount: 10, billed: monthly } ] }, pro: { price: [ { amount: 100, billed: monthly }, { amount: 999, every: once } ], ${GRANT} } }`,
      "100",
      "100",
    ],
    [
      "both ends of a slider",
      "tiers: { pro: { price: [ { sizes: { 1000: 40, 5000: 150 }, billed: monthly } ], grants: [ { credits: size, every: month } ] } }",
      "40",
      "150",
    ],
  ])("%s", async (_what, tiers, low, high) => {
    expect((await pricesOf({ tiers })).monthly).toEqual(range(low, high));
  });

  it("is not known where it is not published", async () => {
    const tiers = `tiers: { pro: { price: [ { amount: unpublished, billed: yearly } ], ${GRANT} } }`;
    expect((await pricesOf({ tiers })).monthly).toBeUndefined();
  });
});

describe("what one credit costs", () => {
  it.each([
    // 100 ÷ 500
    ["included", `tiers: { pro: { price: [ { amount: 100, billed: monthly } ], ${GRANT} } }`, "", "0.2", "0.2"],
    // 0.2 included, 0.3 bought
    [
      "bought",
      `tiers: { pro: { price: [ { amount: 100, billed: monthly } ], ${GRANT} } }`,
      "topUps: [ { amount: 0.3, per: credit, lasts: forever } ]",
      "0.2",
      "0.3",
    ],
    // 50 ÷ 1,000 a pack
    [
      "by the pack",
      `tiers: { pro: { price: [ { amount: 100, billed: monthly } ], ${GRANT} } }`,
      "topUps: [ { amount: 50, per: pack, credits: 1000, lasts: forever } ]",
      "0.05",
      "0.2",
    ],
    // 30 % above 0.2
    [
      "above the tier's own price",
      `tiers: { pro: { price: [ { amount: 100, billed: monthly } ], ${GRANT} } }`,
      "topUps: [ { markup: 30%, per: credit, lasts: forever } ]",
      "0.2",
      "0.26",
    ],
    // 40 ÷ 1,000 and 150 ÷ 5,000
    [
      "on a slider",
      "tiers: { pro: { price: [ { sizes: { 1000: 40, 5000: 150 }, billed: monthly } ], grants: [ { credits: size, every: month } ] } }",
      "",
      "0.03",
      "0.04",
    ],
    // 480 ÷ 12 ÷ 1,000 a month: sizes are a month's, the price a year's
    [
      "on a slider that is paid by the year",
      "tiers: { pro: { price: [ { sizes: { 1000: 480 }, billed: yearly } ], grants: [ { credits: size, every: month } ] } }",
      "",
      "0.04",
      "0.04",
    ],
  ])("%s", async (_what, tiers, topUps, low, high) => {
    const { credits } = await pricesOf({ tiers, topUps });
    expect(credits.get("credit")).toEqual(range(low, high));
  });

  it("is not said of included credits of several kinds, which one price pays for together", async () => {
    const { credits } = await pricesOf({
      kinds: "kinds: { email: {}, phone: {} }",
      actions: "actions: { find: { does: email, burns: 1, kind: email, charged: success } }",
      tiers:
        "tiers: { pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 500, kind: email, every: month }, { credits: 50, kind: phone, every: month } ] } }",
      topUps: "topUps: [ { amount: 0.9, kind: phone, per: credit, lasts: forever } ]",
    });
    expect([...credits]).toEqual([["phone", range("0.9", "0.9")]]);
  });
});
