import { type FairUse, isKnown, type Known, type PriceLine } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Duration } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits, UNLIMITED } from "../units/credits.ts";
import { compare, dividedBy, type Fraction, fraction, ONE, plus, times, ZERO } from "../units/fraction.ts";
import { moneyAsFraction } from "../units/money.ts";
import type { Offer } from "./offer.ts";
import { currencyOf, priceOf } from "./pricing.ts";
import { type Subscription, seatsAt } from "./subscription.ts";

/**
 * The ceiling of something sold as unlimited, for each of its periods: a number, or what the money paid in that time buys
 * at a given price of a credit, or the smaller of the two. Where it counts per seat, each has its part of the money.
 *
 * @example
 * 5 seats at 79 a month and a ceiling of the money paid at 0.025 a credit: 5 × 948 ÷ 0.025 = 189,600 a year.
 */
export function fairUseCeiling(
  fairUse: FairUse,
  offer: Offer,
  subscription: Subscription,
  scenario: Scenario,
): Known<Credits> {
  const most = fairUse.credits ?? UNLIMITED;
  if (fairUse.paidAt === undefined) return most;
  const paid = paidWithin(periodOf(fairUse, subscription), offer, subscription, scenario);
  if (!isKnown(paid)) return paid;
  const sharing = fairUse.per === "seat" ? Math.max(1, seatsAt(subscription, subscription.from)) : 1;
  const bought = dividedBy(dividedBy(paid, fraction(sharing)), moneyAsFraction(fairUse.paidAt));
  return most !== UNLIMITED && compare(creditsAsFraction(most), bought) < 0 ? most : roundCredits(bought);
}

function periodOf({ every }: FairUse, { cycle, term }: Subscription): Duration {
  if (every === "cycle" || every === "once") return cycle;
  return every === "term" ? term : every;
}

/** What the subscription costs over a period, at the seats there are at the start. */
function paidWithin(period: Duration, offer: Offer, subscription: Subscription, scenario: Scenario): Known<Fraction> {
  const currency = currencyOf(offer.plan, scenario.currency);
  const seats = Math.max(0, seatsAt(subscription, subscription.from) - offer.tier.seats.included);
  let sum = ZERO;
  for (const line of offer.tier.price) {
    if (line.every === "once" || line.billed?.id !== offer.billing.id) continue;
    const price = priceOf(line.pricing, unitsOf(line, seats, offer), currency, line.at);
    if (!isKnown(price)) return price;
    sum = plus(sum, times(price, lengthsIn(line.every, period)));
  }
  return sum;
}

function unitsOf(line: PriceLine, seats: number, offer: Offer): Fraction {
  if (line.per === "seat") return fraction(seats);
  const size = offer.sizes[line.kind];
  const isSized = line.per === "credit" || line.pricing.is === "sizes";
  return isSized && size !== undefined ? creditsAsFraction(size) : ONE;
}

/** How many times one span goes into another: 12 months are one year. Months and days are compared by a year of 365 days. */
export function lengthsIn(span: Duration, whole: Duration): Fraction {
  if (span.months > 0 && whole.months > 0) return fraction(whole.months, span.months);
  if (span.days > 0 && whole.days > 0) return fraction(whole.days, span.days);
  const inDays = ({ months, days }: Duration) => fraction(months * 365 + days * 12, 12);
  return dividedBy(inDays(whole), inDays(span));
}
