import { grantsHeld, type Offer, topUpsSold } from "../engine/offer.ts";
import { subscribe } from "../engine/subscription.ts";
import type { Grant, TopUp } from "../plans/plan.ts";
import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary } from "../units/calendar.ts";
import { hasSizes } from "./sizes.ts";

/**
 * Whether offers taken in turn may cost less than one that is kept although the work stays the same. They cannot where each is
 * bound to the end, or where the end cuts no term and no credits outlive the period they come for: then every term stands alone,
 * and what is best in one is best in all. Nobody goes on from a trial: its credits open no way.
 *
 * @example 15,000 credits for $249 and 5,000 for $99, of which the rest rolls over: 10,000 a month are both in turn, $174.
 */
export function mayHop(offers: readonly Offer[], scenario: Scenario): boolean {
  const steps = offers.filter(({ tier }) => !tier.trial);
  if (steps.length < 2 && !steps.some(hasSizes)) return false;
  const ends = new Set(steps.map((offer) => renewalsWithin(offer, scenario)));
  return ends.has("cut") || (ends.has("whole") && steps.some(bringsWhatLasts(scenario)));
}

/** Whether a term ends before the scenario does, and whether the scenario's end is the end of one. */
function renewalsWithin(offer: Offer, scenario: Scenario): "none" | "whole" | "cut" {
  const { anchor, term } = subscribe(offer, scenario);
  const end = endOf(scenario);
  let count = 1;
  while (boundary(anchor, term, count) < end) count += 1;
  if (count === 1) return "none";
  return boundary(anchor, term, count) === end ? "whole" : "cut";
}

function bringsWhatLasts(scenario: Scenario): (offer: Offer) => boolean {
  return (offer) => {
    const { created } = subscribe(offer, scenario);
    const topUps = offer.plan.kinds.flatMap((kind) => topUpsSold(offer, created, kind));
    return grantsHeld(offer, created).some(outlivesItsPeriod) || topUps.some(({ lasts }: TopUp) => lasts !== undefined);
  };
}

function outlivesItsPeriod({ every, counted, lasts, per, rollover }: Grant): boolean {
  if (rollover || typeof per === "object" || every === "once" || counted === "calendar") return true;
  return lasts !== undefined && lasts !== "cycle" && lasts !== "term";
}
