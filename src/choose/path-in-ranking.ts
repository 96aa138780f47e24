import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate, PathAnswer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { MOST_PLAYED } from "./cheapest-path.ts";
import { type Contest, isUneven } from "./contest.ts";
import { fieldOf, offersAsked } from "./field.ts";
import { mayHop } from "./hopping.ts";
import { cheaperThan } from "./losses.ts";
import { pathBeside } from "./path-beside.ts";

/** Whether a ranking looks for paths of offers where the work is steady, or leaves that open. */
export type Paths = "left" | "looked-for";

/** Of so many plans that take part, paths are looked for. */
export const MOST_WITH_PATHS = 6;

const NO_PATH: PathAnswer = { candidate: undefined, saving: undefined, isCertain: true };

/**
 * The path of offers that is cheaper than any that is kept to the end. Where the work changes, a plan takes part with it. Where
 * it is steady, a plan takes part with an offer that is kept, and the path is told beside it: it saves by carrying credits from
 * one offer to the next.
 */
export function pathInRanking(held: Contest, plan: Plan, scenario: Scenario, ask: Ask, paths: Paths): PathAnswer {
  return isUneven(scenario) ? takingPart(held) : beside(held.cheapest, plan, scenario, ask, paths);
}

function takingPart({ cheapest, kept, isCertain }: Contest): PathAnswer {
  if (!cheapest || cheapest === kept) return { ...NO_PATH, isCertain };
  return { candidate: cheapest, saving: kept && cheaperThan(kept, cheapest)?.saving, isCertain };
}

function beside(best: Candidate | undefined, plan: Plan, scenario: Scenario, ask: Ask, paths: Paths): PathAnswer {
  if (!best || !mayHop(offersAsked(plan, scenario, ask), scenario)) return NO_PATH;
  if (paths === "left") return { ...NO_PATH, isCertain: false };
  return pathBeside(best, fieldOf(plan, scenario, ask), scenario, ask, {
    mayBuy: true,
    mostPlayed: MOST_PLAYED.besideOthers,
  });
}
