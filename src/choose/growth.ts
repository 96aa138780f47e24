import type { Plan, Tier } from "../plans/plan.ts";
import { askedId } from "../plans/plan-part.ts";
import type { Money } from "../units/money.ts";
import type { Candidate, Ranking } from "./answer.ts";
import { type Answered, type DossierQuestion, leadAmong, leaderOf } from "./answered.ts";
import { type GrowthAxis, growthAxis } from "./growth-axis.ts";
import { standsAt } from "./standing.ts";

/** What the work costs with more or fewer people, or with more or less of it. */
export interface Growth {
  readonly by: GrowthAxis["by"];
  readonly now: number;
  readonly lines: readonly GrowthLine[];
  /** Where another tier or plan becomes the one to take, from little work to much. */
  readonly switches: readonly Switch[];
}

/** One tier of a plan, or one plan with its cheapest offer. */
export interface GrowthLine {
  readonly plan: Plan;
  /** Set where the lines are tiers of one plan. */
  readonly tier: Tier | undefined;
  /** A total is undefined where no known one does that much. */
  readonly points: readonly { readonly size: number; readonly total: Money | undefined }[];
}

/** From this size on it is `to`; undefined where no offer does the work. */
export interface Switch {
  readonly size: number;
  readonly to: Candidate | undefined;
}

/** More lines cannot be told apart: of many plans these are the cheapest as things stand, and all that lead somewhere. */
const MOST_LINES = 5;

/**
 * Cost against volume around where a team stands. A switch is exact: between two sizes with different leaders, the one at which
 * they change is found by halving. For a whole catalogue this takes a while, so that control goes back after each size.
 */
export function* growthOf(question: DossierQuestion, answered: Answered): Generator<undefined, Growth | undefined> {
  if (!leaderOf(answered)) return undefined;
  const axis = growthAxis(question.scenario);
  const looks: Look[] = [];
  for (const size of axis.sizes) {
    looks.push(lookAt(size, axis, question));
    yield;
  }
  const switches: Switch[] = [];
  for (const [index, look] of looks.slice(1).entries()) {
    switches.push(...switchesBetween(looks[index] as Look, look, axis, question));
    yield;
  }
  const lines = answered.is === "plan" ? tierLines(answered, axis, question) : planLines(looks, axis);
  return { by: axis.by, now: axis.now, lines, switches };
}

/** Who leads at one size. */
interface Look {
  readonly size: number;
  readonly leader: Candidate | undefined;
  readonly ranking: Ranking;
}

function lookAt(size: number, axis: GrowthAxis, question: DossierQuestion): Look {
  const { leader, ranking } = leadAmong({ ...question, scenario: axis.at(size) });
  return { size, leader: leader?.candidate, ranking };
}

function switchesBetween(low: Look, high: Look, axis: GrowthAxis, question: DossierQuestion): readonly Switch[] {
  if (isSame(low.leader, high.leader)) return [];
  if (high.size - low.size <= 1) return [{ size: high.size, to: high.leader }];
  const middle = lookAt(Math.floor((low.size + high.size) / 2), axis, question);
  return [...switchesBetween(low, middle, axis, question), ...switchesBetween(middle, high, axis, question)];
}

/** The same tier of the same plan; another size of it, or another way of billing, is no switch. */
function isSame(a: Candidate | undefined, b: Candidate | undefined): boolean {
  const [one, other] = [a?.estimate.offer, b?.estimate.offer];
  return one?.plan.id === other?.plan.id && one?.tier.id === other?.tier.id;
}

function planLines(looks: readonly Look[], { now }: GrowthAxis): readonly GrowthLine[] {
  const standing = looks.find(({ size }) => size === now)?.ranking.answers ?? [];
  const priced = standing.filter(({ best, otherCurrency }) => best && otherCurrency === undefined);
  const shown = new Set([
    ...priced.slice(0, MOST_LINES).map(({ answer }) => askedId(answer.plan)),
    ...looks.flatMap(({ leader }) => (leader ? askedId(leader.estimate.offer.plan) : [])),
  ]);
  return [...shown].flatMap((id) => {
    const inRankings = looks.map(({ size, ranking }) => ({
      size,
      ranked: ranking.answers.find(({ answer }) => askedId(answer.plan) === id),
    }));
    const plan = inRankings[0]?.ranked?.answer.plan;
    const points = inRankings.map(({ size, ranked }) => ({
      size,
      total: ranked && ranked.otherCurrency === undefined ? standsAt(ranked) : undefined,
    }));
    return plan ? [{ plan, tier: undefined, points }] : [];
  });
}

function tierLines(
  { answer }: Extract<Answered, { is: "plan" }>,
  axis: GrowthAxis,
  question: DossierQuestion,
): readonly GrowthLine[] {
  const tiers = new Set(answer.rows.map(({ estimate }) => estimate.offer.tier));
  return [...tiers].flatMap((tier) => {
    const points = axis.sizes.map((size) => {
      const asked = { ...question, scenario: axis.at(size), tier: tier.id };
      return { size, total: leadAmong(asked).leader?.total };
    });
    return points.some(({ total }) => total !== undefined) ? [{ plan: answer.plan, tier, points }] : [];
  });
}
