import { circumstancesOf, holds, type Offer } from "../engine/offer.ts";
import { amountIn } from "../engine/pricing.ts";
import type { Subscription } from "../engine/subscription.ts";
import { type Amount, isKnown, type KindId, type Pricing, type TopUp } from "../plans/plan.ts";
import { type Credits, creditsAsFraction, subtract } from "../units/credits.ts";
import {
  compare,
  dividedBy,
  type Fraction,
  fraction,
  minus,
  ONE,
  plus,
  roundDown,
  times,
  ZERO,
} from "../units/fraction.ts";
import { type Currency, type Money, millionths, moneyAsFraction, NO_MONEY } from "../units/money.ts";

/** Credits by kind: what is wanted over the horizon, and the most that the offer's own grants could cover of it. */
export interface Balance {
  readonly wanted: Readonly<Record<KindId, Credits>>;
  readonly granted: Readonly<Record<KindId, Credits>>;
}

/** What an offer lacks of a kind even if nothing it grants ever expired. */
export function lackingOf({ wanted, granted }: Balance, kind: KindId): Credits {
  const lacking = subtract(wanted[kind] ?? (0 as Credits), granted[kind] ?? (0 as Credits));
  return Math.max(0, lacking) as Credits;
}

/**
 * No more than what has to be bought on top of an offer, at the least that a credit of it costs anywhere in its price list.
 * Zero where that cannot be said: nothing of known price is for sale, or another kind may be burned instead.
 */
export function leastOnTop(offer: Offer, subscription: Subscription, balance: Balance, currency: Currency): Money {
  const sums = offer.plan.kinds.map((kind) => {
    const lacking = lackingOf(balance, kind);
    const price = lacking === 0 ? undefined : leastPrice(offer, subscription, kind, currency);
    return price ? times(price, creditsAsFraction(lacking)) : ZERO;
  });
  const least = minus(sums.reduce(plus, ZERO), MOST_ROUNDED_AWAY);
  return least.numerator <= 0n ? NO_MONEY : millionths(roundDown(times(least, fraction(1_000_000))));
}

/** Each of up to 200 invoice lines may be rounded down by half a cent: a unit of the currency in all. */
const MOST_ROUNDED_AWAY = ONE;

function leastPrice(offer: Offer, subscription: Subscription, kind: KindId, currency: Currency): Fraction | undefined {
  const response = offer.whenEmpty[kind]?.response;
  if (response?.do === "exchange") return undefined;
  const given = circumstancesOf(offer, subscription.created);
  const sold = offer.plan.topUps.filter((topUp) => topUp.kind === kind && holds(topUp.when, given));
  const prices = sold.map((topUp) => leastOfTopUp(topUp, currency));
  if (response?.do === "overage") prices.push(known(response.amount, currency));
  if (prices.length === 0 || prices.some((price) => price === undefined)) return undefined;
  return (prices as Fraction[]).reduce((least, price) => (compare(price, least) < 0 ? price : least));
}

function leastOfTopUp({ pricing, unit }: TopUp, currency: Currency): Fraction | undefined {
  const amounts = amountsOf(pricing).map((amount) => known(amount, currency));
  if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return undefined;
  const least = (amounts as Fraction[]).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  if (unit.is === "credit") return least;
  return isKnown(unit.credits) ? dividedBy(least, creditsAsFraction(unit.credits)) : undefined;
}

function amountsOf(pricing: Pricing): readonly Amount[] {
  if (pricing.is === "flat") return [pricing.amount];
  return pricing.is === "volume" || pricing.is === "graduated" ? pricing.brackets.map(({ amount }) => amount) : [];
}

function known(amount: Amount, currency: Currency): Fraction | undefined {
  const price = amountIn(amount, currency, "");
  return isKnown(price) ? moneyAsFraction(price) : undefined;
}
