import { offerId } from "../engine/offer.ts";
import type { ActivityId, Address, Plan, Source } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate, ReadingAnswer } from "./answer.ts";
import type { Ask } from "./choose-plan.ts";
import { contest } from "./contest.ts";

/** A plan as one source has it, where facts are disputed. */
export interface OtherReading {
  readonly sources: readonly Source[];
  readonly facts: readonly Address[];
  /** Made when it is asked for: most disputes do not touch most questions. */
  readonly plan: () => Plan;
}

/**
 * What the answer would be under each reading of the disputed facts that a scenario touches, one reading at a time, all
 * else as followed. `chosen` is the answer as followed, `pick` the same choice among the offers of a reading.
 */
export function readingAnswers(
  plan: Plan,
  scenario: Scenario,
  ask: Ask,
  others: readonly OtherReading[],
  chosen: Candidate | undefined,
  pick: "cheapest" | "preferred",
): readonly ReadingAnswer[] {
  return others
    .filter(({ facts }) => facts.some((fact) => bearsOn(fact, plan, scenario)))
    .map((reading) => {
      const { cheapest, included } = contest(reading.plan(), scenario, ask, pick === "cheapest" ? "cheapest" : "both");
      const recommended = pick === "cheapest" || ask.prefer === "cheapest" ? cheapest : (included ?? cheapest);
      const differs = nameOf(recommended) !== nameOf(chosen);
      return { sources: reading.sources, facts: reading.facts, recommended, differs };
    });
}

function nameOf(candidate: Candidate | undefined): string | undefined {
  return candidate && offerId(candidate.estimate.offer);
}

/** True unless the fact is one that this scenario cannot touch: an action nobody takes, a tier nobody new is offered, features nobody needs. */
function bearsOn(fact: Address, plan: Plan, scenario: Scenario): boolean {
  const [room, id, part] = fact.split(".");
  if (room === "actions") {
    if (part === undefined || part === "does") return true;
    const wanted = activitiesIn(scenario);
    return plan.actions.find((action) => action.id === id)?.does.some((activity) => wanted.has(activity)) ?? true;
  }
  if (room !== "tiers") return true;
  if (part === "features" && scenario.need.features.length === 0) return false;
  const tier = plan.tiers.find((each) => each.id === id);
  const customer = scenario.customerOf.some((each) => each.plan === plan.id && each.tier === id);
  return tier === undefined || customer || !(tier.trial || tier.closed);
}

function activitiesIn(scenario: Scenario): ReadonlySet<ActivityId> {
  const works = scenario.spans.flatMap(({ account, roles }) => [account, ...roles.map(({ work }) => work)]);
  return new Set(works.flatMap(({ does, find }) => [...Object.keys(does), ...Object.keys(find)]));
}
