import type { Offer } from "../engine/offer.ts";
import type { Plan } from "../plans/plan.ts";
import { planWith } from "../plans/plan-with.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import type { Conversion } from "./exchange.ts";
import { type Holds, howFarItHolds } from "./holds.ts";
import { rankPlans } from "./rank.ts";
import { type WinningPrice, winningPrices } from "./winning-prices.ts";

/** Where two offers cost the same. */
export interface BreakEven {
  /** The two of them, the cheaper first. How far the rate of a currency may move stands there, as `turn`. */
  readonly ranking: Ranking;
  /** In people, rates, found rates and all else that is assumed; undefined where neither does the work, or nothing compares them. */
  readonly holds: Holds | undefined;
  /** In the prices of the dearer one; undefined where it has no total. */
  readonly price: WinningPrice | undefined;
}

/**
 * Where one of two offers becomes cheaper than the other. An offer is a tier billed one way: its size, its seats and what it buys
 * on top follow the work. Two ways of billing one tier may differ by the same amount however much is done; then the
 * search says how far it looked.
 */
export function breakEven(
  [first, second]: readonly [Offer, Offer],
  scenario: Scenario,
  ask: Ask,
  conversion?: Conversion,
): BreakEven {
  const contenders = [first, second].map((offer) => ({ plan: alone(offer), readings: [] }));
  const ranking = rankPlans(contenders, scenario, ask, conversion);
  return { ranking, holds: howFarItHolds(ranking, ask), price: winningPrices(ranking, ask)[0] };
}

/** Of the plan, this tier takes part alone, billed this way. */
function alone({ plan, tier, billing }: Offer): Plan {
  return planWith(plan, { part: { tier: tier.id, billed: billing.id } });
}
