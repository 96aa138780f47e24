import type { Address, Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { assess } from "./candidate.ts";
import { fieldOf } from "./field.ts";

/**
 * The numbers that a plan does not publish and without which one of its offers cannot be answered for this team: prices,
 * sizes and rates, and the price of more where an offer runs short. Offers that would not do for other reasons ask for nothing.
 */
export function lackingFacts(plan: Plan, scenario: Scenario, ask: Ask): readonly Address[] {
  const candidates = fieldOf(plan, scenario, ask).map((offer) => assess(offer, scenario, ask));
  return [...new Set(candidates.filter(couldDo).flatMap(lackedBy))];
}

/** Nothing speaks against it but what is not known. */
function couldDo({ obstacles }: Candidate): boolean {
  return obstacles.every(({ is }) => is === "unknown" || is === "short");
}

function lackedBy({ estimate, needsOnTop }: Candidate): readonly Address[] {
  const facts = [
    ...estimate.missing.map(({ fact }) => fact),
    ...needsOnTop.flatMap(({ unpublished }) => unpublished ?? []),
  ];
  return facts.map(({ at }) => at);
}
