import { isKnown, type TopUp } from "../plans/plan.ts";
import { boundary, FOREVER, type Instant, periodHolding, shareLeft } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits } from "../units/credits.ts";
import {
  compare,
  dividedBy,
  type Fraction,
  isZero,
  larger,
  ONE,
  plus,
  roundUp,
  times,
  ZERO,
} from "../units/fraction.ts";
import { type Currency, moneyAsFraction, NO_MONEY, roundToMinorUnit } from "../units/money.ts";
import { lengthsIn } from "./fair-use.ts";
import type { Invoice, InvoiceLine } from "./invoice.ts";
import { ACCOUNT, type Deposit } from "./lot.ts";
import { grantsHeld, type Offer, sizeOf } from "./offer.ts";
import { periodsFrom } from "./periods.ts";
import { amountIn, type Price, priceOf } from "./pricing.ts";
import type { Subscription } from "./subscription.ts";

/** Credits bought on top: once, or coming again until they are given up. */
export interface Purchase {
  readonly topUp: TopUp;
  readonly at: Instant;
  /** Of one purchase; whole packs where they come in packs. */
  readonly credits: Credits;
  /** A recurring one comes again at every period that begins before this. */
  readonly until: Instant;
}

/** One time that a purchase brings credits and is paid for. */
export interface Delivery {
  readonly at: Instant;
  readonly until: Instant;
  /** 1, or the share of its period that is left, where it is prorated. */
  readonly share: Fraction;
}

/** Every time that a purchase brings credits, in time. */
export function deliveriesOf({ topUp, at, until }: Purchase, subscription: Subscription): readonly Delivery[] {
  const { anchor, cycle } = subscription;
  if (topUp.every === "once") return [{ at, until: endsAt(topUp, at, FOREVER, subscription), share: ONE }];
  const period = topUp.every === "cycle" ? cycle : topUp.every;
  const first = periodHolding(anchor, period, at);
  const share = topUp.prorated ? shareLeft(first.from, first.until, at) : ONE;
  return [
    { at, until: endsAt(topUp, at, first.until, subscription), share },
    ...periodsFrom(anchor, period, first.until, until).map(({ from, until: next }) => ({
      at: from,
      until: endsAt(topUp, from, next, subscription),
      share: ONE,
    })),
  ];
}

/** When bought credits are gone: with the next delivery, unless the vendor says how long they last. */
function endsAt(topUp: TopUp, at: Instant, next: Instant, { anchor, term }: Subscription): Instant {
  if (topUp.lasts === undefined) return next;
  if (topUp.lasts === "forever") return FOREVER;
  return topUp.lasts === "term" ? periodHolding(anchor, term, at).until : boundary(at, topUp.lasts, 1);
}

/** The deposits that purchases make: bought credits belong to the account. */
export function purchaseDeposits(purchases: readonly Purchase[], subscription: Subscription): Deposit[] {
  return purchases.flatMap((purchase, index) =>
    deliveriesOf(purchase, subscription).map(({ at, until, share }) => ({
      id: `${purchase.topUp.at}/purchase${index}@${at}`,
      grant: purchase.topUp.at,
      kind: purchase.topUp.kind,
      owner: ACCOUNT,
      origin: "purchase" as const,
      amount: roundCredits(times(creditsAsFraction(purchase.credits), share)),
      at,
      until,
      priority: 0,
    })),
  );
}

/** An invoice line for each time that a purchase brings credits. */
export function billTopUps(
  purchases: readonly Purchase[],
  offer: Offer,
  subscription: Subscription,
  currency: Currency,
): Invoice {
  const lines: InvoiceLine[] = [];
  const missing: Invoice["missing"][number][] = [];
  for (const purchase of purchases) {
    const price = priceOfPurchase(purchase.topUp, purchase.credits, offer, currency);
    if (!isKnown(price)) {
      missing.push({ item: "top-up", fact: price });
      continue;
    }
    for (const { at, share } of deliveriesOf(purchase, subscription)) {
      if (isZero(share)) continue;
      const unit = purchase.topUp.unit.is;
      const quantity = unitsOf(purchase.topUp, purchase.credits);
      const amount = roundToMinorUnit(times(price, share), currency);
      const { at: address, sources } = purchase.topUp;
      lines.push({
        item: "top-up",
        at,
        quantity,
        unit,
        times: share,
        amount,
        behind: NO_MONEY,
        price: address,
        sources,
      });
    }
  }
  return { currency, lines, missing };
}

/** Packs, or credits: what the price of a top-up counts. */
function unitsOf(topUp: TopUp, bought: Credits): Fraction {
  const { unit } = topUp;
  if (unit.is === "credit" || !isKnown(unit.credits)) return creditsAsFraction(bought);
  return dividedBy(creditsAsFraction(bought), creditsAsFraction(unit.credits));
}

/** What one purchase of so many credits costs, exactly; at least the least that can be spent. */
export function priceOfPurchase(topUp: TopUp, bought: Credits, offer: Offer, currency: Currency): Price {
  const { unit } = topUp;
  if (unit.is === "pack" && !isKnown(unit.credits)) return unit.credits;
  const price =
    topUp.pricing.is === "markup"
      ? markedUp(topUp, topUp.pricing.share, bought, offer, currency)
      : priceOf(topUp.pricing, unitsOf(topUp, bought), currency, topUp.at);
  if (!isKnown(price) || topUp.minSpend === undefined) return price;
  const least = amountIn(topUp.minSpend, currency, topUp.at);
  return isKnown(least) ? larger(price, moneyAsFraction(least)) : least;
}

/** So much above the tier's own price of a credit: what the tier costs over a cycle ÷ the credits of the kind it brings in one. */
function markedUp(topUp: TopUp, markup: Fraction, bought: Credits, offer: Offer, currency: Currency): Price {
  const own = priceOfOwnCredit(topUp, offer, currency);
  return isKnown(own) ? times(times(own, plus(ONE, markup)), creditsAsFraction(bought)) : own;
}

function priceOfOwnCredit(topUp: TopUp, offer: Offer, currency: Currency): Price {
  const price = priceOfCycle(topUp, offer, currency);
  const brought = broughtInCycle(topUp, offer);
  if (!isKnown(price)) return price;
  if (!isKnown(brought)) return brought;
  return isZero(brought) ? { unpublished: true, at: topUp.at } : dividedBy(price, brought);
}

function priceOfCycle(topUp: TopUp, offer: Offer, currency: Currency): Price {
  let sum = ZERO;
  const size = sizeOf(offer, topUp.kind);
  for (const line of offer.tier.price) {
    if (line.every === "once" || line.billed?.id !== offer.billing.id) continue;
    const sized = line.pricing.is === "sizes" || line.per === "credit";
    if (sized && line.kind !== topUp.kind) continue;
    const cost = priceOf(line.pricing, sized && size !== undefined ? creditsAsFraction(size) : ONE, currency, line.at);
    if (!isKnown(cost)) return cost;
    sum = plus(sum, times(cost, lengthsIn(line.every, offer.billing.cycle)));
  }
  return sum;
}

/** For somebody new: what only older accounts get does not count. */
function broughtInCycle(topUp: TopUp, offer: Offer): Price {
  const { billing } = offer;
  let sum = ZERO;
  for (const grant of grantsHeld(offer, FOREVER)) {
    if (grant.kind !== topUp.kind || grant.every === "once" || typeof grant.per === "object") continue;
    const credits = grant.credits === "size" ? sizeOf(offer, topUp.kind) : grant.credits;
    if (credits === undefined || credits === "unlimited") continue;
    if (!isKnown(credits)) return credits;
    const every = typeof grant.every === "object" ? grant.every : billing.cycle;
    sum = plus(sum, times(creditsAsFraction(credits), lengthsIn(every, billing.cycle)));
  }
  return sum;
}

/**
 * The least that can be bought to have `needed` credits in one purchase: whole credits or whole packs, not less than the
 * least the vendor sells; undefined where one purchase cannot hold so many, or where the size of a pack is not published.
 */
export function smallestPurchase(topUp: TopUp, needed: Credits, offer: Offer, currency: Currency): Credits | undefined {
  const { unit, min, max } = topUp;
  const step = unit.is === "pack" ? unit.credits : (1000 as Credits);
  if (!isKnown(step)) return undefined;
  const least = min !== undefined && isKnown(min) && min > needed ? min : needed;
  const whole = (amount: Fraction) =>
    roundCredits(
      times(
        { numerator: roundUp(dividedBy(amount, creditsAsFraction(step))), denominator: 1n },
        creditsAsFraction(step),
      ),
    );
  const bought = enoughToSpend(topUp, whole(creditsAsFraction(least)), offer, currency, whole);
  return max !== undefined && isKnown(max) && bought > max ? undefined : bought;
}

/** A least spend brings as many credits as it buys at a flat price. */
function enoughToSpend(
  topUp: TopUp,
  bought: Credits,
  offer: Offer,
  currency: Currency,
  whole: (amount: Fraction) => Credits,
): Credits {
  const { minSpend, pricing } = topUp;
  if (minSpend === undefined || pricing.is !== "flat") return bought;
  const least = amountIn(minSpend, currency, topUp.at);
  const unit = amountIn(pricing.amount, currency, topUp.at);
  if (!isKnown(least) || !isKnown(unit) || unit === 0) return bought;
  const price = priceOfPurchase({ ...topUp, pricing }, bought, offer, currency);
  if (isKnown(price) && compare(price, moneyAsFraction(least)) > 0) return bought;
  const perUnit = topUp.unit.is === "pack" && isKnown(topUp.unit.credits) ? creditsAsFraction(topUp.unit.credits) : ONE;
  const bringsAt = whole(times(dividedBy(moneyAsFraction(least), moneyAsFraction(unit)), perUnit));
  return bringsAt > bought ? bringsAt : bought;
}
