import type { Offer } from "../engine/offer.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { subscribe } from "../engine/subscription.ts";
import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { addMoney, type Money, millionths } from "../units/money.ts";
import type { Ask } from "./ask.ts";
import { assess } from "./candidate.ts";
import { leastOfPaths } from "./cheapest-path.ts";
import { isUneven } from "./contest.ts";
import { feesOf } from "./fees.ts";
import { fieldOf } from "./field.ts";

/**
 * The least that a plan costs where its subscription is paid as in one scenario and the work is done as in another; undefined
 * where no offer qualifies.
 *
 * More people bring more work, but their seats may bring credits that the work of others uses, so that more people can cost
 * less. Between 8 and 12 people nothing costs less than the fees of 8 and the work of 8 on the credits of 12 seats, nor more
 * than the fees of 12 and the work of 12 on the credits of 8.
 */
export function seatedCost(plan: Plan, paid: Scenario, worked: Scenario, ask: Ask): Money | undefined {
  let least: Money | undefined;
  for (const offer of fieldOf(plan, worked, ask)) {
    const fees = feesOf(offer, paid);
    if (fees === undefined || (least !== undefined && fees >= least) || isRefused(offer, paid)) continue;
    const { estimate, obstacles } = assess(offer, worked, ask);
    if (estimate.cost.beyond === undefined || obstacles.some(({ is }) => is !== "too-many-seats")) continue;
    const total = addMoney(fees, estimate.cost.beyond);
    if (least === undefined || total < least) least = total;
  }
  return least;
}

/** No more than the cheapest path of its offers costs so; undefined where offers in turn take no part, or there is no path. */
export function seatedPath(plan: Plan, paid: Scenario, worked: Scenario, ask: Ask): Money | undefined {
  if (!isUneven(worked)) return undefined;
  const least = leastOfPaths(fieldOf(plan, worked, ask), paid, worked, ask);
  return least === Number.POSITIVE_INFINITY ? undefined : millionths(Math.floor(least));
}

function isRefused(offer: Offer, paid: Scenario): boolean {
  return refusalsOf(offer, paid, subscribe(offer, paid)).length > 0;
}
