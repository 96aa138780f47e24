import type { Plan } from "../plans/plan.ts";
import type { Fraction } from "../units/fraction.ts";
import { type Money, millionths } from "../units/money.ts";
import type { Candidate, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { Course } from "./course.ts";
import { contactsInput, type Input, peopleOf } from "./inputs.ts";
import { lastBelow } from "./last-below.ts";
import { rememberedSteps } from "./remembered-steps.ts";
import type { Told } from "./told.ts";

/** What a plan carries for a budget, everything else as it is. */
export interface BudgetAnswer {
  readonly plan: Plan;
  /** People of the only role, or of all roles in proportion; undefined where nobody has a role. */
  readonly people: Carried | undefined;
  /** Contacts a month for the people there are, all their work in proportion; undefined where contacts are not counted. */
  readonly contacts: Carried | undefined;
}

/** The most of something that a budget buys. */
export interface Carried {
  /** This costs no more than the budget; one more costs more, or cannot be had, and so does everything beyond. 0 is none. */
  readonly upTo: number;
  /** As many as were looked at: the budget may buy more. */
  readonly orMore: boolean;
  /** The offer that carries them. */
  readonly best: Candidate | undefined;
  /** What one more would take; undefined where nothing qualifies for it, or it was not looked at. */
  readonly next: Candidate | undefined;
}

/** What a budget is held against. */
export interface Budget {
  readonly amount: Money;
  /** In which currency it is given, and the rates that lead there. */
  readonly told: Told;
  /** Contacts looked up over the whole time as the scenario stands; undefined where that cannot be told. */
  readonly contacts: Fraction | undefined;
}

/**
 * How many people, and how many contacts, each plan of a ranking carries for a budget. Nothing is said of a plan whose
 * currency cannot be held against the others'.
 */
export function budgetBuys(ranking: Ranking, ask: Ask, budget: Budget): readonly BudgetAnswer[] {
  const scenario = ranking.answers[0]?.answer.scenario ?? ranking.scenario;
  const [people] = peopleOf(scenario).map((input) => carriedOn(input, ask, budget));
  const contacts = budget.contacts && carriedOn(contactsInput(scenario, budget.contacts), ask, budget);
  return ranking.answers.map((ranked) => {
    const { plan } = ranked.answer;
    const isTold = ranked.otherCurrency === undefined;
    return { plan, people: isTold ? people?.(plan) : undefined, contacts: isTold ? contacts?.(plan) : undefined };
  });
}

function carriedOn(input: Input, ask: Ask, { amount, told }: Budget): (plan: Plan) => Carried {
  const tooMuch = millionths(amount + 1);
  return (plan) => {
    const course = new Course({ plan, ask, told }, input, rememberedSteps(input));
    const upTo = lastBelow(tooMuch, course, input) ?? 0;
    const orMore = upTo === input.most;
    const best = upTo === 0 ? undefined : course.bestAt(upTo);
    return { upTo, orMore, best, next: orMore ? undefined : course.bestAt(upTo + 1) };
  };
}
