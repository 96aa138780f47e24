import type { Obstacle, RankedPlan, RuledOut } from "./answer.ts";

/** No money and no top-up gets a team around these. */
const CLOSED: ReadonlySet<Obstacle["is"]> = new Set(["trial", "closed", "other-accounts", "too-many-seats"]);

/**
 * Of a plan's offers that do not do the work, the one that comes closest: one that the team may have before one that it may not,
 * then the one that lacks the fewest activities and features, then one that is not short of credits, then the earlier one.
 */
export function closestOf({ ruledOut, answer }: Pick<RankedPlan, "ruledOut" | "answer">): RuledOut | undefined {
  const offers =
    ruledOut ??
    answer.rows.map((candidate) => ({
      offer: candidate.estimate.offer,
      obstacles: candidate.obstacles,
      candidate,
    }));
  return offers.toSorted(byDistance)[0];
}

export function byDistance(a: RuledOut, b: RuledOut): number {
  return distanceOf(a) - distanceOf(b);
}

function distanceOf({ obstacles }: RuledOut): number {
  return obstacles.reduce((sum, obstacle) => sum + weightOf(obstacle), 0);
}

function weightOf(obstacle: Obstacle): number {
  if (CLOSED.has(obstacle.is)) return 10_000;
  if (obstacle.is === "not-covered") return 100 * obstacle.activities.length;
  if (obstacle.is === "lacks") return 100 * obstacle.features.length;
  return obstacle.is === "other-billing" ? 10 : 1;
}
