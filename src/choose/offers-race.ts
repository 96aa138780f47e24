import type { Offer } from "../engine/offer.ts";
import type { Candidate, RankedPlan } from "./answer.ts";
import { isUneven } from "./contest.ts";
import type { Course } from "./course.ts";
import type { Race } from "./race.ts";
import { isSameOffer } from "./same-offer.ts";

/** Where paths of offers take part, each look plays many of them. */
const MOST_LOOKS_AT_PATHS = 30;

/**
 * The offer that a plan takes part with against all others of the plan; where the work is uneven, against paths of offers too,
 * which are not followed as far. Undefined where it takes part with a path.
 */
export function offersRace({ best, answer: { scenario } }: RankedPlan, plan: Course): Race | undefined {
  if (!best || isPath(best)) return undefined;
  const isIt = (offer: Offer) => isSameOffer(offer, best.estimate.offer);
  const winner = plan.ofOffers(isIt, (other) => !isPath(other) && isIt(other.estimate.offer));
  if (isUneven(scenario)) return { winner, rivals: [plan], mostLooks: MOST_LOOKS_AT_PATHS };
  const others = plan.ofOffers(
    (offer) => !isIt(offer),
    (other) => !isIt(other.estimate.offer),
  );
  return { winner, rivals: [others] };
}

function isPath({ estimate: { stages } }: Candidate): boolean {
  return stages.length > 1;
}
