import type { Offer } from "../engine/offer.ts";
import type { Address, Amount, PriceLine, TopUp } from "../plans/plan.ts";
import type { Currency, Money } from "../units/money.ts";

/** The same offer with one amount of its subscription, or one unit price of a top-up, replaced. */
export function repriced(offer: Offer, at: Address, currency: Currency, amount: Money): Offer {
  const replaced = <L extends PriceLine | TopUp>(line: L): L =>
    line.at === at && line.pricing.is === "flat"
      ? { ...line, pricing: { is: "flat", amount: { ...line.pricing.amount, [currency]: amount } satisfies Amount } }
      : line;
  const tier = { ...offer.tier, price: offer.tier.price.map(replaced) };
  const tiers = offer.plan.tiers.map((each) => (each.id === tier.id ? tier : each));
  return { ...offer, tier, plan: { ...offer.plan, tiers, topUps: offer.plan.topUps.map(replaced) } };
}
