import type { Conditions, Grant, Plan, Tier } from "../plans/plan.ts";
import { statedPrice } from "../units/figures.ts";
import { compare } from "../units/fraction.ts";
import type { Finding, Given } from "./rule.ts";
import { groupedBy, type TierPrice, tierPrices } from "./tier-prices.ts";

/**
 * A tier that nobody should buy: another one, billed alike, costs no more, brings as many credits on the same terms, and can do
 * all that it can, and is better in one of these. Likewise a step of a slider that costs as much as a larger one.
 */
export function dominated({ file: { plan } }: Given): readonly Finding[] {
  const prices = tierPrices(plan);
  return [...dominatedTiers(plan, prices), ...dominatedSteps(prices)];
}

function dominatedTiers(plan: Plan, prices: readonly TierPrice[]): readonly Finding[] {
  const alike = groupedBy(
    prices.filter(({ brings, step }) => brings && step === undefined),
    ({ line, currency, brings }) => [line.billed?.id, line.per, currency, brings?.kind].join(" "),
  );
  return alike.flatMap((group) =>
    group.flatMap((price) => {
      const better = group.find((other) => other.tier !== price.tier && isBetter(plan, other, price));
      if (!better) return [];
      const [dear, cheap] = [price, better].map((each) => statedPrice(each.monthly, each.currency));
      const message = `is ${dear} a month, and ${better.tier.name} at ${cheap} brings as much and can do all that it can`;
      return [{ at: price.at, message }];
    }),
  );
}

function isBetter(plan: Plan, one: TierPrice, other: TierPrice): boolean {
  const credits = one.brings && other.brings ? compare(one.brings.credits, other.brings.credits) : -1;
  const price = compare(other.monthly, one.monthly);
  const more = one.tier.features.length - other.tier.features.length;
  const isNoWorse =
    credits >= 0 && price >= 0 && hasAllOf(one.tier, other.tier) && mayAllOf(plan, one.tier, other.tier);
  return isNoWorse && (credits > 0 || price > 0 || more > 0);
}

function hasAllOf(one: Tier, other: Tier): boolean {
  const features = other.features.every((feature) => one.features.includes(feature));
  const [mine, theirs] = [one, other].map(({ seats }) => seats);
  const seats = JSON.stringify(mine) === JSON.stringify(theirs);
  const terms = JSON.stringify(one.grants.map(termsOf)) === JSON.stringify(other.grants.map(termsOf));
  return features && seats && terms && one.accounts === undefined;
}

/** What a deposit is worth beside its number of credits. */
function termsOf({ kind, per, pooled, every, counted, upFront, lasts, rollover, when }: Grant) {
  const { at: _place, ...rolls } = rollover ?? { at: "" };
  return { kind, per, pooled, every, counted, upFront, lasts, rolls: exactly(rolls), when };
}

/** Fractions hold whole numbers that JSON does not know. */
function exactly(value: unknown): string {
  return JSON.stringify(value, (_key, each) => (typeof each === "bigint" ? String(each) : each));
}

/** True where no line of the plan is for the other tier and not for this one. */
function mayAllOf(plan: Plan, one: Tier, other: Tier): boolean {
  const lines: readonly { readonly when: Conditions }[] = [
    ...plan.actions,
    ...plan.addOns,
    ...plan.topUps,
    ...plan.whenEmpty,
  ];
  return lines.every(({ when }) => !when.tiers?.includes(other.id) || when.tiers.includes(one.id));
}

function dominatedSteps(prices: readonly TierPrice[]): readonly Finding[] {
  const ladders = groupedBy(
    prices.filter(({ step }) => step !== undefined),
    ({ line, currency }) => `${line.at} ${currency}`,
  );
  return ladders.flatMap((steps) =>
    steps.flatMap((price, index) => {
      const larger = steps[index + 1];
      if (!larger || compare(price.monthly, larger.monthly) < 0) return [];
      const [dear, cheap] = [price, larger].map((each) => statedPrice(each.monthly, each.currency));
      return [{ at: price.at, message: `is ${dear} a month, and the larger size after it ${cheap}` }];
    }),
  );
}
