import { offerId } from "../engine/offer.ts";
import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { subtractMoney } from "../units/money.ts";
import type { Candidate, PathAnswer, PlanAnswer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { assess } from "./candidate.ts";
import { MOST_PLAYED } from "./cheapest-path.ts";
import { contest } from "./contest.ts";
import { fieldOf } from "./field.ts";
import { cheaperThan, neighbour } from "./losses.ts";
import { pathBeside } from "./path-beside.ts";
import { reachOf } from "./reach.ts";
import { type OtherReading, readingAnswers } from "./readings.ts";
import { byRank, recommend } from "./recommend.ts";

/** Which tier of a plan a team should take, and why: every tier as a row, how far the answer holds, what other sources make of it. */
export function choosePlan(plan: Plan, scenario: Scenario, ask: Ask, others: readonly OtherReading[] = []): PlanAnswer {
  const candidates = fieldOf(plan, scenario, ask).map((offer) => assess(offer, scenario, ask));
  const recommended = recommend(candidates, ask.prefer);
  const rows = ask.allOffers ? candidates : oneForEachTier(candidates, recommended);
  const other = recommend(candidates, ask.prefer === "included" ? "cheapest" : "included");
  return {
    plan,
    scenario,
    prefer: ask.prefer,
    rows,
    recommended,
    neighbours: recommended ? rows.filter((row) => row !== recommended).map((row) => neighbour(row, recommended)) : [],
    cheaper: recommended && other && other !== recommended ? cheaperThan(recommended, other) : undefined,
    billedOtherwise: recommended ? billedOtherwise(candidates, recommended) : [],
    withoutNeeds: recommended ? withoutNeeds(plan, scenario, ask, recommended) : undefined,
    reach: recommended ? reachOf(recommended, candidates, scenario, ask) : undefined,
    path: pathFor(recommended, candidates, scenario, ask),
    readings: readingAnswers(plan, scenario, ask, others, recommended, "preferred"),
  };
}

/** Where the recommended offer includes enough and this is asked for, so must a path beside it in every month. */
function pathFor(
  recommended: Candidate | undefined,
  candidates: readonly Candidate[],
  scenario: Scenario,
  ask: Ask,
): PathAnswer {
  const field = candidates.map(({ estimate }) => estimate.offer);
  const mayBuy = ask.prefer === "cheapest" || recommended?.includesEnough !== true;
  return pathBeside(recommended, field, scenario, ask, { mayBuy, mostPlayed: MOST_PLAYED.alone });
}

/** Each tier at the billing it would be taken at: the recommended one, else what qualifies, else what costs least. */
function oneForEachTier(candidates: readonly Candidate[], recommended: Candidate | undefined): readonly Candidate[] {
  const tiers = [...new Set(candidates.map(({ estimate }) => estimate.offer.tier.id))];
  return tiers.flatMap((tier) => {
    const own = candidates.filter(({ estimate }) => estimate.offer.tier.id === tier);
    if (recommended && own.includes(recommended)) return [recommended];
    const billable = own.filter(({ obstacles }) => !obstacles.some(({ is }) => is === "other-billing"));
    const shown = billable.length > 0 ? billable : own;
    const qualifying = shown.filter(({ qualifies }) => qualifies);
    return [...(qualifying.length > 0 ? qualifying : shown)].sort(byRank(candidates)).slice(0, 1);
  });
}

function billedOtherwise(candidates: readonly Candidate[], recommended: Candidate): PlanAnswer["billedOtherwise"] {
  const total = recommended.estimate.cost.total;
  if (total === undefined) return [];
  return candidates.flatMap((candidate) => {
    const { offer, cost } = candidate.estimate;
    const sameTier =
      offer.tier.id === recommended.estimate.offer.tier.id &&
      offer.billing.id !== recommended.estimate.offer.billing.id;
    const comparable =
      sameTier && cost.total !== undefined && !candidate.obstacles.some(({ is }) => is !== "other-billing");
    return comparable ? [{ candidate, more: subtractMoney(cost.total, total) }] : [];
  });
}

/** The same choice with no feature needed, where that is another and cheaper offer. */
function withoutNeeds(plan: Plan, scenario: Scenario, ask: Ask, recommended: Candidate): PlanAnswer["withoutNeeds"] {
  if (scenario.need.features.length === 0) return undefined;
  const { cheapest, included } = contest(plan, { ...scenario, need: { ...scenario.need, features: [] } }, ask, {
    paths: false,
  });
  const free = ask.prefer === "cheapest" ? cheapest : (included ?? cheapest);
  return free && offerId(free.estimate.offer) !== offerId(recommended.estimate.offer)
    ? cheaperThan(recommended, free)
    : undefined;
}
