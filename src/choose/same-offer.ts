import type { Offer } from "../engine/offer.ts";

/**
 * True for the same tier, billed the same way, at the same steps of its sliders. What follows the work makes no other offer of
 * it: seats, a number of credits that can be any, what is bought on top.
 */
export function isSameOffer(one: Offer, other: Offer): boolean {
  if (one.tier.id !== other.tier.id || one.billing.id !== other.billing.id) return false;
  return slidersOf(one).every((kind) => one.sizes[kind] === other.sizes[kind]);
}

function slidersOf({ tier, billing }: Offer) {
  return tier.price.flatMap(({ pricing, billed, kind }) =>
    pricing.is === "sizes" && billed?.id === billing.id ? [kind] : [],
  );
}
