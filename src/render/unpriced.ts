import type { Candidate } from "../choose/answer.ts";

/** True where nothing but unpublished numbers speaks against some offer. */
export function isUnpriced(rows: readonly Candidate[]): boolean {
  return rows.some(isOnlyUnpriced);
}

export function isOnlyUnpriced({ obstacles, needsOnTop }: Candidate): boolean {
  const unpricedTopUp = needsOnTop.length > 0 && needsOnTop.every(({ unpublished }) => unpublished !== undefined);
  return obstacles.length > 0 && obstacles.every(({ is }) => is === "unknown" || (is === "short" && unpricedTopUp));
}
