import type { Estimate } from "../../src/engine/estimate.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Purchase } from "../../src/engine/top-ups.ts";
import { isKnown, type TopUp } from "../../src/plans/plan.ts";
import { monthBounds } from "../../src/scenarios/horizon.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import type { Instant } from "../../src/units/calendar.ts";
import type { Credits } from "../../src/units/credits.ts";

/**
 * The fewest millionths for which nothing is short, by playing every number of packs, or of credits, of every line in every
 * month; Infinity where nothing does. Sets of purchases that lack something in a month already decided, or cost too much
 * already, are not gone on with: what is bought later mends no earlier month and is not paid for with less.
 */
export function fewestBySimulation(offer: Offer, scenario: Scenario): number {
  const bounds = monthBounds(scenario);
  let best = Number.POSITIVE_INFINITY;
  const visit = (month: number, index: number, purchases: readonly Purchase[]): void => {
    const topUp = offer.plan.topUps[index];
    if (topUp) {
      for (const more of counts(topUp, bounds, month, mostOf(offer, scenario, topUp)))
        if (costOf(purchases.concat(more)) < best) visit(month, index + 1, purchases.concat(more));
      return;
    }
    const played = play(purchases);
    if (played.cost >= best || isShortBefore(played.estimate, month + 1)) return;
    if (month + 1 < scenario.months) visit(month + 1, 0, purchases);
    else best = played.cost;
  };
  const play = (purchases: readonly Purchase[]) => {
    const estimate = simulate(offer, scenario, { purchases, isFree: () => false });
    return { estimate, cost: estimate.cost.topUps ?? Number.POSITIVE_INFINITY };
  };
  const costOf = (purchases: readonly Purchase[]) =>
    purchases.reduce((sum, { topUp, credits }) => sum + dollarsFor(topUp, credits), 0) * 1_000_000;
  visit(0, 0, []);
  return best;
}

/** No number of packs is of use beyond what covers everything that is ever wanted. */
function mostOf(offer: Offer, scenario: Scenario, { kind }: TopUp): number {
  return simulate(offer, scenario, { isFree: () => false }).used[kind] ?? 0;
}

function counts(topUp: TopUp, bounds: readonly Instant[], month: number, most: number): readonly Purchase[][] {
  const step = topUp.unit.is === "pack" && isKnown(topUp.unit.credits) ? topUp.unit.credits : 1000;
  const [at, until] = [bounds[month] as Instant, bounds[month + 1] as Instant];
  // a second pack may cost less than one where it reaches a bracket
  return Array.from({ length: Math.max(2, Math.ceil(most / step)) + 1 }, (_, count) =>
    count === 0 ? [] : [{ topUp, at, until, credits: (count * step) as Credits }],
  );
}

/** By the words of the price list: at one price, or all at the price of the bracket that is reached. */
function dollarsFor({ pricing, unit }: TopUp, credits: number): number {
  const units = unit.is === "pack" && isKnown(unit.credits) ? credits / unit.credits : credits / 1000;
  const dollars = (amounts: object) => Number((amounts as { USD: number }).USD) / 1_000_000;
  if (pricing.is === "flat") return units * dollars(pricing.amount);
  if (pricing.is !== "volume") throw new Error("not among the small lines");
  const reached = pricing.brackets.findLast(({ from }) => from <= units) ?? pricing.brackets[0];
  return units * dollars((reached as { amount: object }).amount);
}

function isShortBefore({ months }: Estimate, end: number): boolean {
  return months.slice(0, end).some(({ kinds }) => Object.values(kinds).some(({ shortage }) => shortage > 0));
}
