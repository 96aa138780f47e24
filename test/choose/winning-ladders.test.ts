import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankPlans } from "../../src/choose/rank.ts";
import { type WinningPrice, winningPrices } from "../../src/choose/winning-prices.ts";
import type { Plan } from "../../src/plans/plan.ts";
import { approximately } from "../../src/units/fraction.ts";
import { type Money, toUnits } from "../../src/units/money.ts";
import { grant, offer, price, role, scenario, topUp } from "../engine/builders.ts";
import { planOf } from "../setup/plan-of.ts";
import { ASKED } from "./small-rankings.ts";

/** A vendor that charges so many dollars for any number of credits. */
function flatPriced(dollars: number): Plan {
  const { plan } = offer({ price: [price({ amount: dollars })], grants: [grant({ credits: "unlimited" })] });
  return { ...plan, id: "flat" };
}

/** One month's work of so many lookups. */
const wanting = (lookups: number) => scenario({ months: 1, roles: [role("sdr", 1, { email: `${lookups}/month` })] });

function against(dollars: number, loser: Plan, lookups: number): WinningPrice | undefined {
  const contenders = [loser, flatPriced(dollars)].map((plan) => ({ plan, readings: [] }));
  return winningPrices(rankPlans(contenders, wanting(lookups), ASKED), ASKED)[0];
}

const told = (part: WinningPrice["price"] | WinningPrice["unit"]) =>
  part && [toUnits(part.now), toUnits(part.below), approximately(part.off)];

const SLIDER = {
  tiers: `tiers: { pro: { price: [ { sizes: { 1000: 100, 2000: 180, 5000: 400 }, billed: monthly } ],
    grants: [ { credits: size, every: month } ] } }`,
};
const PAY_AS_YOU_GO = "tiers: { pro: { price: [ { amount: 0, billed: monthly } ] } }";

describe("the price of a slider's step", async () => {
  const { plan } = await planOf(SLIDER);
  const found = against(135, plan, 1800);

  it("1,800 lookups take 2,000 credits for $180: at $134.99 they beat $135, a quarter off every size", () => {
    expect(told(found?.price)).toEqual([180, 135, 0.25]);
    expect([found?.price?.step.at, found?.price?.step.size]).toEqual(["tiers.pro.price.sizes.2000", 2_000_000]);
  });

  it("for each of the 2,000 credits that is 6.75 cents instead of 9", () => {
    expect([found?.included?.now, found?.included?.below].map((each) => each && approximately(each))).toEqual([
      0.09, 0.0675,
    ]);
  });
});

describe("the price of a credit in brackets", async () => {
  const graduated = await planOf({
    tiers: PAY_AS_YOU_GO,
    topUps:
      "topUps: [ { graduated: [ { from: 1, amount: 0.10 }, { from: 101, amount: 0.05 } ], per: credit, lasts: forever } ]",
  });
  const overage = await planOf({ tiers: PAY_AS_YOU_GO, whenEmpty: "whenEmpty: [ { do: overage, amount: 0.08 } ]" });

  it("300 credits at 10 and 5 cents are $20: at 7 and 3.5 cents they are $14, and below that they win", () => {
    // 100 × $0.07 + 200 × $0.035 = $14; 100 × $0.0698 + 200 × $0.0349 = $13.96
    expect(told(against(14, graduated.plan, 300)?.unit)).toEqual([0.05, 0.035, 0.3]);
  });

  it("100 credits reach only the first bracket", () => {
    // 100 × $0.08 = $8
    expect(told(against(8, graduated.plan, 100)?.unit)).toEqual([0.1, 0.08, 0.2]);
  });

  it("overage has a price to lower as well: 100 credits at 6 cents are $6", () => {
    expect(told(against(6, overage.plan, 100)?.unit)).toEqual([0.08, 0.06, 0.25]);
  });
});

describe("a subscription that is the sum of two prices", async () => {
  const { plan } = await planOf({
    tiers: `tiers: { pro: { price: [ { amount: 60, billed: monthly }, { amount: 20, per: seat, billed: monthly } ],
      grants: [ { credits: 500, every: month } ] } }`,
  });

  it("names neither, but what they may come to", () => {
    const found = against(50, plan, 10);
    expect([found?.price, found?.unit, found?.feesBelow]).toEqual([undefined, undefined, 50_000_000]);
  });
});

interface Step {
  readonly from: number;
  readonly cents: number;
}

const ladders = fc
  .record({
    starts: fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { maxLength: 3 }),
    cents: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ starts, cents }) =>
    [1, ...starts.toSorted((a, b) => a - b)].map((from, index): Step => ({ from, cents: cents[index] as number })),
  );

/** Millionths of a dollar, as every bracket has them where that of `used` is `to`. */
const scaled = (cents: number, used: number, to: number) =>
  Math.floor((2 * cents * 10_000 * to + used * 10_000) / (2 * used * 10_000));

const inCents = (millionths: number) => Math.floor((millionths + 5000) / 10_000);

/** What so many credits cost in volume brackets; more may cost less. */
function byVolume(steps: readonly Step[], lookups: number, rate: (step: Step) => number): number {
  const amounts = [lookups, ...steps.map(({ from }) => from).filter((from) => from > lookups)];
  return Math.min(
    ...amounts.map((bought) => inCents(bought * rate(steps.findLast(({ from }) => from <= bought) as Step))),
  );
}

describe("a step less wins, a step more loses, whichever bracket is reached", () => {
  it("credits on top in volume brackets, added up apart", () => {
    const given = {
      steps: ladders,
      lookups: fc.integer({ min: 1, max: 70 }),
      dollars: fc.integer({ min: 1, max: 30 }),
    };
    fc.assert(
      fc.property(fc.record(given), ({ steps, lookups, dollars }) => {
        const brackets = steps.map(({ from, cents }) => ({
          from,
          amount: { USD: (cents * 10_000) as Money },
          at: `topUps.credit.volume.${from}`,
        }));
        const sold = { ...topUp({ amount: 1 }), pricing: { is: "volume", measure: "units", brackets } as const };
        const { plan } = offer({ price: [price({ amount: 0 })], grants: [] });
        const unit = against(dollars, { ...plan, topUps: [sold] }, lookups)?.unit;
        const total = byVolume(steps, lookups, ({ cents }) => cents * 10_000);
        expect(unit === undefined).toBe(total <= dollars * 100);
        if (!unit) return;
        const totalAt = (to: number) => byVolume(steps, lookups, ({ cents }) => scaled(cents, unit.now / 10_000, to));
        expect(totalAt(unit.below)).toBeGreaterThanOrEqual(dollars * 100);
        expect(totalAt(unit.below - 100)).toBeLessThan(dollars * 100);
      }),
      { numRuns: 60 },
    );
  });
});
