import type { Estimate, KindTotal } from "../engine/estimate.ts";
import { type Offer, topUpsSold } from "../engine/offer.ts";
import { type Circumstance, simulate } from "../engine/simulate.ts";
import { type Purchase, priceOfPurchase } from "../engine/top-ups.ts";
import { isKnown, type KindId, type TopUp, type Unpublished } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, NO_CREDITS, subtract } from "../units/credits.ts";
import type { Candidate, Obstacle, OnTop } from "./answer.ts";
import { cheapestPurchases } from "./purchase-plan.ts";

/** What choosing is told beside plans and scenario. */
export type Rules = Pick<Circumstance, "isFree"> & {
  /** Let offers qualify that do not do every activity. */
  readonly allowUncovered: boolean;
};

/**
 * Run a scenario against an offer, buying on top what it needs at the least cost where the vendor sells that at a known
 * price. Where the vendor bills overage, credits bought beforehand take its place if they are cheaper.
 */
export function assess(offer: Offer, scenario: Scenario, rules: Rules): Candidate {
  const bare = simulate(offer, scenario, { isFree: rules.isFree });
  const needsOnTop = onTopOf(bare, offer);
  const bought = needsOnTop.length > 0 ? withPurchases(bare, offer, scenario, rules) : undefined;
  const estimate = bought && isBetter(bought, bare) ? bought : bare;
  const obstacles = obstaclesOf(estimate, offer, rules);
  const played = estimate.ledger !== undefined;
  return {
    estimate,
    obstacles,
    qualifies: obstacles.length === 0,
    includesEnough: played && needsOnTop.length === 0,
    needsOnTop,
  };
}

function isBetter(bought: Estimate, bare: Estimate): boolean {
  if (isShort(bought)) return false;
  if (isShort(bare)) return true;
  const [now, before] = [bought.cost.total, bare.cost.total];
  return now !== undefined && (before === undefined || now < before);
}

/** What a tier lacks over the horizon when nothing is bought, by kind. */
function onTopOf(bare: Estimate, offer: Offer): readonly OnTop[] {
  return offer.plan.kinds.flatMap((kind) => {
    if (lackOf(bare.kinds[kind]) === 0) return [];
    const lacks = bare.months.map(({ kinds }) => lackOf(kinds[kind]));
    const credits = add(...lacks);
    const most = Math.max(...lacks);
    const month = lacks.indexOf(most as Credits);
    const worst = { month, credits: most as Credits, from: bare.months[month]?.kinds[kind]?.shortFrom };
    return [
      {
        kind,
        credits,
        worst,
        everyMonth: lacks.every((lack) => lack === most),
        ...soldAs(kind, credits, bare, offer),
      },
    ];
  });
}

/** What is billed or short for want of the kind itself. What another kind holds back comes by itself once that is there. */
function lackOf(kind: KindTotal | undefined): Credits {
  return kind ? add(kind.overage, subtract(kind.shortage, kind.heldBack)) : NO_CREDITS;
}

function soldAs(kind: KindId, credits: Credits, bare: Estimate, offer: Offer): Pick<OnTop, "sold" | "unpublished"> {
  const response = offer.whenEmpty[kind]?.response;
  const topUps = topUpsOf(offer, kind, bare);
  const billed = response?.do === "overage";
  const prices = topUps.map((topUp) => priceOfPurchase(topUp, credits, offer, bare.cost.currency));
  const overage = billed ? Object.values(response.amount) : [];
  const all = [...prices, ...overage];
  const unpublished = all.some((price) => isKnown<unknown>(price))
    ? undefined
    : all.find((price): price is Unpublished => !isKnown<unknown>(price));
  if (billed) return { sold: "overage", unpublished };
  return { sold: topUps.length > 0 ? "top-up" : undefined, unpublished };
}

function topUpsOf(offer: Offer, kind: KindId, { subscription }: Estimate): readonly TopUp[] {
  return topUpsSold(offer, subscription.created, kind);
}

/**
 * The offer with what it needs bought on top. Bought credits may burn before others do and push those into expiry, so what
 * is still short after a purchase is bought as well, until nothing is short or nothing more is for sale.
 */
function withPurchases(bare: Estimate, offer: Offer, scenario: Scenario, rules: Rules): Estimate | undefined {
  const billed = Object.values(offer.whenEmpty).some(({ response }) => response.do === "overage");
  const stopped = billed ? { ...offer, whenEmpty: withoutOverage(offer) } : offer;
  const bounds = monthBounds(scenario);
  let purchases: readonly Purchase[] = [];
  let estimate = billed ? simulate(stopped, scenario, { isFree: rules.isFree }) : bare;
  for (let round = 0; round < MOST_ROUNDS && isShort(estimate); round += 1) {
    const more = offer.plan.kinds.map((kind) => {
      const needs = estimate.months.map(({ kinds }, index) => ({
        at: bounds[index] as number,
        until: bounds[index + 1] as number,
        credits: lackOf(kinds[kind]),
      }));
      const currency = bare.cost.currency;
      const topUps = topUpsOf(offer, kind, bare).filter((topUp) =>
        isKnown(priceOfPurchase(topUp, 1_000_000 as Credits, offer, currency)),
      );
      return cheapestPurchases({ needs, topUps, offer, subscription: bare.subscription, currency });
    });
    if (more.some((found) => found === undefined)) return undefined;
    purchases = [...purchases, ...more.flatMap((found) => found ?? [])];
    estimate = simulate(stopped, scenario, { isFree: rules.isFree, purchases });
  }
  return estimate;
}

const MOST_ROUNDS = 4;

function withoutOverage(offer: Offer): Offer["whenEmpty"] {
  return Object.fromEntries(Object.entries(offer.whenEmpty).filter(([, { response }]) => response.do === "exchange"));
}

function isShort(estimate: Estimate): boolean {
  return Object.values(estimate.kinds).some(({ shortage }) => shortage > 0);
}

/** What speaks against an offer for good, whatever its ledger says. */
export function obstaclesForGood(
  { tier }: Offer,
  { notCovered, lacks, refusals }: Pick<Estimate, "notCovered" | "lacks" | "refusals">,
  { allowUncovered }: Pick<Rules, "allowUncovered">,
): readonly Obstacle[] {
  return [
    ...(tier.trial ? [{ is: "trial" as const }] : []),
    ...(notCovered.length > 0 && !allowUncovered ? [{ is: "not-covered" as const, activities: notCovered }] : []),
    ...(lacks.length > 0 ? [{ is: "lacks" as const, features: lacks }] : []),
    ...refusals,
  ];
}

function obstaclesOf(estimate: Estimate, offer: Offer, rules: Rules): readonly Obstacle[] {
  const obstacles = [...obstaclesForGood(offer, estimate, rules)];
  if (isShort(estimate)) obstacles.push({ is: "short", onTop: onTopOf(estimate, offer) });
  else if (estimate.cost.total === undefined) obstacles.push({ is: "unknown", missing: estimate.missing });
  return obstacles;
}
