import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Instant, periodHolding } from "../units/calendar.ts";
import type { Offer } from "./offer.ts";
import { type Subscription, subscribe } from "./subscription.ts";

/** From when on an offer is taken. */
export interface Step {
  readonly offer: Offer;
  readonly from: Instant;
}

/** One offer after another: the first from the scenario's start on, each other from a renewal of the one before it. */
export type Path = readonly Step[];

/** The time for which one offer of a path is kept, with its seats, cycles and terms in it. */
export interface Stage {
  readonly offer: Offer;
  readonly subscription: Subscription;
}

/**
 * The stages of what is taken: one for an offer that is kept to the end, one for each step of a path. What is newly taken
 * counts its cycles and terms from that day. Throws RangeError where a step does not begin at a renewal: nobody is let out of
 * a term, and no plan file says otherwise.
 */
export function stagesOf(taken: Offer | Path, scenario: Scenario): readonly Stage[] {
  const path = "plan" in taken ? [{ offer: taken, from: scenario.start }] : taken;
  const [first, ...later] = path;
  if (first && later.length === 0) return [{ offer: first.offer, subscription: subscribe(first.offer, scenario) }];
  const stages: Stage[] = [];
  for (const [index, { offer, from }] of path.entries()) {
    const until = path[index + 1]?.from;
    const stage = stageFrom(offer, from, until, stages, scenario);
    if (until !== undefined && !isRenewal(until, stage)) throw new RangeError("an offer changes at a renewal only");
    stages.push(stage);
  }
  return stages;
}

/** The stage that an offer makes from a renewal on, behind the stages before it. */
function stageFrom(
  offer: Offer,
  from: Instant,
  until: Instant | undefined,
  before: readonly Stage[],
  scenario: Scenario,
): Stage {
  const created = before[0]?.subscription.created;
  const terms = before.reduce((sum, stage) => sum + (stage.offer.tier.id === offer.tier.id ? termsIn(stage) : 0), 0);
  const stay = { from, until: until ?? endOf(scenario), terms, ...(created !== undefined && { created }) };
  return { offer, subscription: subscribe(offer, scenario, stay) };
}

/** How many terms begin within a stage, or run at its start. */
function termsIn({ subscription: { anchor, term, from, until } }: Stage): number {
  return periodHolding(anchor, term, until - 1).index - periodHolding(anchor, term, from).index + 1;
}

function isRenewal(at: Instant, { subscription: { anchor, term, from } }: Stage): boolean {
  return at > from && periodHolding(anchor, term, at).from === at;
}
