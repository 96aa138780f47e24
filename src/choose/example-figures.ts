import type { Activities } from "../activities.ts";
import type { Estimate } from "../engine/estimate.ts";
import { holds, type Offer } from "../engine/offer.ts";
import { currencyOf } from "../engine/pricing.ts";
import { simulate } from "../engine/simulate.ts";
import { priceOfPurchase } from "../engine/top-ups.ts";
import { type Example, isKnown, type KindId, type Plan, type TierId } from "../plans/plan.ts";
import type { Scenario, Span, Work } from "../scenarios/scenario.ts";
import { boundary, type Instant } from "../units/calendar.ts";
import { add, type Credits, credits, creditsAsFraction } from "../units/credits.ts";
import {
  compare,
  dividedBy,
  type Fraction,
  fraction,
  fractionOfDecimal,
  isZero,
  ONE,
  times,
  ZERO,
} from "../units/fraction.ts";
import { addMoney, moneyAsFraction } from "../units/money.ts";
import type { Rate } from "../units/rate.ts";
import { assess, type Rules } from "./candidate.ts";
import { choosePlan } from "./choose-plan.ts";
import { offersOf } from "./offers.ts";
import { byTotal } from "./recommend.ts";
import { withSizes } from "./sizes.ts";

/** A figure as the plan has it; `unknown` says why there is none. */
export type Figure<T = Fraction> = { readonly value: T } | { readonly unknown: string };

/** What an example puts in: a plan, and a month's work in which everything is found and nobody is known. */
export interface Case {
  readonly plan: Plan;
  readonly example: Example;
  readonly scenario: Scenario;
  readonly rules: Rules;
}

/** A first of January of a common year: periods counted from sign-up and by the calendar are the same. */
const START = Date.UTC(2027, 0, 1);

export function caseOf(plan: Plan, example: Example, activities: Activities): Case {
  const isFree = (activity: string) => activities[activity]?.free === true;
  return { plan, example, scenario: scenarioOf(example, activities), rules: { isFree, allowUncovered: false } };
}

/** `given` is a number a month, shared evenly by the seats; what is held, or usually done for all together, belongs to none. */
function scenarioOf({ given, seats = 1, months: count }: Example, activities: Activities): Scenario {
  const entries = Object.entries(given);
  const isForAll = (id: string) => activities[id]?.usually === "account" || activities[id]?.held === true;
  const rate = (id: string, amount: Fraction): Rate => ({ amount, per: activities[id]?.held ? "held" : "month" });
  const work = (does: Record<string, Rate>): Work => ({ does, find: {} });
  const each = entries.filter(([id]) => !isForAll(id));
  const share = (number: string) => dividedBy(fractionOfDecimal(number), fraction(Math.max(1, seats)));
  const span: Span = {
    from: START,
    roles: [
      {
        id: "person",
        people: seats,
        seats,
        work: work(Object.fromEntries(each.map(([id, number]) => [id, rate(id, share(number))]))),
      },
    ],
    account: work(
      Object.fromEntries(
        entries.filter(([id]) => isForAll(id)).map(([id, number]) => [id, rate(id, fractionOfDecimal(number))]),
      ),
    ),
    events: {},
    assume: {
      workingWeeksPerYear: fraction(48),
      found: {},
      alreadyKnown: [],
      together: true,
      use: {},
      batch: {},
      season: {},
      growth: ZERO,
    },
  };
  return {
    name: "example",
    start: START,
    months: count,
    spans: [span],
    customerOf: [],
    need: { features: [] },
    stated: new Set(),
  };
}

/** The offers that an example speaks of: of its tier, billed and sized as it says, in the order of the file. */
function offersIn({ plan, example, scenario, rules }: Case): readonly Offer[] {
  const isMeant = ({ tier, billing }: Offer) =>
    (example.tier === undefined || tier.id === example.tier) &&
    (example.billed === undefined || billing.id === example.billed);
  const offers = offersOf(plan, scenario).filter(isMeant);
  const { size } = example;
  if (size === undefined) return offers.flatMap((offer) => withSizes(offer, scenario, rules));
  return offers.map((offer) => ({
    ...offer,
    sizes: Object.fromEntries(sizedKinds(offer).map((kind) => [kind, credits(size)])),
  }));
}

function sizedKinds({ tier }: Offer): readonly KindId[] {
  return tier.price.filter(({ pricing, per }) => pricing.is === "sizes" || per === "credit").map(({ kind }) => kind);
}

/** Credits of a kind that the work burns at the first offer that does all of it; without a kind, of the only one it burns. */
export function burnsIn(given: Case, kind: KindId | undefined): Figure {
  const estimates = offersIn(given).map((offer) => simulate(offer, given.scenario, given.rules));
  const estimate = estimates.find(({ notCovered }) => notCovered.length === 0);
  if (!estimate) return { unknown: `nothing it offers does ${(estimates[0]?.notCovered ?? []).join(", ") || "this"}` };
  return amountOf(kind ?? onlyKind(given.plan, estimate.used), (each) => estimate.used[each], estimate);
}

/** Credits of a kind that come with the first offer within the months. */
export function grantsIn(given: Case, kind: KindId | undefined): Figure {
  const estimate = firstEstimate(given);
  if (!estimate) return NO_OFFER;
  const included = (each: KindId) => estimate.kinds[each]?.included;
  const all = Object.fromEntries(given.plan.kinds.map((each) => [each, included(each) ?? (0 as Credits)]));
  return amountOf(kind ?? onlyKind(given.plan, all), included, estimate);
}

/** Every invoice of the cheapest offer; with `topUp`, the price of that purchase alone. */
export function costsIn(given: Case): Figure {
  if (given.example.topUp !== undefined) return priceOfTopUp(given, given.example.topUp);
  const candidates = offersIn(given).map((offer) => assess(offer, given.scenario, given.rules));
  const [best] = candidates.toSorted(byTotal);
  const total = best?.estimate.cost.total;
  return total === undefined ? missingIn(best?.estimate) : { value: moneyAsFraction(total) };
}

/** What a billing cycle costs without set-up ÷ the credits of the first kind granted in it; with `topUp`, the price of one bought credit. */
export function unitPriceIn(given: Case): Figure {
  const { topUp } = given.example;
  if (topUp !== undefined) return ratio(priceOfTopUp(given, topUp), fractionOfDecimal(topUp));
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

/** The tier that a team with this work is told to take. */
export function recommendedIn({ plan, scenario, rules }: Case): Figure<TierId> {
  const ask = { ...rules, prefer: "included" as const, allOffers: false };
  const answer = choosePlan(plan, scenario, ask);
  const tier = answer.recommended?.estimate.offer.tier.id;
  return tier === undefined ? missingIn(answer.rows[0]?.estimate) : { value: tier };
}

const NO_OFFER = { unknown: "there is no such offer" };

function firstEstimate(given: Case): Estimate | undefined {
  const [offer] = offersIn(given);
  return offer && simulate(offer, given.scenario, given.rules);
}

function grantedBefore({ ledger, offer }: Estimate, end: Instant): Credits | undefined {
  const deposited = ledger?.segments.flatMap((segment) => segment.deposited).filter(({ at }) => at < end);
  const [kind] = offer.plan.kinds;
  return deposited && add(...deposited.filter((lot) => lot.kind === kind).map(({ amount }) => amount));
}

/** The kind that a bare number speaks of: the plan's only one, or the only one of which there is any. */
function onlyKind({ kinds }: Plan, amounts: Readonly<Record<KindId, Credits>>): KindId | undefined {
  if (kinds.length === 1) return kinds[0];
  const some = Object.keys(amounts).filter((kind) => amounts[kind] !== 0);
  return some.length > 1 ? undefined : (some[0] ?? kinds[0]);
}

function amountOf(kind: KindId | undefined, of: (kind: KindId) => Credits | undefined, estimate: Estimate): Figure {
  if (kind === undefined) return { unknown: "several kinds of credits come out: name one" };
  const amount = of(kind);
  if (amount === undefined) return missingIn(estimate);
  return Number.isFinite(amount) ? { value: creditsAsFraction(amount) } : { unknown: "the credits are unlimited" };
}

function missingIn(estimate: Estimate | undefined): Figure<never> {
  if (!estimate) return NO_OFFER;
  const facts = [...new Set(estimate.missing.map(({ fact }) => fact.at))];
  return { unknown: facts.length > 0 ? `${facts.join(", ")} is not published` : "no offer does all of it" };
}

/** The least that so many credits cost at the first offer that can buy exactly them. */
function priceOfTopUp(given: Case, bought: string): Figure {
  const amount = credits(bought);
  for (const offer of offersIn(given)) {
    const at = { tier: offer.tier, billing: offer.billing, created: START };
    const currency = currencyOf(given.plan, undefined);
    const sold = given.plan.topUps.filter(({ when, unit }) => holds(when, at) && isWhole(unit, amount));
    const prices = sold
      .map((topUp) => priceOfPurchase(topUp, amount, offer, currency))
      .filter((price) => isKnown(price));
    const [least] = prices.toSorted(compare);
    if (least) return { value: least };
  }
  return { unknown: "nothing on its list of top-ups sells that at a published price" };
}

function isWhole(unit: Plan["topUps"][number]["unit"], amount: Credits): boolean {
  return unit.is === "credit" || (isKnown(unit.credits) && amount % unit.credits === 0);
}

function ratio(cost: Figure, units: Fraction): Figure {
  if ("unknown" in cost) return cost;
  return isZero(units) ? { unknown: "no credits come with it" } : { value: times(cost.value, dividedBy(ONE, units)) };
}
