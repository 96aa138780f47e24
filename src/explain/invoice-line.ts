import { lengthsIn } from "../engine/fair-use.ts";
import type { InvoiceLine } from "../engine/invoice.ts";
import { seatsAt } from "../engine/subscription.ts";
import { priceOfPurchase } from "../engine/top-ups.ts";
import { isKnown, type PriceLine, type TopUp, type WhenEmpty } from "../plans/plan.ts";
import { type Duration, periodHolding, shareLeft } from "../units/calendar.ts";
import { creditsAsFraction, roundCredits } from "../units/credits.ts";
import { dividedBy, fraction, isZero, minus, ONE, plus, times } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";
import { difference, invoiced, isSame, NUMBER, product, quotient, SHARE } from "./arithmetic.ts";
import { multiplied, type Priced, priceFactors } from "./priced.ts";
import { neededCredits, overageCredits } from "./purchased.ts";
import { seatsFigure } from "./seats.ts";
import { planFact, planFigure, type Subject } from "./subject.ts";
import { computed, given, type Label, type Trace, type Unit } from "./trace.ts";

/** The amount of an invoice line: quantity × price × periods, rounded once. */
export function lineTrace(subject: Subject, line: InvoiceLine): Trace {
  const { currency } = subject.estimate.invoice;
  const label: Label = { name: line.item, at: line.at };
  const exact = exactTrace(subject, line);
  const whole = given(
    label,
    moneyAsFraction(line.amount),
    { is: "money", currency },
    planFact(subject.estimate.offer.plan, line.price),
  );
  const told = exact && invoiced(label, exact, currency);
  return told && isSame(told.value, whole.value) ? told : whole;
}

/** What of a line's amount lies behind the horizon, by days. */
export function behindTrace(subject: Subject, line: InvoiceLine): Trace {
  const { subscription, invoice } = subject.estimate;
  const label: Label = { name: "behind", at: line.at };
  const unit: Unit = { is: "money", currency: invoice.currency };
  const cycle = periodHolding(subscription.anchor, subscription.cycle, line.at);
  const share = shareLeft(line.at, cycle.until, subscription.until);
  const exact = exactTrace(subject, line) ?? lineTrace(subject, line);
  const told = invoiced(
    label,
    product(label, unit, [exact, given({ name: "period-left" }, share, SHARE, { is: "calendar" })]),
    invoice.currency,
  );
  return isSame(told.value, moneyAsFraction(line.behind))
    ? told
    : given(label, moneyAsFraction(line.behind), unit, { is: "calendar" });
}

/** Before it is rounded; undefined where the price is not found any more. */
function exactTrace(subject: Subject, line: InvoiceLine): Trace | undefined {
  const { currency } = subject.estimate.invoice;
  const { plan } = subject.estimate.offer;
  const label: Label = { name: line.item, at: line.at };
  const lines = [...plan.tiers.flatMap(({ price }) => price), ...plan.addOns.flatMap(({ price }) => price)];
  const priced = lines.find(({ at }) => at === line.price);
  const topUp = plan.topUps.find(({ at }) => at === line.price) ?? purchasedOn(subject, line);
  const overage = Object.values(subject.estimate.offer.whenEmpty).find(({ at }) => at === line.price);
  const factors = [
    ...(priced ? subscriptionFactors(subject, line, priced) : []),
    ...(line.item === "top-up" && topUp ? topUpFactors(subject, line, topUp) : []),
    ...(line.item === "overage" && overage ? overageFactors(subject, line, overage) : []),
  ];
  return factors.length === 0 ? undefined : product(label, { is: "money", currency }, factors);
}

function purchasedOn({ estimate }: Subject, line: InvoiceLine): TopUp | undefined {
  return estimate.purchases.find(({ topUp }) => topUp.at === line.price)?.topUp;
}

function subscriptionFactors(subject: Subject, line: InvoiceLine, priced: PriceLine): readonly Trace[] {
  const { currency } = subject.estimate.invoice;
  const { pricing } = priced;
  const count = quantityOf(subject, line, priced);
  const price = (quantity: Trace): Priced => ({ pricing, quantity, currency, at: line.price, per: perOf(priced) });
  const isAddedAtBrackets = line.item === "seats-added" && pricing.is !== "flat";
  const factors = isAddedAtBrackets ? addedAtBrackets(subject, line, price) : priceFactors(subject, price(count));
  if (factors.length === 0) return [];
  return [...factors, ...periodFactors(subject, line, priced), ...riseFactors(subject, line, priced)];
}

function perOf({ per, every }: PriceLine): string {
  return every === "once" ? per : `${per} ${lengthOf(every)}`;
}

/** `month`, `year`, `3 months`, `30 days`. */
function lengthOf({ months, days }: Duration): string {
  if (days > 0) return days === 1 ? "day" : `${days} days`;
  if (months === 12) return "year";
  return months === 1 ? "month" : `${months} months`;
}

/** Seats added under brackets cost what all of them cost less what those before did. */
function addedAtBrackets(subject: Subject, line: InvoiceLine, price: (quantity: Trace) => Priced): readonly Trace[] {
  const { subscription, offer, invoice } = subject.estimate;
  const after = fraction(seatsAt(subscription, line.at) - offer.tier.seats.included);
  const costs = [after, minus(after, line.quantity)].map((seats) =>
    priceFactors(subject, price(given({ name: "seats" }, seats, NUMBER, { is: "ledger" }))),
  );
  if (costs.some((factors) => factors.length === 0)) return [];
  const unit: Unit = { is: "money", currency: invoice.currency };
  const amounts = costs.map((factors) => product({ name: "price", per: "seat" }, unit, factors));
  return [difference({ name: "price", per: "seat" }, unit, amounts)];
}

/** What the price counts: the account, seats beyond the included ones, or the size that was chosen. */
function quantityOf(subject: Subject, line: InvoiceLine, { per, kind }: PriceLine): Trace {
  const { offer, subscription } = subject.estimate;
  if (line.unit === "credit") {
    return given({ name: "size", of: kind }, line.quantity, { is: "credits", kind }, { is: "choice" });
  }
  if (line.unit === "account") {
    return planFigure(
      subject,
      { label: { name: "accounts" }, value: ONE, unit: NUMBER },
      `${line.price}.${per === "account" ? "per" : ""}`,
    );
  }
  if (line.item === "seats-added") return given({ name: "seats-added" }, line.quantity, NUMBER, { is: "calendar" });
  const at = Math.min(line.at, subscription.until - 1);
  const { included, id } = { ...offer.tier.seats, id: offer.tier.id };
  const all = seatsFigure(subject, at, seatsAt(subscription, at));
  const free = { label: { name: "seats-included", of: id }, value: fraction(included), unit: NUMBER } as const;
  if (included === 0) return all;
  return difference({ name: "seats" }, NUMBER, [all, planFigure(subject, free, `tiers.${id}.seats.included`)]);
}

/** How many of the price's periods an invoice covers, and for seats that came later the share of them that is left. */
function periodFactors(subject: Subject, line: InvoiceLine, { every }: PriceLine): readonly Trace[] {
  if (isSame(line.times, ONE) || every === "once") return [];
  const { subscription } = subject.estimate;
  const covered = lengthsIn(every, subscription.cycle);
  const share = dividedBy(line.times, covered);
  const periods = given({ name: "billing-periods", per: lengthOf(every) }, covered, NUMBER, { is: "calendar" });
  const left = given({ name: "period-left" }, share, SHARE, { is: "calendar" });
  return [...(isSame(covered, ONE) ? [] : [periods]), ...(isSame(share, ONE) ? [] : [left])];
}

/** Prices rise with each renewal of the term. */
function riseFactors(subject: Subject, line: InvoiceLine, { uplift }: PriceLine): readonly Trace[] {
  const { anchor, term, terms, from } = subject.estimate.subscription;
  const renewals = terms + periodHolding(anchor, term, line.at).index - periodHolding(anchor, term, from).index;
  if (renewals <= 0 || !isKnown(uplift) || isZero(uplift)) return [];
  const label: Label = { name: "uplift" };
  const rise = planFigure(subject, { label, value: plus(ONE, uplift), unit: SHARE }, `${line.price}.uplift`);
  const count = given({ name: "renewals" }, fraction(renewals), NUMBER, { is: "calendar" });
  return [computed(label, SHARE, { is: "power" }, [rise, count])];
}

function topUpFactors(subject: Subject, line: InvoiceLine, topUp: TopUp): readonly Trace[] {
  const { currency } = subject.estimate.invoice;
  const credits = neededCredits(subject, line, topUp);
  const factors = priceFactors(subject, {
    pricing: topUp.pricing,
    quantity: inUnits(subject, topUp, credits),
    currency,
    at: line.price,
    per: topUp.unit.is,
  });
  const told = topUp.pricing.is === "markup" ? markedUp(subject, topUp, credits, currency) : factors;
  const left = given({ name: "period-left" }, line.times, SHARE, { is: "calendar" });
  const share = isSame(line.times, ONE) ? [] : [left];
  return told.length === 0 ? [] : [...atLeast(subject, topUp, told, currency), ...share];
}

/** Packs, where they come in packs. */
function inUnits(subject: Subject, { unit, at, kind }: TopUp, credits: Trace): Trace {
  if (unit.is === "credit" || !isKnown(unit.credits)) return credits;
  const label: Label = { name: "size", of: kind };
  const size = { label, value: creditsAsFraction(unit.credits), unit: { is: "credits", kind } } as const;
  return quotient({ name: "packs" }, NUMBER, credits, planFigure(subject, size, `${at}.credits`));
}

/** The tier's own price of a credit, and so much above it. */
function markedUp(subject: Subject, topUp: TopUp, credits: Trace, currency: Currency): readonly Trace[] {
  if (topUp.pricing.is !== "markup" || isZero(credits.value)) return [];
  const price = priceOfPurchase(topUp, roundCredits(credits.value), subject.estimate.offer, currency);
  if (!isKnown(price)) return [];
  const above = plus(ONE, topUp.pricing.share);
  const own = dividedBy(price, times(credits.value, above));
  const unit: Unit = { is: "price", currency, per: "credit" };
  const { tier, plan } = subject.estimate.offer;
  return [
    credits,
    given({ name: "own-price", per: "credit" }, own, unit, planFact(plan, `tiers.${tier.id}.price`)),
    planFigure(subject, { label: { name: "markup" }, value: above, unit: SHARE }, `${topUp.at}.markup`),
  ];
}

/** A purchase costs no less than the least that can be spent. */
function atLeast(subject: Subject, topUp: TopUp, factors: readonly Trace[], currency: Currency): readonly Trace[] {
  const least = topUp.minSpend?.[currency];
  if (least === undefined || !isKnown(least)) return factors;
  const spend = moneyAsFraction(least);
  if (minus(multiplied(factors), spend).numerator >= 0n) return factors;
  const unit: Unit = { is: "money", currency };
  const label: Label = { name: "least-spend" };
  return [
    computed(label, unit, { is: "largest" }, [
      product({ name: "price", per: topUp.unit.is }, unit, factors),
      planFigure(subject, { label, value: spend, unit }, `${topUp.at}.minSpend`),
    ]),
  ];
}

function overageFactors(subject: Subject, line: InvoiceLine, { response }: WhenEmpty): readonly Trace[] {
  if (response.do !== "overage") return [];
  const { currency } = subject.estimate.invoice;
  const pricing = { is: "flat", amount: response.amount } as const;
  return priceFactors(subject, {
    pricing,
    quantity: overageCredits(subject, line),
    currency,
    at: line.price,
    per: "credit",
  });
}
