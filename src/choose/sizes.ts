import type { Offer } from "../engine/offer.ts";
import { simulate } from "../engine/simulate.ts";
import { isKnown, type KindId, type PriceLine } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Credits, credits as creditsOf, NO_CREDITS, ONE_CREDIT, toNumber } from "../units/credits.ts";
import type { Rules } from "./candidate.ts";

/**
 * An offer at each size worth holding against the others. A slider has its steps. Where any number of credits can be bought,
 * the fewest that leave nothing short, and every bracket from there on, since a larger size can cost less.
 */
export function withSizes(offer: Offer, scenario: Scenario, rules: Rules): readonly Offer[] {
  const sized = offer.tier.price.filter((line) => line.billed?.id === offer.billing.id && isSized(line));
  let offers: readonly Offer[] = [offer];
  for (const line of sized) {
    offers = offers.flatMap((each) =>
      sizesOf(line, each, scenario, rules).map((size) => ({ ...each, sizes: { ...each.sizes, [line.kind]: size } })),
    );
  }
  return offers;
}

function isSized(line: PriceLine): boolean {
  return line.pricing.is === "sizes" || line.per === "credit";
}

function sizesOf(line: PriceLine, offer: Offer, scenario: Scenario, rules: Rules): readonly Credits[] {
  if (line.pricing.is === "sizes") return line.pricing.steps.map((step) => step.credits);
  const starts =
    (line.pricing.is === "volume" || line.pricing.is === "graduated") && line.pricing.measure === "units"
      ? line.pricing.brackets.map(({ from }) => creditsOf(from))
      : [];
  const least = starts[0] ?? ONE_CREDIT;
  const most = line.max !== undefined && isKnown(line.max) ? line.max : undefined;
  const enough = fewestEnough(line.kind, least, offer, scenario, rules);
  const capped = most !== undefined && enough > most ? most : enough;
  return [capped, ...starts.filter((start) => start > capped && (most === undefined || start <= most))];
}

/** The fewest whole credits of a size that leave nothing of its kind short, found by halving; never fewer than are sold. */
function fewestEnough(kind: KindId, least: Credits, offer: Offer, scenario: Scenario, rules: Rules): Credits {
  const isEnough = (whole: number) => {
    const size = creditsOf(Math.ceil(whole));
    const { kinds } = simulate({ ...offer, sizes: { ...offer.sizes, [kind]: size } }, scenario, rules);
    return (kinds[kind]?.over ?? NO_CREDITS) === 0;
  };
  let high = Math.max(1, toNumber(least));
  if (isEnough(high)) return creditsOf(high);
  let low = high;
  while (!isEnough(high) && high < MOST) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return creditsOf(high);
}

const MOST = 1e9;
