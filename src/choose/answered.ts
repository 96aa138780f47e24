import type { Vocabulary } from "../plans/activities.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import type { Candidate, PlanAnswer, Ranking } from "./answer.ts";
import { askFor, estimate, rank, type Wishes } from "./estimate.ts";
import type { Conversion } from "./exchange.ts";
import { rankPlans } from "./rank.ts";
import { standsAt } from "./standing.ts";

/** All that a report asks again when one of its numbers is moved. */
export type DossierQuestion = Vocabulary &
  Wishes & {
    readonly scenario: Scenario;
    readonly plans: readonly PlanFile[];
    readonly conversion: Conversion | undefined;
  };

/** One plan in depth, or several side by side. */
export type Answered =
  | { readonly is: "plan"; readonly answer: PlanAnswer }
  | { readonly is: "plans"; readonly ranking: Ranking };

/** The answer to a report's question: of its only plan in depth, of several as a ranking. */
export function answerTo(question: DossierQuestion): Answered {
  const [plan, ...others] = question.plans;
  return plan && others.length === 0
    ? { is: "plan", answer: estimate({ ...question, plan }) }
    : { is: "plans", ranking: rank(question) };
}

/** The offer to take, and what it costs in the currency that the answer is told in. */
export interface Leader {
  readonly candidate: Candidate;
  readonly total: Money | undefined;
}

/** Undefined where no offer with a known total does the work. */
export function leaderOf(answered: Answered): Leader | undefined {
  if (answered.is === "plan") {
    const { recommended } = answered.answer;
    return recommended && { candidate: recommended, total: recommended.estimate.cost.total };
  }
  const first = answered.ranking.answers.find(({ best, otherCurrency }) => best && otherCurrency === undefined);
  return first?.best && { candidate: first.best, total: standsAt(first) };
}

/**
 * Who leads, and nothing else: the same choice with what other sources make of it left out, for questions that are asked
 * many times over.
 */
export function leadAmong(question: DossierQuestion): {
  readonly leader: Leader | undefined;
  readonly ranking: Ranking;
} {
  const contenders = question.plans.map(({ plan }) => ({ plan, readings: [] }));
  const ranking = rankPlans(contenders, question.scenario, askFor(question), question.conversion);
  const [only, ...others] = ranking.answers;
  const answered: Answered =
    only && others.length === 0 ? { is: "plan", answer: only.answer } : { is: "plans", ranking };
  return { leader: leaderOf(answered), ranking };
}
