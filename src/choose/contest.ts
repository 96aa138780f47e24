import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import { assess } from "./candidate.ts";
import type { Ask } from "./choose-plan.ts";
import { type Entrant, entrantsOf, fieldOf } from "./field.ts";
import { recommend } from "./recommend.ts";

/** What comes of holding the offers of one plan against each other, without playing those that cannot win. */
export interface Contest {
  /** The cheapest qualifying offer, whatever it buys on top. */
  readonly cheapest: Candidate | undefined;
  /** The cheapest whose own credits cover every month. */
  readonly included: Candidate | undefined;
  /** Those that were played, in the plan's order. */
  readonly played: readonly Candidate[];
}

/**
 * The best offers of a plan: the same as assessing all of them, in less time. An offer costs at least its floor, so from
 * the least floor up, once one is found no higher floor can beat it; and what cannot include enough is not played to see
 * whether it does. Where no price is known, the first offer is played for what it lacks. With `below`, nothing is played
 * where no offer can cost less than that.
 */
export function contest(
  plan: Plan,
  scenario: Scenario,
  ask: Ask,
  { wanted = "both", below }: { readonly wanted?: Wanted; readonly below?: Money } = {},
): Contest {
  const field = fieldOf(plan, scenario, ask);
  const played: Candidate[] = [];
  const inOrder = () => [...played].sort((a, b) => field.indexOf(a.estimate.offer) - field.indexOf(b.estimate.offer));
  const cheapest = () => recommend(inOrder(), "cheapest");
  const included = () =>
    recommend(
      inOrder().filter(({ includesEnough }) => includesEnough),
      "cheapest",
    );

  const entrants = entrantsOf(field, scenario, ask);
  if (below !== undefined && !entrants.some(({ floor }) => floor !== undefined && floor < below)) return NOBODY;
  for (const entrant of entrants) {
    const mayBeCheapest = mayBeat(entrant, cheapest()) || played.length === 0;
    const mayBeIncluded = wanted === "both" && entrant.mayIncludeEnough && mayBeat(entrant, included());
    if (mayBeCheapest || mayBeIncluded) played.push(assess(entrant.offer, scenario, ask));
  }
  if (played.length === 0) played.push(...field.map((offer) => assess(offer, scenario, ask)));
  return { cheapest: cheapest(), included: included(), played: inOrder() };
}

const NOBODY: Contest = { cheapest: undefined, included: undefined, played: [] };

/** Whether both best offers are asked for, or only the cheapest of all. */
export type Wanted = "both" | "cheapest";

/** An offer with an equal floor may still win a tie. One without a price cannot beat one with a total. */
function mayBeat({ floor }: Entrant, best: Candidate | undefined): boolean {
  const total = best?.estimate.cost.total;
  return total === undefined || (floor !== undefined && floor <= total);
}
