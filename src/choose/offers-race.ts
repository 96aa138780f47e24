import type { Offer } from "../engine/offer.ts";
import type { Billing } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate, RankedPlan } from "./answer.ts";
import { isUneven } from "./contest.ts";
import type { Course } from "./course.ts";
import { isDearerBilling } from "./dearer-billing.ts";
import type { Input } from "./inputs.ts";
import { offersOf } from "./offers.ts";
import type { Race } from "./race.ts";
import { isSameOffer } from "./same-offer.ts";

/** Where paths of offers take part, each look plays many of them. */
const MOST_LOOKS_AT_PATHS = 30;

/**
 * The offer that a plan takes part with against all others of the plan; where the work is uneven, against paths of offers too,
 * which are not followed as far. Undefined where it takes part with a path.
 */
export function offersRace({ best, answer }: RankedPlan, plan: Course, input: Input): Race | undefined {
  if (!best || isPath(best)) return undefined;
  const { scenario } = answer;
  const isIt = (offer: Offer) => isSameOffer(offer, best.estimate.offer);
  const winner = plan.ofOffers(isIt, (other) => !isPath(other) && isIt(other.estimate.offer));
  if (isUneven(scenario)) return { winner, rivals: [plan], mostLooks: MOST_LOOKS_AT_PATHS };
  const dearer = dearerBillings(best.estimate.offer, scenario, [input.at(input.least), input.at(input.most)]);
  const others = plan.ofOffers(
    (offer) => !isIt(offer) && !(offer.tier === best.estimate.offer.tier && dearer.has(offer.billing)),
    (other) => !isIt(other.estimate.offer),
  );
  return { winner, rivals: [others] };
}

/** The other ways of billing an offer's tier that never cost less: nobody needs to look whether they do. */
function dearerBillings(best: Offer, scenario: Scenario, ends: readonly [Scenario, Scenario]): ReadonlySet<Billing> {
  const others = offersOf(best.plan, scenario).filter((offer) => isDearerBilling(offer, best, ends));
  return new Set(others.map(({ billing }) => billing));
}

function isPath({ estimate: { stages } }: Candidate): boolean {
  return stages.length > 1;
}
