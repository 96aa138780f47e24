import { rangeOf, unitPrices } from "../choose/list-prices.ts";
import { isKnown, type Plan, type TopUp } from "../plans/plan.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { statedPrice, trimmed } from "../units/figures.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, ONE, times } from "../units/fraction.ts";
import { type Currency, money, moneyAsFraction } from "../units/money.ts";
import { besideOthers } from "./disputed-prices.ts";
import { ladders } from "./ladders.ts";
import type { Finding, Given } from "./rule.ts";
import { allPrices, groupedBy, type LinePrice, type TierPrice, tierPrices, unitPriceOf } from "./tier-prices.ts";
import { longerCycles } from "./yearly-dearer.ts";

/*
 * What a misplaced point, a month taken for a year or a pack taken for a credit does to a price: it stands far off the prices
 * beside it. How far is usual was measured on the thirty plans that come with credits; each limit lies well beyond it.
 */

/** A year of twelve months is never so cheap: the best of the catalogue is 0.56 of its monthly price. */
const LEAST_OF_MONTHLY = fraction(1, 3);
/** Tiers beside each other: a credit differs by 3.2 times at most, and no price falls from one tier to the next. */
const MOST_BETWEEN_TIERS = 8;
const MOST_FALL = 5;
/** Steps beside each other on one slider: 2.5 times at most. */
const MOST_BETWEEN_STEPS = 4;
/** A bought credit beside the included ones: 27 times cheaper, and hardly ever dearer. */
const MOST_DEARER = 8;
const MOST_CHEAPER = 50;

/** A price beside its neighbours: another cycle, the tiers and steps beside it, credits bought on top, and what others say it is. */
export function priceFarOff({ file }: Given): readonly Finding[] {
  const { plan } = file;
  const prices = tierPrices(plan);
  return [
    ...besideShorterCycle(allPrices(plan)),
    ...besideTiers(prices),
    ...besideSteps(plan),
    ...topUpsBeside(plan, prices),
    ...besideOthers(file),
  ];
}

function besideShorterCycle(prices: readonly LinePrice[]): readonly Finding[] {
  return longerCycles(prices).flatMap(({ longer, shortest }) => {
    if (compare(longer.monthly, times(shortest.monthly, LEAST_OF_MONTHLY)) > 0) return [];
    const times_ = factor(shortest.monthly, longer.monthly);
    const message = `is ${statedPrice(longer.monthly, longer.currency)} a month, ${times_} below the ${statedPrice(shortest.monthly, shortest.currency)} of billing ${shortest.line.billed?.id}`;
    return [{ at: longer.at, message, hint: "If the amount is for a month, say so: every: month." }];
  });
}

/** Tiers with flat prices, in the order of the file, by what they are billed and counted by. */
function besideTiers(prices: readonly TierPrice[]): readonly Finding[] {
  const flat = prices.filter(({ step }) => step === undefined);
  const alike = groupedBy(flat, ({ line, currency }) => [line.billed?.id, line.per, currency].join(" "));
  return alike.flatMap((group) => [...fallen(group), ...outOfLine(group)]);
}

function fallen(group: readonly TierPrice[]): readonly Finding[] {
  return group.flatMap((price, index) => {
    const before = group[index - 1];
    if (!before || before.tier === price.tier) return [];
    if (compare(times(price.monthly, fraction(MOST_FALL)), before.monthly) > 0) return [];
    const message = `is ${statedPrice(price.monthly, price.currency)} a month, ${factor(before.monthly, price.monthly)} below the ${statedPrice(before.monthly, before.currency)} of ${before.tier.name} before it`;
    return [{ at: price.at, message }];
  });
}

/** A tier whose credits cost many times less, or more, than those of every other one. Of two, the later is told. */
function outOfLine(group: readonly TierPrice[]): readonly Finding[] {
  const byKind = groupedBy(
    group.filter(({ brings }) => brings),
    ({ brings }) => brings?.kind ?? "",
  );
  return byKind.flatMap((tiers) => {
    const priced = tiers.flatMap((price) => {
      const unit = unitPriceOf(price);
      return unit ? [{ price, unit }] : [];
    });
    return priced.flatMap(({ price, unit }, index) => {
      const others = priced.filter((_each, other) => other !== index);
      if (others.length === 0 || (others.length === 1 && index === 0)) return [];
      const isOff = others.every((other) => isApart(unit, other.unit, MOST_BETWEEN_TIERS));
      const [nearest] = others.toSorted((a, b) => compare(apart(unit, a.unit), apart(unit, b.unit)));
      return isOff && nearest
        ? [{ at: price.at, message: creditTold(price.currency, unit, nearest.unit, nearest.price.tier.name) }]
        : [];
    });
  });
}

/** A step of a ladder far from both steps beside it, one at its end from the two before it; of two steps, the larger is told. */
function besideSteps(plan: Plan): readonly Finding[] {
  return ladders(plan).flatMap(({ steps, currency }) =>
    steps.flatMap(({ at, unit }, index) => {
      const [neighbour, other] = beside(steps, index);
      if (!neighbour || (!other && index === 0)) return [];
      const isOff = [neighbour, other ?? neighbour].every((each) => isApart(unit, each.unit, MOST_BETWEEN_STEPS));
      return isOff ? [{ at, message: creditTold(currency, unit, neighbour.unit, "the step beside it") }] : [];
    }),
  );
}

function beside<T>(steps: readonly T[], index: number): readonly (T | undefined)[] {
  if (index === 0) return [steps[1], steps[2]];
  return index === steps.length - 1 ? [steps[index - 1], steps[index - 2]] : [steps[index - 1], steps[index + 1]];
}

function creditTold(currency: Currency, unit: Fraction, other: Fraction, whose: string): string {
  return `makes one ${statedPrice(unit, currency)}, ${factor(unit, other)} ${compare(unit, other) > 0 ? "above" : "below"} the ${statedPrice(other, currency)} of ${whose}`;
}

/** Credits bought on top, at published prices or at those that others report, all of them far from what included ones cost. */
function topUpsBeside(plan: Plan, prices: readonly TierPrice[]): readonly Finding[] {
  const currencies = [...new Set(prices.map(({ currency }) => currency))];
  return plan.topUps.flatMap((topUp) =>
    currencies.flatMap((currency) => {
      const included = rangeOf(includedFor(topUp, prices, currency));
      const bought = rangeOf(boughtAt(topUp, currency));
      if (!included || !bought) return [];
      const tooDear = compare(bought.low, times(included.high, fraction(MOST_DEARER))) >= 0;
      const tooCheap = compare(times(bought.high, fraction(MOST_CHEAPER)), included.low) <= 0;
      if (!tooDear && !tooCheap) return [];
      const [price, beside] = tooDear ? [bought.low, included.high] : [bought.high, included.low];
      const message = creditTold(currency, price, beside, "an included one");
      return [
        { at: `${topUp.at}.amount`, message, hint: "If the price is for a pack, say so: per: pack, with its credits." },
      ];
    }),
  );
}

/** What an included credit costs in the tiers that may buy a top-up. */
export function includedFor(topUp: TopUp, prices: readonly TierPrice[], currency: Currency): readonly Fraction[] {
  return prices
    .filter((price) => price.currency === currency && price.brings?.kind === topUp.kind)
    .filter(({ tier, line }) => isSoldTo(topUp, tier.id, line.billed?.id))
    .flatMap((price) => unitPriceOf(price) ?? []);
}

function isSoldTo({ when }: TopUp, tier: string, billed: string | undefined): boolean {
  return (
    (when.tiers?.includes(tier) ?? true) &&
    (when.billed === undefined || (billed !== undefined && when.billed.includes(billed)))
  );
}

/** The price of one bought credit: of a bracketed one at every bracket, of a reported one its two ends. */
export function boughtAt({ pricing, unit }: TopUp, currency: Currency): readonly Fraction[] {
  const size = unit.is === "pack" ? unit.credits : undefined;
  if (size !== undefined && !(isKnown(size) && size > 0)) return [];
  const by = size === undefined ? ONE : creditsAsFraction(size);
  const amount = pricing.is === "flat" ? pricing.amount[currency] : undefined;
  const reported = amount !== undefined && !isKnown(amount) ? amount.reported : undefined;
  const ends = reported ? [reported.low, reported.high].map((end) => moneyAsFraction(money(end))) : [];
  return [...unitPrices(pricing, currency), ...ends].map((price) => dividedBy(price, by));
}

/** What is free is as far from every price as from another. */
function isApart(a: Fraction, b: Fraction, most: number): boolean {
  return !isZero(a) && !isZero(b) && compare(apart(a, b), fraction(most)) >= 0;
}

/** How many times the larger of two is the smaller. */
function apart(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? dividedBy(a, b) : dividedBy(b, a);
}

function factor(a: Fraction, b: Fraction): string {
  return `${trimmed(apart(a, b), 1)} times`;
}
