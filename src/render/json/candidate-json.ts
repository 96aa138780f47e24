import type { Candidate, Obstacle, OnTop } from "../../choose/answer.ts";
import { costPerUsedCredit } from "../../choose/basis.ts";
import { type Figure, factsBehind, markOf, sourcesBehind } from "../../choose/marks.ts";
import type { Estimate, KindMonth, KindTotal, Missing } from "../../engine/estimate.ts";
import { offerId } from "../../engine/offer.ts";
import type { Stage } from "../../engine/path.ts";
import type { Address } from "../../plans/plan.ts";
import { isKnown } from "../../plans/plan.ts";
import type { Json } from "./document.ts";
import { amountJson, byKey, creditsJson, creditsOrNull, dayJson, decimalJson, instantJson } from "./values.ts";

/** One offer with everything that was computed for it. */
export function candidateJson({ estimate, obstacles, qualifies, includesEnough, needsOnTop }: Candidate): Json {
  const { offer, seats, cost, invoice } = estimate;
  const price = costPerUsedCredit(estimate);
  return {
    id: offerId(offer),
    plan: offer.plan.id,
    tier: { id: offer.tier.id, name: offer.tier.name },
    billed: offer.billing.id,
    seats,
    sizesCredits: byKey(offer.sizes, creditsJson),
    addOns: offer.addOns.map(({ id }) => id),
    ...(estimate.stages.length > 1 && { stages: estimate.stages.map(stageJson) }),
    qualifies,
    includesEnough,
    obstacles: obstacles.map(obstacleJson),
    currency: cost.currency,
    costs: {
      subscription: moneyFigure(estimate, "subscription", cost.subscription),
      overage: moneyFigure(estimate, "beyond", cost.beyond),
      total: moneyFigure(estimate, "total", cost.total),
      perUsedCredit: price === undefined ? null : decimalJson(price),
      behindHorizon: amountJson(cost.behind, cost.currency),
    },
    usedCredits: {
      byKind: Object.fromEntries(offer.plan.kinds.map((kind) => [kind, creditsOrNull(estimate.used[kind])])),
      ...basis(estimate, "used"),
    },
    includedCredits: {
      byKind: Object.fromEntries(offer.plan.kinds.map((kind) => [kind, creditsOrNull(estimate.kinds[kind]?.included)])),
      ...basis(estimate, "included"),
    },
    kinds: byKey(estimate.kinds, totalJson),
    use: estimate.use.map(useJson),
    notCovered: [...estimate.notCovered],
    lacks: [...estimate.lacks],
    needsOnTop: needsOnTop.map(onTopJson),
    missing: estimate.missing.map(missingJson),
    purchases: estimate.purchases.map(({ topUp, at, credits }) => ({
      date: dayJson(at),
      credits: creditsJson(credits),
      topUp: topUp.at,
    })),
    invoice: invoice.lines.map((line) => ({
      date: dayJson(line.at),
      item: line.item,
      quantity: decimalJson(line.quantity),
      unit: line.unit,
      times: decimalJson(line.times),
      amount: amountJson(line.amount, cost.currency),
      behindHorizon: amountJson(line.behind, cost.currency),
      price: line.price,
      sources: [...line.sources],
    })),
    months: estimate.months.map(({ from, until, kinds }) => ({
      from: dayJson(from),
      until: dayJson(until),
      kinds: byKey(kinds, monthJson),
    })),
  };
}

function stageJson({ offer, subscription: { from, until } }: Stage): Json {
  return { offer: offerId(offer), from: dayJson(from), until: dayJson(until) };
}

/** What a figure rests on. */
function basis(
  estimate: Estimate,
  figure: Figure,
): { readonly mark: Json; readonly facts: readonly Address[]; readonly sources: readonly string[] } {
  const facts = [...new Set(factsBehind(estimate, figure))];
  return {
    mark: markOf(estimate, figure) ?? null,
    facts,
    sources: sourcesBehind(estimate.offer.plan, facts).map(({ id }) => id),
  };
}

function moneyFigure(estimate: Estimate, figure: Figure, amount: Estimate["cost"]["total"]): Json {
  return {
    amount: amountJson(amount, estimate.cost.currency),
    currency: estimate.cost.currency,
    ...basis(estimate, figure),
  };
}

function totalJson(total: KindTotal): { readonly [key: string]: Json } {
  const { used, included, bought, burned, exchanged, expired, overage, shortage, stranded, left, over } = total;
  return {
    usedCredits: creditsJson(used),
    includedCredits: creditsJson(included),
    boughtCredits: creditsJson(bought),
    burnedCredits: Object.fromEntries(
      Object.entries(burned).map(([origin, amount]) => [origin, creditsJson(amount ?? (0 as typeof used))]),
    ),
    exchangedCredits: creditsJson(exchanged),
    expiredCredits: creditsJson(expired),
    overageCredits: creditsJson(overage),
    shortageCredits: creditsJson(shortage),
    strandedCredits: creditsJson(stranded),
    leftCredits: creditsJson(left),
    overCredits: creditsJson(over),
  };
}

function monthJson(month: KindMonth): Json {
  return {
    ...totalJson(month),
    goneAt: {
      half: instantJson(month.gone.half),
      most: instantJson(month.gone.most),
      all: instantJson(month.gone.all),
    },
    shortFrom: instantJson(month.shortFrom),
    seatGroups: byKey(month.bySeatGroup, ({ used, shortage, expired, left }) => ({
      usedCredits: creditsJson(used),
      shortageCredits: creditsJson(shortage),
      expiredCredits: creditsJson(expired),
      leftCredits: creditsJson(left),
    })),
  };
}

function useJson({ action, activities, burns }: Estimate["use"][number]): Json {
  return {
    action: action.id,
    activities: activities.map(({ activity, attempts, found }) => ({
      activity,
      attempts: decimalJson(attempts),
      found: decimalJson(found),
    })),
    burns: burns.map(({ burn, units, credits }) => ({
      kind: burn.kind,
      rateCredits: isKnown(burn.credits) ? creditsJson(burn.credits) : null,
      charged: burn.charged,
      chargedUnits: decimalJson(units),
      credits: creditsOrNull(credits),
      fact: burn.at,
    })),
  };
}

export function onTopJson({ kind, credits, worst, everyMonth, sold, unpublished }: OnTop): Json {
  return {
    kind,
    credits: creditsJson(credits),
    everyMonth,
    worstMonth: { index: worst.month, credits: creditsJson(worst.credits), from: instantJson(worst.from) },
    sold: sold ?? null,
    unpublished: unpublished ? unpublishedJson(unpublished) : null,
  };
}

export function missingJson({ fact, of }: Missing): Json {
  return { of, ...unpublishedJson(fact) };
}

function unpublishedJson({ at, reported }: Missing["fact"]): { readonly [key: string]: Json } {
  return {
    fact: at,
    reported: reported
      ? { low: String(reported.low), high: String(reported.high), sources: [...reported.sources] }
      : null,
  };
}

export function obstacleJson(obstacle: Obstacle): Json {
  switch (obstacle.is) {
    case "not-covered":
      return { is: obstacle.is, activities: [...obstacle.activities] };
    case "lacks":
      return { is: obstacle.is, features: [...obstacle.features] };
    case "short":
      return { is: obstacle.is, onTop: obstacle.onTop.map(onTopJson) };
    case "unknown":
      return { is: obstacle.is, missing: obstacle.missing.map(missingJson) };
    case "too-many-seats":
      return { is: obstacle.is, mostSeats: obstacle.most, neededSeats: obstacle.needed };
    case "other-billing":
      return { is: obstacle.is, needed: obstacle.needed };
    default:
      return { is: obstacle.is };
  }
}
