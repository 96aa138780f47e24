import { circumstancesOf, holds, type Offer } from "../engine/offer.ts";
import { currencyOf } from "../engine/pricing.ts";
import { subscribe } from "../engine/subscription.ts";
import { billSubscription } from "../engine/subscription-bill.ts";
import type { AddOn, Billing } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";

/**
 * The add-ons that bring what an offer's tier lacks of the needed features. Where several bring it, the one that costs least
 * over the scenario; one whose price is not published only where no other is. What has no price for this way of billing is
 * not sold with it.
 */
export function addOnsFor(bare: Offer, scenario: Scenario, created: Instant): readonly AddOn[] {
  const given = circumstancesOf(bare, created);
  const sold = bare.plan.addOns.filter((addOn) => holds(addOn.when, given) && isSoldBy(bare.billing, addOn));
  const lacking = scenario.need.features.filter((feature) => !bare.tier.features.includes(feature));
  const chosen = lacking.flatMap((feature) => {
    const bringing = sold.filter((addOn) => addOn.features.includes(feature));
    return bringing.length > 1 ? cheapest(bringing, bare, scenario) : bringing;
  });
  return [...new Set(chosen)];
}

function isSoldBy({ id }: Billing, { price }: AddOn): boolean {
  return price.some(({ billed, every }) => every !== "once" && billed?.id === id);
}

function cheapest(addOns: readonly AddOn[], bare: Offer, scenario: Scenario): readonly AddOn[] {
  const priced = addOns.map((addOn) => ({ addOn, cost: costOf(addOn, bare, scenario) }));
  return priced
    .toSorted((a, b) => a.cost - b.cost || 0)
    .slice(0, 1)
    .map(({ addOn }) => addOn);
}

/** What it costs over the scenario; more than anything else where a part of its price is not published. */
function costOf(addOn: AddOn, bare: Offer, scenario: Scenario): number {
  const alone = { ...bare, tier: { ...bare.tier, price: [] }, addOns: [addOn] };
  const bill = billSubscription(alone, subscribe(bare, scenario), currencyOf(bare.plan, scenario.currency));
  return bill.missing.length > 0 ? Number.POSITIVE_INFINITY : bill.total;
}
