import type { Estimate } from "../engine/estimate.ts";
import { holds, type Offer } from "../engine/offer.ts";
import { currencyOf } from "../engine/pricing.ts";
import { simulate } from "../engine/simulate.ts";
import { priceOfPurchase, smallestPurchase } from "../engine/top-ups.ts";
import { isKnown, type KindId, type PrintedCredits } from "../plans/plan.ts";
import { boundary, type Instant } from "../units/calendar.ts";
import { add, type Credits, credits, creditsAsFraction } from "../units/credits.ts";
import { compare, dividedBy, type Fraction, isZero, ONE, plus, times, ZERO } from "../units/fraction.ts";
import { addMoney, moneyAsFraction } from "../units/money.ts";
import { assess } from "./candidate.ts";
import { type Case, offersIn, START } from "./example-case.ts";
import { type Figure, missingIn, NO_OFFER } from "./example-figures.ts";
import { byTotal } from "./recommend.ts";

/** Every invoice of the cheapest offer; with `topUp`, the price of that purchase alone. */
export function costsIn(given: Case): Figure {
  if (given.example.topUp !== undefined) return priceOfTopUp(given, given.example.topUp);
  const candidates = [...offersIn(given)].map((offer) => assess(offer, given.scenario, given.rules));
  const [best] = candidates.toSorted(byTotal);
  const total = best?.estimate.cost.total;
  return total === undefined ? missingIn(best?.estimate) : { value: moneyAsFraction(total) };
}

/** What credits past the allowance cost at the first offer, however they are sold. */
export function beyondIn(given: Case): Figure {
  const [offer] = offersIn(given);
  if (!offer) return NO_OFFER;
  const { estimate } = assess(offer, given.scenario, given.rules);
  const { beyond } = estimate.cost;
  return beyond === undefined ? missingIn(estimate) : { value: moneyAsFraction(beyond) };
}

/** What a billing cycle costs without set-up ÷ the credits of the first kind granted in it; with `topUp`, the price of one bought credit. */
export function unitPriceIn(given: Case): Figure {
  const { topUp } = given.example;
  if (topUp !== undefined) {
    const all = add(...byKind(topUp).map(({ amount }) => amount));
    return ratio(priceOfTopUp(given, topUp), creditsAsFraction(all));
  }
  const [offer] = offersIn(given);
  if (!offer) return NO_OFFER;
  const { cycle } = offer.billing;
  const end = boundary(START, cycle, 1);
  const scenario = { ...given.scenario, months: Math.max(1, cycle.months, Math.ceil(cycle.days / 28)) };
  const estimate = simulate(offer, scenario, given.rules);
  const granted = grantedBefore(estimate, end);
  if (estimate.cost.subscription === undefined || granted === undefined) return missingIn(estimate);
  const paid = estimate.invoice.lines.filter(({ at, item }) => at < end && item === "subscription");
  return ratio({ value: moneyAsFraction(addMoney(...paid.map(({ amount }) => amount))) }, creditsAsFraction(granted));
}

function grantedBefore({ ledger, offer }: Estimate, end: Instant): Credits | undefined {
  const deposited = ledger?.segments.flatMap((segment) => segment.deposited).filter(({ at }) => at < end);
  const [kind] = offer.plan.kinds;
  return deposited && add(...deposited.filter((lot) => lot.kind === kind).map(({ amount }) => amount));
}

interface Bought {
  /** Undefined: whichever kind is sold so. */
  readonly kind: KindId | undefined;
  readonly amount: Credits;
}

function byKind(topUp: PrintedCredits): readonly Bought[] {
  if (typeof topUp === "string") return [{ kind: undefined, amount: credits(topUp) }];
  return Object.entries(topUp).map(([kind, number]) => ({ kind, amount: credits(number) }));
}

/** The least that so many credits cost at the first offer that can buy exactly them. */
function priceOfTopUp(given: Case, topUp: PrintedCredits): Figure {
  for (const offer of offersIn(given)) {
    const prices = byKind(topUp).map((bought) => leastPrice(bought, offer));
    const known = prices.filter((price) => price !== undefined);
    if (known.length === prices.length) return { value: known.reduce(plus, ZERO) };
  }
  return { unknown: "nothing on its list of top-ups sells that at a published price" };
}

function leastPrice({ kind, amount }: Bought, offer: Offer): Fraction | undefined {
  const given = { tier: offer.tier, billing: offer.billing, created: START };
  const currency = currencyOf(offer.plan, undefined);
  const prices = offer.plan.topUps
    .filter((topUp) => holds(topUp.when, given) && (kind === undefined || topUp.kind === kind))
    .filter((topUp) => smallestPurchase(topUp, amount, offer, currency) === amount)
    .map((topUp) => priceOfPurchase(topUp, amount, offer, currency))
    .filter((price) => isKnown(price));
  return prices.toSorted(compare)[0];
}

function ratio(cost: Figure, units: Fraction): Figure {
  if ("unknown" in cost) return cost;
  return isZero(units) ? { unknown: "no credits come with it" } : { value: times(cost.value, dividedBy(ONE, units)) };
}
