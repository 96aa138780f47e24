import { isKnown } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Refusal } from "./estimate.ts";
import { isOfAge, type Offer } from "./offer.ts";
import { mostSeats, type Subscription } from "./subscription.ts";

/** Why an offer cannot be bought for a scenario at all, whatever it costs. */
export function refusalsOf(offer: Offer, scenario: Scenario, subscription: Subscription): readonly Refusal[] {
  const { tier, billing, continues } = offer;
  const refusals: Refusal[] = [];
  const needed = mostSeats(subscription);
  const most = tier.seats.max;
  if (most !== undefined && isKnown(most) && needed > most) refusals.push({ is: "too-many-seats", most, needed });
  if (tier.closed && !continues) refusals.push({ is: "closed" });
  if (!continues && !isOfAge(tier.accounts, subscription.created)) refusals.push({ is: "other-accounts" });
  const { billed } = scenario.need;
  if (billed !== undefined && billed !== billing.id) refusals.push({ is: "other-billing", needed: billed });
  return refusals;
}
