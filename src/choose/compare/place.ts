import { dividedBy } from "../../units/fraction.ts";
import { moneyAsFraction, subtractMoney } from "../../units/money.ts";
import type { RankedPlan } from "../answer.ts";
import type { Conversion } from "../exchange.ts";
import { bindsLess, standsAt } from "../standing.ts";
import { whyWithoutTotal } from "../without-total.ts";
import type { Place } from "./comparison.ts";

/** Why a plan stands where it stands among the others, the best of which comes first. */
export function placeOf(
  ranked: RankedPlan,
  [winner, next]: readonly RankedPlan[],
  conversion: Conversion | undefined,
): Place {
  const { best, otherCurrency } = ranked;
  if (!best) return whyWithoutTotal(ranked, winner, conversion);
  if (otherCurrency !== undefined) return { is: "other-currency", currency: otherCurrency };
  const [total, least] = [standsAt(ranked), winner && standsAt(winner)];
  if (ranked === winner || total === undefined || least === undefined || !winner)
    return { is: "wins", ahead: aheadOf(ranked, next) };
  if (total === least) return { is: "tie", by: bindsLess(ranked, winner) > 0 ? "commitment" : "id" };
  const by = subtractMoney(total, least);
  return {
    is: "costs-more",
    by,
    share: least === 0 ? undefined : dividedBy(moneyAsFraction(by), moneyAsFraction(least)),
  };
}

function aheadOf(winner: RankedPlan, next: RankedPlan | undefined): Extract<Place, { is: "wins" }>["ahead"] {
  const [least, second] = [standsAt(winner), next && standsAt(next)];
  if (least === undefined || second === undefined || !next?.best || next.otherCurrency !== undefined) return undefined;
  return { by: subtractMoney(second, least), of: next.best };
}
