import { type Offer, offerId } from "../engine/offer.ts";
import type { ActivityId, Address, Plan, Source } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import type { Candidate, ReadingAnswer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { contest } from "./contest.ts";
import { couldCostLess, tiersTouched } from "./reading-floor.ts";

/** A plan as one source has it, where facts are disputed. */
export interface OtherReading {
  readonly sources: readonly Source[];
  readonly facts: readonly Address[];
  /** Made when it is asked for: most disputes do not touch most questions. */
  readonly plan: () => Plan;
  /** It cannot make any offer of the plan cheaper. */
  readonly onlyDearer: boolean;
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
  return touching(others, plan, scenario).map((reading) => {
    const wanted = pick === "cheapest" ? "cheapest" : "both";
    const { cheapest, included } = contest(reading.plan(), scenario, ask, {
      wanted,
      ...(pick === "preferred" && { paths: false }),
    });
    const recommended = pick === "cheapest" || ask.prefer === "cheapest" ? cheapest : (included ?? cheapest);
    const differs = nameOf(recommended) !== nameOf(chosen);
    return { sources: reading.sources, facts: reading.facts, recommended, differs };
  });
}

/**
 * Among plans, what the readings of a plan's facts do to its best offer: those about that offer are answered whole, those
 * about other offers only where one of them would cost less.
 */
export function readingsOf(
  best: Candidate,
  scenario: Scenario,
  ask: Ask,
  others: readonly OtherReading[],
): readonly ReadingAnswer[] {
  const { offer, cost } = best.estimate;
  const isAboutIt = ({ facts }: OtherReading) =>
    facts.some((fact) => isAbout(fact, offer) && bearsOn(fact, offer.plan, scenario));
  return others.flatMap((reading) => {
    if (isAboutIt(reading)) return readingAnswers(offer.plan, scenario, ask, [reading], best, "cheapest");
    return cost.total === undefined ? [] : readingsBelow(cost.total, offer.plan, scenario, ask, [reading]);
  });
}

/** False for facts of other tiers, and of the same tier's prices when it is billed another way. */
function isAbout(fact: Address, { plan, tier, billing }: Offer): boolean {
  const [room, id, part, words = ""] = fact.split(".");
  if (room !== "tiers") return true;
  if (id !== tier.id) return false;
  const billings = new Set(plan.tiers.flatMap(({ price }) => price.flatMap(({ billed }) => billed?.id ?? [])));
  const otherBilling = words.split("+").some((word) => word !== billing.id && billings.has(word));
  return part !== "price" || !otherBilling;
}

/**
 * The readings under which an offer of a plan would cost less than the winner. As followed, none does: what a reading leaves
 * as it is need not be looked at.
 */
export function readingsBelow(
  winner: Money,
  plan: Plan,
  scenario: Scenario,
  ask: Ask,
  others: readonly OtherReading[],
): readonly ReadingAnswer[] {
  return touching(others, plan, scenario).flatMap((reading) => {
    if (reading.onlyDearer || !couldCostLess(reading.facts, winner, plan, scenario)) return [];
    const terms = { wanted: "cheapest" as const, below: winner, tiers: tiersTouched(reading.facts) };
    const { cheapest } = contest(reading.plan(), scenario, ask, terms);
    const total = cheapest?.estimate.cost.total;
    if (total === undefined || total >= winner) return [];
    return [{ sources: reading.sources, facts: reading.facts, recommended: cheapest, differs: true }];
  });
}

function touching(others: readonly OtherReading[], plan: Plan, scenario: Scenario): readonly OtherReading[] {
  return others.filter(({ facts }) => facts.some((fact) => bearsOn(fact, plan, scenario)));
}

function nameOf(candidate: Candidate | undefined): string | undefined {
  return candidate?.estimate.stages.map(({ offer }) => offerId(offer)).join(">");
}

/**
 * True unless the fact is one that this scenario cannot touch: an action nobody takes, a tier nobody new is offered, the name of
 * one, features nobody needs.
 */
function bearsOn(fact: Address, plan: Plan, scenario: Scenario): boolean {
  const [room, id, part] = fact.split(".");
  if (room === "actions") {
    if (part === undefined || part === "does") return true;
    return isTaken(id ?? "", plan, scenario);
  }
  if (room !== "tiers") return true;
  if (part === "name" || (part === "features" && scenario.need.features.length === 0)) return false;
  const tier = plan.tiers.find((each) => each.id === id);
  const customer = scenario.customerOf.some((each) => each.plan === plan.id && each.tier === id);
  return tier === undefined || customer || !(tier.trial || tier.closed);
}

/** An action is taken where no action before it does the same for everybody, or where the scenario names it. */
function isTaken(id: string, plan: Plan, scenario: Scenario): boolean {
  const wanted = activitiesIn(scenario);
  const named = scenario.spans.some(({ assume }) => Object.keys(assume.use).length > 0);
  const at = plan.actions.findIndex((action) => action.id === id);
  const before = plan.actions.slice(0, at).filter(({ when }) => Object.keys(when).length === 0);
  const does = plan.actions[at]?.does.filter((activity) => wanted.has(activity)) ?? [];
  return named ? does.length > 0 : does.some((activity) => !before.some((other) => other.does.includes(activity)));
}

function activitiesIn(scenario: Scenario): ReadonlySet<ActivityId> {
  const works = scenario.spans.flatMap(({ account, roles }) => [account, ...roles.map(({ work }) => work)]);
  return new Set(works.flatMap(({ does, find }) => [...Object.keys(does), ...Object.keys(find)]));
}
