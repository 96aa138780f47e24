import type { Offer } from "../engine/offer.ts";
import { simulate } from "../engine/simulate.ts";
import { isKnown, type KindId, type PriceLine } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Credits, credits as creditsOf, NO_CREDITS, ONE_CREDIT, toNumber } from "../units/credits.ts";
import type { Rules } from "./ask.ts";

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
  if (line.pricing.is === "sizes") {
    const steps = line.pricing.steps.map((step) => step.credits);
    const { part } = offer.plan;
    return part?.size === undefined || !steps.includes(part.size) ? steps : [part.size];
  }
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
  const at = (whole: number) =>
    simulate({ ...offer, sizes: { ...offer.sizes, [kind]: creditsOf(whole) } }, scenario, rules).kinds[kind];
  const isEnough = (whole: number) => (at(whole)?.over ?? NO_CREDITS) === 0;

  const first = Math.max(1, Math.ceil(toNumber(least)));
  const tried = at(first);
  if (!tried || tried.over === 0) return creditsOf(first);
  // Where every month is alike, what one credit of size brings over the horizon says how many are needed.
  const even = Math.ceil((tried.used * first) / Math.max(1, tried.included));
  let low = first;
  let high = Math.min(MOST, Math.max(first + 1, even));
  while (high < MOST && !isEnough(high)) [low, high] = [high, high * 2];
  if (high - 1 > low && !isEnough(high - 1)) return creditsOf(high);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return creditsOf(high);
}

const MOST = 1e9;
