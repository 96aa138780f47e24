import { meter, wantedBy } from "../engine/metering.ts";
import { circumstancesOf, type Offer } from "../engine/offer.ts";
import { subscribe } from "../engine/subscription.ts";
import { isKnown, type KindId, type PriceLine } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Credits, credits as creditsOf, NO_CREDITS, ONE_CREDIT, toNumber } from "../units/credits.ts";
import type { Money } from "../units/money.ts";
import { asItIs } from "./as-it-is.ts";
import type { Rules } from "./ask.ts";
import { feesOf } from "./fees.ts";
import { grantedOf } from "./granted.ts";

/**
 * An offer at each size worth holding against the others. A slider has its steps. Where any number of credits can be bought,
 * the fewest that leave nothing short, and every bracket from there on, since a larger size can cost less; none where it is
 * known before that none of them costs less than `below`.
 */
export function withSizes(offer: Offer, scenario: Scenario, rules: Rules, below?: Money): readonly Offer[] {
  const sized = sizedLines(offer);
  let offers: readonly Offer[] = [offer];
  for (const line of sized) {
    offers = offers.flatMap((each) =>
      sizesOf(line, each, scenario, rules, below).map((size) => sizedAt(each, line.kind, size)),
    );
  }
  return offers;
}

/** The same offer at a size, made once for each: what is known of it is kept with it. */
function sizedAt(offer: Offer, kind: KindId, size: Credits): Offer {
  const made = sizesMade(offer);
  const alike = `${kind} ${size}`;
  const known = made.get(alike) ?? { ...offer, sizes: { ...offer.sizes, [kind]: size } };
  made.set(alike, known);
  return known;
}

const sizesMade = rememberFor((_offer: Offer) => new Map<string, Offer>());

/** True where an offer comes at several sizes. */
export function hasSizes(offer: Offer): boolean {
  return sizedLines(offer).length > 0;
}

function sizedLines({ tier, billing }: Offer): readonly PriceLine[] {
  const isSized = ({ pricing, per }: PriceLine) => pricing.is === "sizes" || per === "credit";
  return tier.price.filter((line) => line.billed?.id === billing.id && isSized(line));
}

function sizesOf(
  line: PriceLine,
  offer: Offer,
  scenario: Scenario,
  rules: Rules,
  below: Money | undefined,
): readonly Credits[] {
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
  const from = (fewest: Credits) => {
    const capped = most !== undefined && fewest > most ? most : fewest;
    return [capped, ...starts.filter((start) => start > capped && (most === undefined || start <= most))];
  };
  const atLeast = Math.max(toWhole(least), fewestIfNothingExpired(line.kind, offer, scenario, rules));
  if (below !== undefined) {
    const fees = from(creditsOf(atLeast)).map((size) => feesOf(sizedAt(offer, line.kind, size), scenario));
    if (fees.every((fee) => fee !== undefined && fee >= below)) return [];
  }
  return from(fewestEnough(line.kind, toWhole(least), atLeast, offer, scenario, rules));
}

function toWhole(least: Credits): number {
  return Math.max(1, Math.ceil(toNumber(least)));
}

/**
 * No fewer whole credits of a size are enough: even if nothing they bring expired, something would be short. 1 where that does
 * not follow.
 */
function fewestIfNothingExpired(kind: KindId, offer: Offer, scenario: Scenario, rules: Rules): number {
  if (offer.whenEmpty[kind]?.response.do === "exchange") return 1;
  const subscription = subscribe(offer, scenario);
  const metered = meter(offer.plan, scenario, circumstancesOf(offer, subscription.created), rules.isFree);
  const wanted = wantedBy(metered, subscription.until)[kind] ?? NO_CREDITS;
  const granted = (whole: number) =>
    grantedOf(sizedAt(offer, kind, creditsOf(whole)), scenario, subscription)[kind] ?? NO_CREDITS;
  const [one, many] = [granted(1), granted(1 + MANY)];
  if (!Number.isFinite(many) || many <= one) return 1;
  return Math.max(1, 1 + Math.ceil(((wanted - one) * MANY) / (many - one) - ROUNDED));
}

const MANY = 1_000_000;
/** What the rounding of each deposit may come to, in credits of the size. */
const ROUNDED = 0.01;

/**
 * The fewest whole credits of a size that leave nothing of its kind short, found by halving; never fewer than are sold, `first`,
 * nor than `atLeast`.
 */
function fewestEnough(
  kind: KindId,
  first: number,
  atLeast: number,
  offer: Offer,
  scenario: Scenario,
  rules: Rules,
): Credits {
  const at = (whole: number) => asItIs(sizedAt(offer, kind, creditsOf(whole)), scenario, rules).kinds[kind];
  const isEnough = (whole: number) => (at(whole)?.over ?? NO_CREDITS) === 0;

  const tried = at(atLeast);
  if (!tried) return creditsOf(first);
  if (tried.over === 0) return creditsOf(atLeast);
  // Where every month is alike, what one credit of size brings over the horizon says how many are needed.
  const even = Math.ceil((tried.used * atLeast) / Math.max(1, tried.included));
  let low = atLeast;
  let high = Math.min(MOST, Math.max(atLeast + 1, even));
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
