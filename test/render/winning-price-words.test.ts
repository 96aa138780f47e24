import { describe, expect, it } from "vitest";
import { rankPlans } from "../../src/choose/rank.ts";
import { winningPrices } from "../../src/choose/winning-prices.ts";
import { winningPriceInWords } from "../../src/render/compare/winning-price-words.ts";
import { tellingOf } from "../../src/render/telling.ts";
import { grant, offer, price, role, scenario } from "../engine/builders.ts";
import { ASK, CONTEXT } from "../setup/answers.ts";
import { planOf } from "../setup/plan-of.ts";

const { plan: FLAT } = offer({ price: [price({ amount: 135 })], grants: [grant({ credits: "unlimited" })] });

/** What is told of a vendor that loses to $135 a month, for 1,800 lookups. */
async function toldOf(parts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { plan } = await planOf(parts);
  const team = scenario({ months: 1, roles: [role("sdr", 1, { email: "1800/month" })] });
  const contenders = [plan, { ...FLAT, id: "flat" }].map((each) => ({ plan: each, readings: [] }));
  const [found] = winningPrices(rankPlans(contenders, team, ASK), ASK);
  return winningPriceInWords(found, tellingOf([], team, CONTEXT)).map((text) => text.replaceAll("\u00a0", " "));
}

describe("what a buyer may ask for", () => {
  it("of a slider: its step, what a credit then is, and the share off every step", async () => {
    // 2,000 credits: $135 ÷ 2,000 = $0.0675. 1 − 135 ÷ 180 = a quarter.
    const sizes = "{ sizes: { 1000: 100, 2000: 180, 5000: 400 }, billed: monthly }";
    const tiers = `tiers: { pro: { price: [ ${sizes} ], grants: [ { credits: size, every: month } ] } }`;
    expect(await toldOf({ tiers })).toEqual([
      "It wins below $135.00 a month, billed monthly, for 2,000 credits (now $180.00; $0.0675 each; 25 % off every size).",
    ]);
  });

  it("of brackets: the rate that is reached, and a share that is enough, to the tenth of a percent", async () => {
    // 1,800 × $0.15 = $270. At $0.075 they are $135, half of it.
    const tiers = "tiers: { pro: { price: [ { amount: 0, billed: monthly } ] } }";
    const brackets = "[ { from: 1, amount: 0.20 }, { from: 1001, amount: 0.15 } ]";
    expect(await toldOf({ tiers, topUps: `topUps: [ { volume: ${brackets}, per: credit, lasts: forever } ]` })).toEqual(
      ["It wins below $0.075 a credit on top (now $0.15; 50 % off every bracket)."],
    );
  });

  it("of overage: its rate", async () => {
    const tiers = "tiers: { pro: { price: [ { amount: 0, billed: monthly } ] } }";
    expect(await toldOf({ tiers, whenEmpty: "whenEmpty: [ { do: overage, amount: 0.10 } ]" })).toEqual([
      "It wins below $0.075 a credit of overage (now $0.10).",
    ]);
  });

  it("of a sum of prices: the whole subscription", async () => {
    const lines = "{ amount: 100, billed: monthly }, { amount: 80, per: seat, billed: monthly }";
    const tiers = `tiers: { pro: { price: [ ${lines} ], grants: [ { credits: 5000, every: month } ] } }`;
    expect(await toldOf({ tiers })).toEqual(["It wins below $135 in a month for the subscription (now $180)."]);
  });
});
