import type { Unpublished } from "../plans/plan.ts";
import type { Candidate, RankedPlan } from "./answer.ts";

/** True where nothing but unpublished numbers speaks against some offer. */
export function isUnpriced(rows: readonly Candidate[]): boolean {
  return rows.some(isOnlyUnpriced);
}

/** True where a plan has no total only for want of numbers that it does not publish. */
export function isUnpricedPlan({ best, ruledOut, answer }: RankedPlan): boolean {
  return best === undefined && ruledOut === undefined && isUnpriced(answer.rows);
}

export function isOnlyUnpriced({ obstacles, needsOnTop }: Candidate): boolean {
  const unpricedTopUp = needsOnTop.length > 0 && needsOnTop.every(({ unpublished }) => unpublished !== undefined);
  return obstacles.length > 0 && obstacles.every(({ is }) => is === "unknown" || (is === "short" && unpricedTopUp));
}

/** The numbers that the vendor does not publish and these offers need, each once. */
export function missingFacts(rows: readonly Candidate[]): readonly Unpublished[] {
  const facts = rows.flatMap(({ estimate, needsOnTop }) => [
    ...estimate.missing.map(({ fact }) => fact),
    ...needsOnTop.flatMap(({ unpublished: fact }) => fact ?? []),
  ]);
  return facts.filter(({ at }, index) => facts.findIndex((fact) => fact.at === at) === index);
}
