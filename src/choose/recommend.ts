import { committedAtSigning } from "../engine/commitment.ts";
import type { Candidate, Preference } from "./answer.ts";

/**
 * The one to take among candidates in the plan's order.
 *
 * `included`: the cheapest qualifying one whose own credits cover every month; where none does, the cheapest qualifying
 * one. `cheapest`: the cheapest qualifying one, whatever it buys on top. Ties: lower total, lower commitment, earlier tier.
 */
export function recommend(candidates: readonly Candidate[], prefer: Preference): Candidate | undefined {
  const qualifying = candidates.filter(({ qualifies }) => qualifies);
  const enough = qualifying.filter(({ includesEnough }) => includesEnough);
  return cheapest(prefer === "included" && enough.length > 0 ? enough : qualifying, candidates);
}

function cheapest(among: readonly Candidate[], inOrder: readonly Candidate[]): Candidate | undefined {
  return [...among].sort(byRank(inOrder))[0];
}

/** Lower total, then lower commitment, then the earlier in the plan's order. */
export function byRank(inOrder: readonly Candidate[]): (a: Candidate, b: Candidate) => number {
  const order = (candidate: Candidate) => inOrder.indexOf(candidate);
  return (a, b) => byTotal(a, b) || byCommitment(a, b) || order(a) - order(b);
}

/** Known totals first, lower ones before higher; without one, what the subscription alone costs. */
export function byTotal(a: Candidate, b: Candidate): number {
  const [first, second] = [a.estimate.cost, b.estimate.cost];
  if (first.total !== undefined && second.total !== undefined) return first.total - second.total;
  if (first.total !== undefined || second.total !== undefined) return first.total === undefined ? 1 : -1;
  if (first.subscription === undefined || second.subscription === undefined) {
    return Number(first.subscription === undefined) - Number(second.subscription === undefined);
  }
  return first.subscription - second.subscription;
}

/** What signing binds to; more than anything else where a price of it is not published. */
function boundTo({ estimate }: Candidate): number {
  return committedAtSigning(estimate) ?? Number.MAX_SAFE_INTEGER;
}

/** Below zero where signing the first binds to less than signing the second. */
export function byCommitment(a: Candidate, b: Candidate): number {
  return boundTo(a) - boundTo(b);
}
