import type { Offer } from "../engine/offer.ts";
import { scheduleOf } from "../engine/schedule.ts";
import type { Subscription } from "../engine/subscription.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, NO_CREDITS, UNLIMITED } from "../units/credits.ts";

/** All that is ever deposited within the horizon; without a limit where an amount is not published or is in hand already. */
export function grantedOf(offer: Offer, scenario: Scenario, subscription: Subscription): Record<KindId, Credits> {
  const { deposits, running, missing } = scheduleOf(offer, scenario);
  const granted: Record<KindId, Credits> = {};
  for (const { kind, amount, at } of deposits) {
    if (at < subscription.until) granted[kind] = add(granted[kind] ?? NO_CREDITS, amount);
  }
  for (const { kind } of [...missing, ...running.map(({ deposit }) => deposit)]) granted[kind] = UNLIMITED;
  if (offer.continues) for (const kind of offer.plan.kinds) granted[kind] = UNLIMITED;
  return granted;
}
