import { creditsAsFraction } from "../../units/credits.ts";
import { dividedBy } from "../../units/fraction.ts";
import { type Money, moneyAsFraction, subtractMoney } from "../../units/money.ts";
import type { RankedPlan } from "../answer.ts";
import { bindsLess, standsAt } from "../standing.ts";
import { isOnlyUnpriced, missingFacts } from "../unpriced.ts";
import { closestOf } from "./closest.ts";
import type { NotPriced, Place } from "./comparison.ts";

/** Why a plan stands where it stands among the others, the best of which comes first. */
export function placeOf(ranked: RankedPlan, [winner, next]: readonly RankedPlan[]): Place {
  const { best, otherCurrency } = ranked;
  if (!best) return notPriced(ranked, winner) ?? { is: "no-offer", closest: closestOf(ranked) };
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

function notPriced({ answer, ruledOut }: RankedPlan, winner: RankedPlan | undefined): NotPriced | undefined {
  if (ruledOut) return undefined;
  const candidates = answer.rows.filter(isOnlyUnpriced);
  if (candidates.length === 0) return undefined;
  const winsBelow = winner && winner.otherCurrency === undefined ? standsAt(winner) : undefined;
  const used = candidates.map(({ estimate }) => Object.values(estimate.used)).find((each) => each.length === 1);
  const credits = used?.[0] || undefined;
  return {
    is: "not-priced",
    lacks: missingFacts(candidates),
    candidates,
    winsBelow,
    credits,
    each: winsBelow === undefined || credits === undefined ? undefined : priceOfEach(winsBelow, credits),
  };
}

function priceOfEach(total: Money, credits: NonNullable<NotPriced["credits"]>): NotPriced["each"] {
  return dividedBy(moneyAsFraction(total), creditsAsFraction(credits));
}
