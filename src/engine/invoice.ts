import { type Address, isKnown, type PriceLine, type SourceId, type Tier, type Unpublished } from "../plans/plan.ts";
import { lazily, rememberFor } from "../remember.ts";
import { type Duration, type Instant, shareLeft } from "../units/calendar.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { type Fraction, fraction, isZero, minus, ONE, plus, power, times, ZERO } from "../units/fraction.ts";
import { addMoney, type Currency, type Money, NO_MONEY, roundToMinorUnit } from "../units/money.ts";
import { lengthsIn } from "./fair-use.ts";
import { type Offer, packageOf } from "./offer.ts";
import { type Price, priceOf } from "./pricing.ts";
import { type Period, periodAt, periodsFrom, type Subscription, seatsAdded, seatsAt } from "./subscription.ts";

export type InvoiceItem = "subscription" | "seats-added" | "add-on" | "set-up" | "top-up" | "overage";

/** One line of an invoice: amount = what `quantity` units cost for `times` periods, rounded once, half up, to the minor unit. */
export interface InvoiceLine {
  readonly item: InvoiceItem;
  /** When it is to be paid. */
  readonly at: Instant;
  readonly quantity: Fraction;
  readonly unit: "account" | "seat" | "credit" | "pack";
  /** How many of the price's periods it covers: twelve months in a year billed at once. */
  readonly times: Fraction;
  readonly amount: Money;
  /** What of the amount lies behind the horizon, by days. */
  readonly behind: Money;
  /** Where the price stands, and what it rests on. */
  readonly price: Address;
  readonly sources: readonly SourceId[];
}

export interface Invoice {
  readonly currency: Currency;
  /** In order of their days. */
  readonly lines: readonly InvoiceLine[];
  /** Prices that the vendor does not publish, and that a full total needs. */
  readonly missing: readonly { readonly item: InvoiceItem; readonly fact: Unpublished }[];
}

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
  const known = billsOf(subscription)(offer.addOns.length > 0 ? offer : offer.tier);
  const alike = `${currency} ${packageOf(offer)}`;
  const bill = known.get(alike) ?? writeBill(offer, subscription, currency);
  known.set(alike, bill);
  return bill;
}

/**
 * The same bill bounds what an offer costs and stands in its estimate. Without add-ons it is a matter of the tier, which a
 * plan and most of its readings share.
 */
const billsOf = rememberFor((_subscription: Subscription) =>
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

/** A cycle, and how often the term has been renewed before it. */
interface ObligedCycle extends Period {
  readonly renewals: number;
}

/**
 * The cycles to be paid for. The last may begin behind the horizon, where a term that began within it goes on. The first
 * may run already: that one is paid, but for the seats that are added to it.
 */
const obligedCycles = rememberFor((subscription: Subscription): readonly ObligedCycle[] => {
  const { anchor, from, until, cycle, term, terms } = subscription;
  const lastTerm = periodsFrom(anchor, term, from, until).at(-1);
  const running = periodAt(anchor, term, from);
  const cycles = periodsFrom(
    anchor,
    cycle,
    periodAt(anchor, cycle, from).from,
    Math.max(lastTerm?.until ?? from, running.until),
  );
  return cycles.map((each) => ({
    ...each,
    renewals: terms + periodAt(anchor, term, each.from).index - running.index,
  }));
});

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
    this.put({ line, item: "set-up", at: from, charge, cycle: undefined });
  }

  /** All cycles of a line. Those with the same seats are charged alike, where the price rises after as many renewals. */
  cycles(line: PriceLine, every: Duration, item: InvoiceItem, offer: Offer): void {
    const { from, until, cycle: length } = this.subscription;
    const covered = lengthsIn(every, length);
    const rises = !isKnown(line.uplift) || !isZero(line.uplift);
    const priceAfter = (renewals: number) => (units: Fraction) =>
      scaled(priceOf(line.pricing, units, this.currency, line.at), risen(line, renewals));
    let last: { readonly seats: number; readonly renewals: number; readonly charge: Charge } | undefined;
    for (const cycle of obligedCycles(this.subscription)) {
      const seats = seatsAt(this.subscription, Math.min(cycle.from, until - 1));
      const renewals = rises ? cycle.renewals : 0;
      if (last?.seats !== seats || last.renewals !== renewals) {
        last = { seats, renewals, charge: this.charge(this.units(line, seats, offer), covered, priceAfter(renewals)) };
      }
      const { charge } = last;
      const isPaidAlready = cycle.from < from;
      if (!isZero(charge.quantity) && !isPaidAlready) this.put({ line, item, at: cycle.from, charge, cycle });
      if (line.per === "seat") this.added(line, cycle, covered, priceAfter(renewals), offer);
    }
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
      this.put({ line, item: "seats-added", at: step.at, charge, cycle });
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
    if (isKnown(exact)) this.due.push(due);
    else if (!this.missing.some(({ fact }) => fact.at === exact.at)) this.missing.push({ item: due.item, fact: exact });
  }

  finish(): SubscriptionBill {
    const { currency, missing, due } = this;
    const lines = lazily(() => due.map((each) => this.lineOf(each)).sort((a, b) => a.at - b.at));
    return {
      currency,
      missing,
      total: addMoney(...due.map(({ charge }) => charge.amount)),
      get lines() {
        return lines();
      },
    };
  }

  private lineOf({ line, item, at, charge, cycle }: Due): InvoiceLine {
    const { quantity, times: covered, amount } = charge;
    const unit = line.per === "credit" || line.pricing.is === "sizes" ? "credit" : line.per;
    const behind = cycle ? this.behind(charge, at, cycle) : NO_MONEY;
    return { item, at, quantity, unit, times: covered, amount, behind, price: line.at, sources: line.sources };
  }

  /** What is paid for from an instant to the end of its cycle, as far as it lies behind the horizon. */
  private behind({ exact }: Charge, at: Instant, cycle: Period): Money {
    const { until } = this.subscription;
    if (cycle.until <= until || !isKnown(exact)) return NO_MONEY;
    return roundToMinorUnit(times(exact, shareLeft(at, cycle.until, until)), this.currency);
  }
}

/** A line of the invoice before it is written: what it charges, when, and the cycle that it pays for. */
interface Due {
  readonly line: PriceLine;
  readonly item: InvoiceItem;
  readonly at: Instant;
  readonly charge: Charge;
  readonly cycle: Period | undefined;
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

export function totalOf(lines: readonly InvoiceLine[], items?: readonly InvoiceItem[]): Money {
  return addMoney(...lines.filter(({ item }) => !items || items.includes(item)).map(({ amount }) => amount));
}
