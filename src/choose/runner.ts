import type { Plan } from "../plans/plan.ts";
import type { Currency, Money } from "../units/money.ts";
import { TooLargeError } from "../units/too-large.ts";
import type { Candidate } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { type Told, toldIn } from "./told.ts";

/** Who runs along an input: a plan with its cheapest offer, or one of its offers alone. */
export interface Runner {
  readonly plan: Plan;
  readonly ask: Ask;
  readonly told: Told;
}

/** More than any total: what has none. */
export const NO_TOTAL = Number.POSITIVE_INFINITY as Money;

/** An amount as totals are held against each other. */
export function amountTold({ told }: Runner, amount: Money, currency: Currency): Money {
  return toldIn(told, amount, currency) ?? NO_TOTAL;
}

/** What an offer or a path costs, as it is held against others. */
export function totalTold(runner: Runner, best: Candidate | undefined): Money {
  const { total, currency } = best?.estimate.cost ?? {};
  return total === undefined || currency === undefined ? NO_TOTAL : amountTold(runner, total, currency);
}

/** What is too large to be exact has no total. */
export function orNothing<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TooLargeError) return undefined;
    throw error;
  }
}
