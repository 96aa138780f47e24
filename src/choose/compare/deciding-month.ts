import type { KindId } from "../../plans/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Credits } from "../../units/credits.ts";
import type { Candidate, OnTop } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { isSteady } from "../basis.ts";
import { assess } from "../candidate.ts";
import { fieldOf } from "../field.ts";

/** What the choice of an offer is held against where months differ. */
export type DecidingMonth =
  /** Credits come at once and last the horizon, so that no single month decides. */
  | { readonly is: "whole"; readonly kind: KindId; readonly used: Credits; readonly included: Credits }
  /** The month in which this offer, or the next smaller one, falls short the most. */
  | {
      readonly is: "month";
      readonly kind: KindId;
      readonly month: number;
      readonly used: Credits;
      readonly short: Credits;
      readonly whose: Candidate;
    };

/**
 * Which month decides the offer that a plan takes part with: the busiest one that the offer must buy on top for, or else the
 * one in which the dearest of the smaller offers would be short the most. Undefined where every month asks for the same, all
 * credits are bought as they are needed, or nothing smaller would be short.
 *
 * @example Eleven months of 6,000 credits and one of 12,000: a tier of 10,000 a month falls 2,000 short in that one.
 */
export function decidingMonth(best: Candidate, scenario: Scenario, ask: Ask): DecidingMonth | undefined {
  if (isSteady(scenario)) return undefined;
  const whole = heldAgainstTheWhole(best);
  if (whole) return whole;
  const own = unevenNeed(best);
  if (own && best.estimate.kinds[own.kind]?.included === 0) return undefined;
  if (own) return { is: "month", ...own, whose: best };
  for (const smaller of smallerThan(best, scenario, ask)) {
    const need = unevenNeed(smaller);
    if (need) return { is: "month", ...need, whose: smaller };
  }
  return undefined;
}

/** Where everything that an offer includes comes in its first month. */
function heldAgainstTheWhole({ estimate: { months, kinds } }: Candidate): DecidingMonth | undefined {
  const [first, ...later] = months;
  const [kind, ...others] = Object.keys(kinds).filter((each) => (kinds[each]?.used ?? 0) > 0);
  const total = kind === undefined ? undefined : kinds[kind];
  if (!first || !total || kind === undefined || others.length > 0 || later.length === 0) return undefined;
  const comesAtOnce = total.included > 0 && later.every((month) => (month.kinds[kind]?.included ?? 0) === 0);
  return comesAtOnce ? { is: "whole", kind, used: total.used, included: total.included } : undefined;
}

/** Offers with a lower subscription than the best, the dearest first: the neighbours that it beat by including more. */
function smallerThan(best: Candidate, scenario: Scenario, ask: Ask): readonly Candidate[] {
  const { offer, cost } = best.estimate;
  const most = cost.subscription ?? 0;
  const subscription = ({ estimate }: Candidate) => estimate.cost.subscription ?? most;
  return fieldOf(offer.plan, scenario, ask)
    .filter(({ billing, tier }) => billing.id === offer.billing.id && tier !== offer.tier && !tier.trial)
    .map((each) => assess(each, scenario, ask))
    .filter((each) => subscription(each) < most)
    .sort((a, b) => subscription(b) - subscription(a));
}

function unevenNeed(
  candidate: Candidate,
): { readonly kind: KindId; readonly month: number; readonly used: Credits; readonly short: Credits } | undefined {
  const need = candidate.needsOnTop.find(({ everyMonth }) => !everyMonth);
  return need && monthOf(need, candidate);
}

function monthOf({ kind, worst }: OnTop, { estimate }: Candidate) {
  const used = estimate.months[worst.month]?.kinds[kind]?.used ?? worst.credits;
  return { kind, month: worst.month, used, short: worst.credits };
}
