import type { ActivityId } from "../../plans/plan.ts";
import { type Cell, demandsOf } from "../../scenarios/demand.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { type Fraction, larger, plus, ZERO } from "../../units/fraction.ts";

/**
 * How many contacts a team looks up over the horizon, whoever the vendor is. Lookups of the same people are of the same
 * contacts, the smaller volume within the larger, unless the scenario says that each is of people of its own. Undefined where
 * results are asked for: how many contacts those take depends on what a vendor finds.
 *
 * @example 150 emails and 25 phones a week are 150 contacts a week.
 */
export function contactsOf(scenario: Scenario, isLookup: (activity: ActivityId) => boolean): Fraction | undefined {
  const cells = demandsOf(scenario).flatMap((demand) => demand.cells);
  if (cells.some(({ results }) => Object.keys(results).some(isLookup))) return undefined;
  return cells.map((cell) => contactsIn(cell, isLookup)).reduce(plus, ZERO);
}

function contactsIn({ attempts, assume }: Cell, isLookup: (activity: ActivityId) => boolean): Fraction {
  const lookups = Object.entries(attempts).flatMap(([activity, amount]) => (isLookup(activity) ? [amount] : []));
  return lookups.reduce(assume.together ? larger : plus, ZERO);
}
