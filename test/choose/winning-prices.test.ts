import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Candidate, Ranking } from "../../src/choose/answer.ts";
import { assess } from "../../src/choose/candidate.ts";
import { repriced } from "../../src/choose/repriced.ts";
import { type WinningPrice, winningPrices } from "../../src/choose/winning-prices.ts";
import { type Money, millionths, money, toUnits } from "../../src/units/money.ts";
import { ASK, rankingOf } from "../setup/answers.ts";
import { ASKED, cases, ranked } from "./small-rankings.ts";

describe("the price at which each loser would win (session 5)", async () => {
  const prices = winningPrices(await rankingOf(["apollo", "lemlist", "zoominfo", "zaplify"], "team"), ASK);
  const of = (id: string) => prices.find(({ plan }) => plan.id === id) as WinningPrice;

  it("Apollo Basic at $42.37 a seat: 8 × 12 × $42.37 = $4,067.52 beats lemlist's $4,068.00, $42.38 does not", () => {
    const { price, below } = of("apollo");
    expect([price?.now, price?.below, below].map((amount) => amount && toUnits(amount))).toEqual([49, 42.38, 4068]);
  });

  it("ZoomInfo Professional below $4,068.00 a year", () => {
    expect(of("zoominfo").price?.below).toBe(money(4068));
    expect(of("zoominfo").feesBelow).toBe(money(4068));
  });

  it("says nothing of a plan without a price: that is told where it is not priced", () => {
    expect(prices.map(({ plan }) => plan.id)).toEqual(["apollo", "zoominfo"]);
  });
});

type Part = NonNullable<WinningPrice["price"] | WinningPrice["unit"]>;

/** What an offer costs at another amount of one line; more than anything where it does not qualify. */
function totalAt({ candidate, plan }: WinningPrice, ranking: Ranking, part: Part, amount: Money): number {
  const { offer, cost } = (candidate as Candidate).estimate;
  const scenario = ranking.answers.find(({ answer }) => answer.plan === plan)?.answer.scenario ?? ranking.scenario;
  const lowered = { at: part.line.at, currency: cost.currency, from: part.now, to: amount };
  const { qualifies, estimate } = assess(repriced(offer, lowered), scenario, ASKED);
  return qualifies ? (estimate.cost.total as number) : Number.POSITIVE_INFINITY;
}

describe("a step less wins, a step more loses", () => {
  it("subscriptions by the cent, credits by the ten-thousandth", () => {
    fc.assert(
      fc.property(cases, ({ plans, team }) => {
        const ranking = ranked(plans, team);
        const least = ranking.answers[0]?.best?.estimate.cost.total as number;
        for (const found of winningPrices(ranking, ASKED)) {
          expect(found.below).toBe(least);
          for (const [part, step] of [
            [found.price, 10_000],
            [found.unit, 100],
          ] as const) {
            if (!part) continue;
            expect(totalAt(found, ranking, part, part.below)).toBeGreaterThanOrEqual(least);
            expect(totalAt(found, ranking, part, millionths(part.below - step))).toBeLessThan(least);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
