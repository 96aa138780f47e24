import type { Currency, Money } from "../../units/money.ts";
import type { Candidate, RankedPlan } from "../answer.ts";
import type { Conversion } from "../exchange.ts";
import { inCurrency, winnerWith } from "../winner-with.ts";

/** A path of a plan's offers that costs less than the one that it takes part with. */
export interface PathTold {
  readonly candidate: Candidate;
  readonly saving: Money;
  /** Whether the plan, which does not win, would with it. */
  readonly wins: boolean;
}

/** What changing the offer at renewals saves, where a plan does not take part with that already. */
export function pathTold(
  ranked: RankedPlan,
  inOrder: readonly RankedPlan[],
  currency: Currency | undefined,
  conversion: Conversion | undefined,
): PathTold | undefined {
  const { candidate, saving } = ranked.answer.path;
  const { total, currency: own } = candidate?.estimate.cost ?? {};
  if (!candidate || candidate === ranked.best || saving === undefined || total === undefined || !own) return undefined;
  const told = ranked.otherCurrency === undefined ? inCurrency(total, own, currency, conversion) : undefined;
  return { candidate, saving, wins: winnerWith(told, candidate, ranked, inOrder) === candidate };
}
