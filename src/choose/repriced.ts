import type { Offer } from "../engine/offer.ts";
import {
  type Address,
  type Amount,
  isKnown,
  type PriceLine,
  type Pricing,
  type TopUp,
  type WhenEmpty,
} from "../plans/plan.ts";
import { planWith } from "../plans/plan-with.ts";
import { fraction, roundHalfUp, times } from "../units/fraction.ts";
import { type Currency, type Money, millionths } from "../units/money.ts";

/** A price of which one amount becomes another one, and every other step of it with it in proportion. */
export interface Lowered {
  /** The line of the price list. */
  readonly at: Address;
  readonly currency: Currency;
  readonly from: Money;
  readonly to: Money;
}

/**
 * The same offer with one price of its subscription, of credits on top or of overage at other amounts, to the millionth of the
 * currency unit, half up. What is not published stays so, and brackets begin where they began.
 */
export function repriced(offer: Offer, lowered: Lowered): Offer {
  const priced = <L extends PriceLine | TopUp>(line: L): L =>
    line.at === lowered.at ? { ...line, pricing: pricedAt(line.pricing, lowered) } : line;
  const billed = (line: WhenEmpty): WhenEmpty => {
    const { response } = line;
    if (line.at !== lowered.at || response.do !== "overage") return line;
    return { ...line, response: { ...response, amount: amountAt(response.amount, lowered) } };
  };
  const tier = { ...offer.tier, price: offer.tier.price.map(priced) };
  const tiers = offer.plan.tiers.map((each) => (each.id === tier.id ? tier : each));
  const answers = Object.entries(offer.whenEmpty).map(([kind, line]) => [kind, billed(line)]);
  const { topUps, whenEmpty } = offer.plan;
  const plan = planWith(offer.plan, { tiers, topUps: topUps.map(priced), whenEmpty: whenEmpty.map(billed) });
  return { ...offer, tier, plan, whenEmpty: Object.fromEntries(answers) };
}

function pricedAt(pricing: Pricing, lowered: Lowered): Pricing {
  const moved = <S extends { readonly amount: Amount }>(step: S): S => ({
    ...step,
    amount: amountAt(step.amount, lowered),
  });
  switch (pricing.is) {
    case "flat":
      return moved(pricing);
    case "sizes":
      return { ...pricing, steps: pricing.steps.map(moved) };
    case "markup":
      return pricing;
    default:
      return { ...pricing, brackets: pricing.brackets.map(moved) };
  }
}

function amountAt(amount: Amount, { currency, from, to }: Lowered): Amount {
  const now = amount[currency];
  if (now === undefined || !isKnown(now)) return amount;
  return { ...amount, [currency]: millionths(roundHalfUp(times(fraction(now), fraction(to, from)))) };
}
