import { describe, expect, it } from "vitest";
import { foundIn } from "../setup/found-in.ts";

const small = (more = "", grant = "") =>
  `price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 1000, every: month${grant} } ]${more}`;
const large = (more = "", grant = "", amount = "100") =>
  `price: [ { amount: ${amount}, billed: monthly } ], grants: [ { credits: 2000, every: month${grant} } ]${more}`;
const found = (one: string, other: string, more: Readonly<Record<string, string>> = {}) =>
  foundIn("dominated", { tiers: `tiers: { small: { ${one} }, large: { ${other} } }`, ...more });

describe("a tier nobody should buy", () => {
  it("costs as much as one that brings more", async () => {
    expect(await found(small(), large())).toEqual([
      "tiers.small.price.amount is $100.00 a month, and Large at $100.00 brings as much and can do all that it can",
    ]);
  });

  it.each([
    ["the other costs more", small(), large("", "", "101")],
    ["it can do something that the other cannot", small(", features: [ api ]"), large()],
    ["it comes with other seats", small(", seats: { included: 3 }"), large()],
    ["what is left rolls over", small("", ", rollover: { carry: all, again: true }"), large()],
    ["the credits of the other are locked to seats", small(), large("", ", per: seat, pooled: false")],
    ["the other is closed", small(), large(", closed: true")],
    ["the other is only for old accounts", small(), large(", accounts: { createdBefore: 2026-01-01 }")],
    ["both are alike", small(), small()],
  ])("is not one where %s", async (_why, one, other) => {
    expect(await found(one, other)).toEqual([]);
  });

  it("is not one where a top-up or an action is for it alone", async () => {
    const topUps = "topUps: [ { per: credit, amount: 0.5, lasts: forever, tiers: [ small ] } ]";
    expect(await found(small(), large(), { topUps })).toEqual([]);
  });

  it("may be a step that costs no less than the larger one after it", async () => {
    const slider = (second: string) =>
      `tiers: { pro: { price: [ { billed: monthly, sizes: { 1000: 50, 2000: ${second} } } ], grants: [ { credits: size, every: month } ] } }`;
    const told = await Promise.all(["51", "50", "49"].map((second) => foundIn("dominated", { tiers: slider(second) })));
    expect(told.map(({ length }) => length)).toEqual([0, 1, 1]);
  });
});
