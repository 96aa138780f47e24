import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Currency } from "../units/money.ts";
import type { PlanAnswer, RankedPlan, Ranking } from "./answer.ts";
import { type Ask, choosePlan } from "./choose-plan.ts";
import { contest } from "./contest.ts";
import { type OtherReading, readingAnswers } from "./readings.ts";

/** A plan that takes part, with what other sources make of it. */
export interface Contender {
  readonly plan: Plan;
  readonly readings: readonly OtherReading[];
}

/**
 * Plans side by side, the best first. Each takes part with its cheapest qualifying offer, whatever is included; amounts of
 * different currencies are never held against each other: those of the commonest currency lead.
 */
export function rankPlans(contenders: readonly Contender[], scenario: Scenario, ask: Ask): Ranking {
  const entered = contenders.map((contender) => enter(contender, scenario, ask));
  const main = scenario.currency ?? commonest(entered.flatMap(({ best }) => best?.estimate.cost.currency ?? []));
  const ranked = entered.map((each): RankedPlan => {
    const currency = each.best?.estimate.cost.currency;
    return { ...each, otherCurrency: currency === main ? undefined : currency };
  });
  return { scenario, answers: ranked.sort((a, b) => placeOf(a) - placeOf(b) || byTotalInPlace(a, b)) };
}

/** Known and comparable totals first, then those in other currencies, then those without a total, each in the order given. */
function placeOf({ best, otherCurrency }: RankedPlan): number {
  if (best === undefined) return 2;
  return otherCurrency === undefined ? 0 : 1;
}

function byTotalInPlace(a: RankedPlan, b: RankedPlan): number {
  return placeOf(a) === 0 ? (a.best?.estimate.cost.total ?? 0) - (b.best?.estimate.cost.total ?? 0) : 0;
}

/** How one plan takes part. Its rows are the offers that had to be played to know, or all of them where they are asked for. */
function enter({ plan, readings }: Contender, scenario: Scenario, ask: Ask): Omit<RankedPlan, "otherCurrency"> {
  const { cheapest, included, played } = contest(plan, scenario, ask);
  const answer: PlanAnswer = {
    plan,
    scenario,
    prefer: ask.prefer,
    rows: ask.allOffers ? choosePlan(plan, scenario, ask).rows : played,
    recommended: ask.prefer === "cheapest" ? cheapest : (included ?? cheapest),
    neighbours: [],
    cheaper: undefined,
    billedOtherwise: [],
    withoutNeeds: undefined,
    reach: undefined,
    readings: readingAnswers(plan, scenario, ask, readings, cheapest, "cheapest"),
  };
  return { answer, best: cheapest };
}

function commonest(currencies: readonly Currency[]): Currency | undefined {
  const count = (currency: Currency) => currencies.filter((each) => each === currency).length;
  return [...new Set(currencies)].sort((a, b) => count(b) - count(a))[0];
}
