import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { Path } from "../engine/path.ts";
import type { Price } from "../engine/pricing.ts";
import { priceOfPurchase } from "../engine/top-ups.ts";
import { isKnown, type KindId, type Unpublished } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, creditsAsFraction, shareOf } from "../units/credits.ts";
import type { Candidate, Obstacle, OnTop } from "./answer.ts";
import { asItIs } from "./as-it-is.ts";
import type { Rules } from "./ask.ts";
import { boughtOnTop } from "./bought-on-top.ts";
import { burnedInstead } from "./burned-instead.ts";
import { isShort, lackOf } from "./lack.ts";
import { topUpsOf } from "./shelf.ts";

/**
 * Run a scenario against an offer, or a path of them, buying on top what it needs at the least cost where the vendor sells that
 * at a known price. Where the vendor bills overage, credits bought beforehand take its place if they are cheaper. Where only
 * totals below some amount are of interest, purchases that lead above it are not looked for, and such an offer stays short.
 */
export function assess(
  taken: Offer | Path,
  scenario: Scenario,
  rules: Rules,
  below = Number.POSITIVE_INFINITY,
): Candidate {
  const bare = asItIs(taken, scenario, rules);
  const needsOnTop = onTopOf(bare);
  const bought = needsOnTop.length > 0 ? boughtOnTop(bare, scenario, rules, below) : undefined;
  const estimate = bought && isBetter(bought.estimate, bare) ? bought.estimate : bare;
  const obstacles = obstaclesOf(estimate, rules);
  const played = estimate.ledger !== undefined;
  return {
    estimate,
    obstacles,
    qualifies: obstacles.length === 0,
    includesEnough: played && needsOnTop.length === 0,
    needsOnTop,
    buysCheapest: bought?.isCheapest !== false,
  };
}

function isBetter(bought: Estimate, bare: Estimate): boolean {
  if (isShort(bought)) return false;
  if (isShort(bare)) return true;
  const [now, before] = [bought.cost.total, bare.cost.total];
  return now !== undefined && (before === undefined || now < before);
}

/** What a tier lacks over the horizon when nothing is bought, by kind. */
function onTopOf(bare: Estimate): readonly OnTop[] {
  return bare.offer.plan.kinds.flatMap((kind) => {
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
        ...soldAs(kind, credits, bare),
      },
    ];
  });
}

/** How more of a kind is sold: itself, or what is burned for it. */
function soldAs(kind: KindId, credits: Credits, bare: Estimate): Pick<OnTop, "sold" | "unpublished"> {
  const own = pricesOf(kind, credits, bare);
  const instead = burnedInstead(bare.stages, kind);
  const prices =
    own.length > 0 || !instead ? own : pricesOf(instead.into, shareOf(credits, creditsAsFraction(instead.rate)), bare);
  const responses = bare.stages.flatMap(({ offer }) => offer.whenEmpty[kind]?.response ?? []);
  const billed = responses.filter((response) => response.do === "overage");
  const all = [...prices, ...billed.flatMap(({ amount }) => Object.values(amount))];
  const unpublished = all.some((price) => isKnown<unknown>(price))
    ? undefined
    : all.find((price): price is Unpublished => !isKnown<unknown>(price));
  if (billed.length > 0) return { sold: "overage", unpublished };
  return { sold: prices.length > 0 ? "top-up" : undefined, unpublished };
}

function pricesOf(kind: KindId, credits: Credits, bare: Estimate): readonly Price[] {
  return bare.stages.flatMap((stage) =>
    topUpsOf(stage, kind).map((topUp) => priceOfPurchase(topUp, credits, stage.offer, bare.cost.currency)),
  );
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

function obstaclesOf(estimate: Estimate, rules: Rules): readonly Obstacle[] {
  const trial = estimate.stages.find(({ offer }) => offer.tier.trial);
  const obstacles = [...obstaclesForGood((trial ?? estimate).offer, estimate, rules)];
  if (isShort(estimate)) obstacles.push({ is: "short", onTop: onTopOf(estimate) });
  else if (estimate.cost.total === undefined) obstacles.push({ is: "unknown", missing: estimate.missing });
  return obstacles;
}
