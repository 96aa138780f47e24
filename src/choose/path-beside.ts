import type { Offer } from "../engine/offer.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate, PathAnswer } from "./answer.ts";
import type { Rules } from "./ask.ts";
import { cheapestPath } from "./cheapest-path.ts";
import { cheaperThan } from "./losses.ts";

/** A path of offers that is cheaper than one that is kept to the end. `mayBuy` is false where its own credits have to be enough. */
export function pathBeside(
  kept: Candidate | undefined,
  field: readonly Offer[],
  scenario: Scenario,
  rules: Rules,
  limits: { readonly mayBuy: boolean; readonly mostPlayed: number },
): PathAnswer {
  const total = kept?.estimate.cost.total;
  const below = total === undefined ? {} : { below: total };
  const { candidate, isCertain } = cheapestPath(field, scenario, rules, { ...limits, ...below });
  return { candidate, saving: candidate && kept && cheaperThan(kept, candidate)?.saving, isCertain };
}
