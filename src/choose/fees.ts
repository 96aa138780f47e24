import type { Offer } from "../engine/offer.ts";
import { currencyOf } from "../engine/pricing.ts";
import { subscribe } from "../engine/subscription.ts";
import { billSubscription } from "../engine/subscription-bill.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";

/** What an offer's subscription costs over a scenario, set-up and add-ons included; undefined where a price is not published. */
export function feesOf(offer: Offer, scenario: Scenario): Money | undefined {
  const bill = billSubscription(offer, subscribe(offer, scenario), currencyOf(offer.plan, scenario.currency));
  return bill.missing.length > 0 ? undefined : bill.total;
}
