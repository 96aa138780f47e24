import type { Currency, Money } from "../units/money.ts";
import type { Candidate, RankedPlan } from "./answer.ts";
import { type Conversion, convert } from "./exchange.ts";
import { standsAt } from "./standing.ts";

/** An amount in the currency of a ranking; undefined where no rate leads there. */
export function inCurrency(
  total: Money,
  from: Currency,
  to: Currency | undefined,
  conversion: Conversion | undefined,
): Money | undefined {
  if (to === undefined || from === to) return total;
  return conversion && convert(total, from, to, conversion);
}

/** Which offer wins where a plan takes part with another one, or with none; undefined where the winner stays the winner. */
export function winnerWith(
  total: Money | undefined,
  other: Candidate | undefined,
  changed: RankedPlan,
  inOrder: readonly RankedPlan[],
): Candidate | undefined {
  const [winner] = inOrder;
  const [best] = inOrder.filter((each) => each !== changed && each.best && each.otherCurrency === undefined);
  const least = best && standsAt(best);
  if (changed === winner) return total === undefined || (least !== undefined && least < total) ? best?.best : undefined;
  return total !== undefined && (least === undefined || total < least) ? other : undefined;
}
