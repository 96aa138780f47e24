import type { Vocabulary } from "../plans/activities.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { PlanAnswer, Preference, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { choosePlan } from "./choose-plan.ts";
import type { Conversion } from "./exchange.ts";
import { otherReadings } from "./other-readings.ts";
import { rankPlans } from "./rank.ts";

/** What may be asked of an estimate; all of it may be left out. */
export interface Wishes {
  /** Among the tiers of a plan: the cheapest that includes enough (`included`), or the cheapest whatever it buys on top. */
  readonly prefer?: Preference;
  /** Only this tier, by any of its names. */
  readonly tier?: string;
  /** Every offer as a row, not only each tier at its cheaper billing. */
  readonly allOffers?: boolean;
  /** Let offers qualify that do not do every activity. */
  readonly allowUncovered?: boolean;
}

type Words = Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>;

/** One plan for one team: every tier as a row, the one to take, why, how far it holds, and what other sources make of it. */
export function estimate(
  question: Words & Wishes & { readonly plan: PlanFile; readonly scenario: Scenario },
): PlanAnswer {
  const { plan, scenario } = question;
  return choosePlan(plan.plan, scenario, askFor(question), otherReadings(plan));
}

/**
 * Several plans for one team, the best first: each with its cheapest qualifying offer, whatever it buys on top. Amounts of
 * different currencies are held against each other only where a `conversion` says what they are worth.
 */
export function rank(
  question: Words &
    Wishes & {
      readonly plans: readonly PlanFile[];
      readonly scenario: Scenario;
      readonly conversion?: Conversion | undefined;
    },
): Ranking {
  const { plans, scenario, conversion } = question;
  const contenders = plans.map((file) => ({ plan: file.plan, readings: otherReadings(file) }));
  return rankPlans(contenders, scenario, askFor(question), conversion);
}

/** What choosing is asked, from what somebody wishes. */
export function askFor({ activities, prefer = "included", tier, allOffers, allowUncovered }: Words & Wishes): Ask {
  return {
    prefer,
    allOffers: allOffers === true,
    allowUncovered: allowUncovered === true,
    isFree: (activity) => activities[activity]?.free === true,
    ...(tier !== undefined && { tier }),
  };
}
