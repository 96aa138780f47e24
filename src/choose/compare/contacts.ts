import type { ActivityId, KindId } from "../../plans/plan.ts";
import { type Cell, demandsOf } from "../../scenarios/demand.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { FOREVER } from "../../units/calendar.ts";
import { type Fraction, larger, plus, ZERO } from "../../units/fraction.ts";
import { withWorkUntil } from "../moved.ts";
import { MOST_MONTHS, type Runway } from "../runway.ts";

/** Which activities are lookups of a contact's data, so that they, and what they find, can be counted. */
export type IsLookup = (activity: ActivityId) => boolean;

/**
 * How many contacts a team looks up over the horizon, whoever the vendor is. Lookups of the same people are of the same
 * contacts, the smaller volume within the larger, unless the scenario says that each is of people of its own. Undefined where
 * results are asked for: how many contacts those take depends on what a vendor finds.
 *
 * @example 150 emails and 25 phones a week are 150 contacts a week.
 */
export function contactsOf(scenario: Scenario, isLookup: IsLookup): Fraction | undefined {
  const cells = demandsOf(scenario).flatMap((demand) => demand.cells);
  if (cells.some(({ results }) => Object.keys(results).some(isLookup))) return undefined;
  return cells.map((cell) => contactsIn(cell, isLookup)).reduce(plus, ZERO);
}

function contactsIn({ attempts, assume }: Cell, isLookup: IsLookup): Fraction {
  const lookups = Object.entries(attempts).flatMap(([activity, amount]) => (isLookup(activity) ? [amount] : []));
  return lookups.reduce(assume.together ? larger : plus, ZERO);
}

/**
 * How many contacts a customer's balance carries, by kind: those that the team looks up until it is used up, or ends before that.
 * Undefined where it does neither within the time that is looked at.
 */
export function contactsOfBalances(
  { kinds }: Runway,
  scenario: Scenario,
  isLookup: IsLookup,
): Readonly<Record<KindId, Fraction | undefined>> {
  const longest = { ...scenario, months: Math.max(scenario.months, MOST_MONTHS) };
  return Object.fromEntries(
    kinds.map(({ kind, gone, expires }) => {
      const until = Math.min(gone ?? FOREVER, expires ?? FOREVER);
      return [kind, until === FOREVER ? undefined : contactsOf(withWorkUntil(longest, until), isLookup)];
    }),
  );
}
