import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { dividedBy, type Fraction, fraction, minus } from "../units/fraction.ts";
import { type Money, moneyAsFraction, NO_MONEY, subtractMoney } from "../units/money.ts";
import type { Candidate, Loss, Neighbour, PlanAnswer } from "./answer.ts";
import { byCommitment } from "./recommend.ts";

/** Why a candidate was not chosen beside the recommended one. */
export function neighbour(candidate: Candidate, recommended: Candidate): Neighbour {
  return { candidate, loses: lossOf(candidate, recommended) };
}

function lossOf(candidate: Candidate, recommended: Candidate): Loss {
  const winner = recommended.estimate.cost.total ?? NO_MONEY;
  const { cost } = candidate.estimate;
  const hard = candidate.obstacles.filter(({ is }) => is !== "short" && is !== "unknown");
  if (hard.length > 0) return { is: "does-not-qualify", obstacles: candidate.obstacles };
  if (candidate.obstacles.some(({ is }) => is === "short")) {
    return { is: "needs-more", onTop: candidate.needsOnTop, winsBelow: winningPrice(candidate, winner) };
  }
  if (cost.total === undefined) return { is: "not-priced", missing: candidate.estimate.missing, winsBelow: winner };
  if (cost.total < winner) return { is: "buys-on-top", saving: subtractMoney(winner, cost.total) };
  if (cost.total === winner)
    return { is: "tie", by: byCommitment(candidate, recommended) === 0 ? "order" : "commitment" };
  return { is: "costs-more", by: subtractMoney(cost.total, winner), unused: unusedShare(candidate) };
}

/** The price of a credit at which a tier that needs more would cost as much as the winner; undefined where its own fee is already higher. */
function winningPrice(candidate: Candidate, winner: Money): Fraction | undefined {
  const { subscription } = candidate.estimate.cost;
  const [onTop, ...more] = candidate.needsOnTop;
  if (subscription === undefined || !onTop || more.length > 0 || subscription >= winner) return undefined;
  return dividedBy(moneyAsFraction(subtractMoney(winner, subscription)), creditsAsFraction(onTop.credits));
}

/** The share of what a tier includes that expires or is left, over the horizon. */
function unusedShare({ estimate }: Candidate): Fraction | undefined {
  const [kind, ...others] = Object.values(estimate.kinds);
  if (!kind || others.length > 0 || kind.included === 0) return undefined;
  return minus(fraction(1), usedOfIncluded(kind));
}

function usedOfIncluded(kind: {
  readonly used: Credits;
  readonly over: Credits;
  readonly included: Credits;
}): Fraction {
  return dividedBy(creditsAsFraction((kind.used - kind.over) as Credits), creditsAsFraction(kind.included));
}

export function cheaperThan(recommended: Candidate, other: Candidate): PlanAnswer["cheaper"] {
  const [now, then] = [recommended.estimate.cost.total, other.estimate.cost.total];
  if (now === undefined || then === undefined || then >= now) return undefined;
  return { candidate: other, saving: subtractMoney(now, then) };
}
