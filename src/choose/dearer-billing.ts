import type { Offer } from "../engine/offer.ts";
import type { BillingId, Conditions, Grant, PriceLine, TopUp } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { feesOf } from "./fees.ts";

/**
 * True where another offer is the same but for how it is billed, and its fees are no lower with the fewest seats nor with the
 * most: then it costs no less anywhere between, whatever is bought on top. Flat prices alone rise evenly with seats.
 */
export function isDearerBilling(other: Offer, offer: Offer, [fewest, most]: readonly [Scenario, Scenario]): boolean {
  if (other.tier !== offer.tier || !isAlikeButForFees(offer, other)) return false;
  return [fewest, most].every((scenario) => {
    const [fees, lower] = [feesOf(other, scenario), feesOf(offer, scenario)];
    return fees !== undefined && lower !== undefined && fees >= lower;
  });
}

function isAlikeButForFees(offer: Offer, other: Offer): boolean {
  const { plan, tier, billing } = offer;
  const billings = [billing.id, other.billing.id];
  const isAlike = ({ when }: { readonly when: Conditions }) => !when.billed || holdsForBoth(when.billed, billings);
  return (
    tier.price.every(({ pricing, per }: PriceLine) => pricing.is === "flat" && per !== "credit") &&
    tier.grants.every((grant) => isAlike(grant) && !followsBilling(grant)) &&
    plan.topUps.every((topUp) => isAlike(topUp) && !isOfCycle(topUp)) &&
    [...plan.whenEmpty, ...plan.actions, ...plan.addOns].every(isAlike)
  );
}

function holdsForBoth(named: readonly BillingId[], billings: readonly BillingId[]): boolean {
  const held = billings.filter((each) => named.includes(each)).length;
  return held === 0 || held === billings.length;
}

function followsBilling({ every, upFront, lasts }: Grant): boolean {
  return upFront || [every, lasts].some((each) => each === "cycle" || each === "term");
}

function isOfCycle({ every, lasts, pricing }: TopUp): boolean {
  return every !== "once" || lasts === "term" || pricing.is === "markup";
}
