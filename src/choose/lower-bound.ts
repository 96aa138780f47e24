import { type Offer, topUpsSold } from "../engine/offer.ts";
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
 * No more than what has to be bought on top of an offer, at the least that a credit of it costs anywhere in its price list;
 * undefined where nothing of known price is for sale, so that the offer can have no known total. Zero where a price cannot
 * be bounded so simply: a mark-up, or another kind burned instead.
 */
export function leastOnTop(
  offer: Offer,
  subscription: Subscription,
  balance: Balance,
  currency: Currency,
): Money | undefined {
  let sum = ZERO;
  for (const kind of offer.plan.kinds) {
    const lacking = lackingOf(balance, kind);
    if (lacking === 0) continue;
    const prices = pricesOf(offer, subscription, kind, currency);
    if (prices.length === 0) return undefined;
    sum = plus(sum, times(prices.reduce(smaller), creditsAsFraction(lacking)));
  }
  const least = minus(sum, MOST_ROUNDED_AWAY);
  return least.numerator <= 0n ? NO_MONEY : millionths(roundDown(times(least, fraction(1_000_000))));
}

/** Each of up to 200 invoice lines may be rounded down by half a cent: a unit of the currency in all. */
const MOST_ROUNDED_AWAY = ONE;

function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(b, a) < 0 ? b : a;
}

/** The known prices of a credit of this kind, however it is sold. */
function pricesOf(offer: Offer, subscription: Subscription, kind: KindId, currency: Currency): readonly Fraction[] {
  const response = offer.whenEmpty[kind]?.response;
  if (response?.do === "exchange") return [ZERO];
  const sold = topUpsSold(offer, subscription.created, kind);
  const overage = response?.do === "overage" ? known(response.amount, currency) : [];
  return [...sold.flatMap((topUp) => pricesOfTopUp(topUp, currency)), ...overage];
}

function pricesOfTopUp({ pricing, unit }: TopUp, currency: Currency): readonly Fraction[] {
  if (pricing.is === "markup") return [ZERO];
  const amounts = amountsOf(pricing).flatMap((amount) => known(amount, currency));
  if (unit.is === "credit") return amounts;
  const { credits } = unit;
  return isKnown(credits) ? amounts.map((amount) => dividedBy(amount, creditsAsFraction(credits))) : [];
}

function amountsOf(pricing: Pricing): readonly Amount[] {
  if (pricing.is === "flat") return [pricing.amount];
  return pricing.is === "volume" || pricing.is === "graduated" ? pricing.brackets.map(({ amount }) => amount) : [];
}

function known(amount: Amount, currency: Currency): readonly Fraction[] {
  const price = amountIn(amount, currency, "");
  return isKnown(price) ? [moneyAsFraction(price)] : [];
}
