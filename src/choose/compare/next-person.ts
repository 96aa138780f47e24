import type { Scenario } from "../../scenarios/scenario.ts";
import { type Money, subtractMoney } from "../../units/money.ts";
import type { Candidate } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { contest } from "../contest.ts";
import { fullestTeam, withTeamOf } from "../moved.ts";

/** What one more person makes of a plan: another tier, and how much more that costs. */
export interface NextPerson {
  /** Which one: the ninth, where there are eight. */
  readonly person: number;
  readonly takes: Candidate;
  readonly more: Money;
}

/** Undefined where the tier stays the same with one more person, or none would do. */
export function nextPerson(best: Candidate, scenario: Scenario, ask: Ask): NextPerson | undefined {
  const people = fullestTeam(scenario);
  if (people === 0 || !mayRunOut(best, people)) return undefined;
  const { cheapest } = contest(best.estimate.offer.plan, withTeamOf(scenario, people + 1), ask, { wanted: "cheapest" });
  const [now, then] = [best.estimate.cost.total, cheapest?.estimate.cost.total];
  if (!cheapest || now === undefined || then === undefined) return undefined;
  if (cheapest.estimate.offer.tier === best.estimate.offer.tier) return undefined;
  return { person: people + 1, takes: cheapest, more: subtractMoney(then, now) };
}

/** Only an offer whose own credits would not cover one more person in proportion needs a look. */
function mayRunOut({ estimate: { kinds } }: Candidate, people: number): boolean {
  return Object.values(kinds).some(({ used, included }) => used * (people + 1) > included * people);
}
