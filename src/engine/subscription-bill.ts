import { isKnown, type PriceLine, type Tier, type Unpublished } from "../plans/plan.ts";
import { lazily, rememberFor } from "../remember.ts";
import { type Duration, type Instant, type Period, shareLeft } from "../units/calendar.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { type Fraction, fraction, isZero, minus, ONE, plus, power, times, ZERO } from "../units/fraction.ts";
import { addMoney, type Currency, type Money, millionths, NO_MONEY, roundToMinorUnit } from "../units/money.ts";
import { evenCycles, risingCycles } from "./billed-cycles.ts";
import { lengthsIn } from "./fair-use.ts";
import type { Invoice, InvoiceItem, InvoiceLine } from "./invoice.ts";
import { type Offer, packageOf } from "./offer.ts";
import { type Price, priceOf } from "./pricing.ts";
import { type Subscription, seatsAdded, seatsAt, type Timing } from "./subscription.ts";

/** What a subscription costs. Its lines are written when they are first asked for: most offers lose by their total. */
export interface SubscriptionBill extends Invoice {
  /** What all lines come to; less than the whole where a price is missing. */
  readonly total: Money;
}

/**
 * Every invoice that signing obliges to pay: those of each term that begins within the horizon, also where they lie behind
 * it, and those of a customer's running term from the start on. Top-ups and overage are billed in top-ups.ts and overage.ts.
 * A tier that is taken again costs no set-up again, and its uplift goes on from the terms it had: leaving resets nothing.
 *
 * Seats added within a cycle pay the days that are left of it, unless the plan says that they are not prorated.
 */
export function billSubscription(offer: Offer, subscription: Subscription, currency: Currency): SubscriptionBill {
  const countsSeats = offer.addOns.length > 0 || isPricedPerSeat(offer.tier);
  const known = billsOf(countsSeats ? subscription : subscription.timing)(offer.addOns.length > 0 ? offer : offer.tier);
  const alike = `${currency} ${packageOf(offer)}`;
  const bill = known.get(alike) ?? writeBill(offer, subscription, currency);
  known.set(alike, bill);
  return bill;
}

const isPricedPerSeat = rememberFor(({ price }: Tier) => price.some(({ per }) => per === "seat"));

/**
 * The same bill bounds what an offer costs and stands in its estimate. Without add-ons it is a matter of the tier, which a
 * plan and most of its readings share; where nothing is priced per seat, whatever the seats.
 */
const billsOf = rememberFor((_when: Timing) =>
  rememberFor((_billed: Offer | Tier) => new Map<string, SubscriptionBill>()),
);

function writeBill(offer: Offer, subscription: Subscription, currency: Currency): SubscriptionBill {
  const bill = new Bill(currency, subscription);
  const given = (line: PriceLine) => line.billed === undefined || line.billed.id === offer.billing.id;
  const priced = [
    ...offer.tier.price.filter(given).map((line) => ({ line, item: "subscription" as const })),
    ...offer.addOns.flatMap(({ price }) => price.filter(given).map((line) => ({ line, item: "add-on" as const }))),
  ];
  for (const { line, item } of priced) {
    if (line.every === "once") {
      if (subscription.anchor >= subscription.from && subscription.terms === 0) bill.setUp(line, offer);
    } else {
      bill.cycles(line, line.every, item, offer);
    }
  }
  return bill.finish();
}

/** Adds up what falls due. */
class Bill {
  private readonly currency: Currency;
  private readonly subscription: Subscription;
  private readonly due: Due[] = [];
  private readonly missing: { item: InvoiceItem; fact: Unpublished }[] = [];

  constructor(currency: Currency, subscription: Subscription) {
    this.currency = currency;
    this.subscription = subscription;
  }

  setUp(line: PriceLine, offer: Offer): void {
    const { from } = this.subscription;
    const quantity = this.units(line, seatsAt(this.subscription, from), offer);
    const charge = this.charge(quantity, ONE, (units) => priceOf(line.pricing, units, this.currency, line.at));
    this.put({ line, item: "set-up", charge, cycles: [{ from, until: from }] });
  }

  /** All cycles of a line. Those with the same seats are charged alike, where the price rises after as many renewals. */
  cycles(line: PriceLine, every: Duration, item: InvoiceItem, offer: Offer): void {
    const covered = lengthsIn(every, this.subscription.cycle);
    const rises = !isKnown(line.uplift) || !isZero(line.uplift);
    for (const { seats, renewals, cycles } of rises ? risingCycles(this.subscription) : evenCycles(this.subscription)) {
      const price = (units: Fraction) =>
        scaled(priceOf(line.pricing, units, this.currency, line.at), risen(line, renewals));
      const charge = this.charge(this.units(line, seats, offer), covered, price);
      if (!isZero(charge.quantity)) this.put({ line, item, charge, cycles: cycles.filter((each) => this.isDue(each)) });
      if (line.per !== "seat" || this.subscription.seats.length === 1) continue;
      for (const cycle of cycles) this.added(line, cycle, covered, price, offer);
    }
  }

  /** False for the one that was running, and paid for, before the horizon. */
  private isDue({ from }: Period): boolean {
    return from >= this.subscription.from;
  }

  /** Seats that are added within a cycle. */
  private added(
    line: PriceLine,
    cycle: Period,
    covered: Fraction,
    price: (units: Fraction) => Price,
    offer: Offer,
  ): void {
    for (const step of seatsAdded(this.subscription, cycle)) {
      const [before, after] = [this.units(line, step.from, offer), this.units(line, step.to, offer)];
      const added = minus(after, before);
      if (isZero(added)) continue;
      const left = line.prorated ? shareLeft(cycle.from, cycle.until, step.at) : ONE;
      const charge = this.charge(added, times(covered, left), () => difference(price(after), price(before)));
      this.put({ line, item: "seats-added", charge, cycles: [{ ...cycle, from: step.at }] });
    }
  }

  /** What the price counts: accounts, seats beyond the included ones, or the credits that the buyer chose. */
  private units(line: PriceLine, seats: number, offer: Offer): Fraction {
    const size: Credits | undefined = offer.sizes[line.kind];
    if (line.pricing.is === "sizes" || line.per === "credit")
      return size === undefined ? ZERO : creditsAsFraction(size);
    return line.per === "seat" ? fraction(Math.max(0, seats - offer.tier.seats.included)) : ONE;
  }

  private charge(quantity: Fraction, covered: Fraction, priceOfUnits: (units: Fraction) => Price): Charge {
    const price = priceOfUnits(quantity);
    const exact = isKnown(price) ? times(price, covered) : price;
    return {
      quantity,
      times: covered,
      exact,
      amount: isKnown(exact) ? roundToMinorUnit(exact, this.currency) : NO_MONEY,
    };
  }

  private put(due: Due): void {
    const { exact } = due.charge;
    if (due.cycles.length === 0) return;
    if (isKnown(exact)) this.due.push(due);
    else if (!this.missing.some(({ fact }) => fact.at === exact.at)) this.missing.push({ item: due.item, fact: exact });
  }

  finish(): SubscriptionBill {
    const { currency, missing, due } = this;
    const lines = lazily(() => due.flatMap((each) => this.linesOf(each)).sort((a, b) => a.at - b.at));
    return {
      currency,
      missing,
      total: addMoney(...due.map(({ charge, cycles }) => millionths(charge.amount * cycles.length))),
      get lines() {
        return lines();
      },
    };
  }

  private linesOf({ line, item, charge, cycles }: Due): readonly InvoiceLine[] {
    const { quantity, times: covered, amount } = charge;
    const unit = line.per === "credit" || line.pricing.is === "sizes" ? "credit" : line.per;
    return cycles.map(({ from: at, until }) => {
      const behind = this.behind(charge, at, until);
      return { item, at, quantity, unit, times: covered, amount, behind, price: line.at, sources: line.sources };
    });
  }

  /** What is paid for from an instant to the end of its cycle, as far as it lies behind the horizon. */
  private behind({ exact }: Charge, at: Instant, end: Instant): Money {
    const { until } = this.subscription;
    if (end <= until || !isKnown(exact)) return NO_MONEY;
    return roundToMinorUnit(times(exact, shareLeft(at, end, until)), this.currency);
  }
}

/** What a line charges alike for several stretches of time. */
interface Due {
  readonly line: PriceLine;
  readonly item: InvoiceItem;
  readonly charge: Charge;
  /** From the day on which each is to be paid to the end of what it pays for. */
  readonly cycles: readonly Pick<Period, "from" | "until">[];
}

/** What stands in a line of the invoice: exact, and rounded once; nothing where the price is not published. */
interface Charge {
  readonly quantity: Fraction;
  readonly times: Fraction;
  readonly exact: Price;
  readonly amount: Money;
}

/** The rise of the price after so many renewals of the term: today's price is that of the term that runs today. */
function risen(line: PriceLine, renewals: number): Price {
  if (renewals <= 0) return ONE;
  return isKnown(line.uplift) ? power(plus(ONE, line.uplift), renewals) : line.uplift;
}

function scaled(price: Price, rise: Price): Price {
  if (!isKnown(price)) return price;
  return isKnown(rise) ? times(price, rise) : rise;
}

function difference(a: Price, b: Price): Price {
  if (!isKnown(a)) return a;
  return isKnown(b) ? minus(a, b) : b;
}
