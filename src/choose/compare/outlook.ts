import type { KindId, Plan } from "../../plans/plan.ts";
import type { Fraction } from "../../units/fraction.ts";
import type { Money } from "../../units/money.ts";
import type { Ranking } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { type BudgetAnswer, budgetBuys } from "../budget.ts";
import { type Holds, howFarItHolds, type OnMoved } from "../holds.ts";
import { type Runway, runwayOf } from "../runway.ts";
import { type WinningPrice, winningPrices } from "../winning-prices.ts";
import type { Comparison } from "./comparison.ts";
import { contactsOfBalances } from "./contacts.ts";

/** How long what the team has today of a plan lasts, and for how many contacts, by kind of credit. */
export interface Today {
  readonly plan: Plan;
  readonly runway: Runway;
  readonly contacts: Readonly<Record<KindId, Fraction | undefined>>;
}

/** What a comparison leads to: how far its answer holds, what would change it, and the same question the other way round. */
export interface Outlook {
  readonly holds: Holds | undefined;
  /** What each loser with a total would have to cost to win. */
  readonly prices: readonly WinningPrice[];
  /** What each plan carries for a budget, where one is given and its currency is known. */
  readonly budget: { readonly amount: Money; readonly buys: readonly BudgetAnswer[] } | undefined;
  readonly today: readonly Today[];
}

/** The outlook of a comparison, for the wishes it was made with. A budget is in the comparison's currency. */
export function outlookOf(comparison: Comparison, ask: Ask, budget?: Money, onMoved?: OnMoved): Outlook {
  const { scenario, conversion, currency, contacts, isLookup } = comparison;
  const ranking: Ranking = { scenario, conversion, answers: comparison.plans };
  const told = currency === undefined ? undefined : { currency, conversion };
  return {
    holds: howFarItHolds(ranking, ask, onMoved),
    prices: winningPrices(ranking, ask),
    budget:
      budget === undefined || told === undefined
        ? undefined
        : { amount: budget, buys: budgetBuys(ranking, ask, { amount: budget, told, contacts }) },
    today: comparison.plans.flatMap(({ answer: { plan } }) => {
      const runway = runwayOf(plan, scenario, ask);
      return runway ? [{ plan, runway, contacts: contactsOfBalances(runway, scenario, isLookup) }] : [];
    }),
  };
}
