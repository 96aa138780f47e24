import type { Estimate } from "../engine/estimate.ts";
import { simulate } from "../engine/simulate.ts";
import type { KindId, Plan, TierId } from "../plans/plan.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import type { Fraction } from "../units/fraction.ts";
import { assess } from "./candidate.ts";
import { type Case, offersIn } from "./example-case.ts";
import { fieldOf } from "./field.ts";
import { recommend } from "./recommend.ts";

/** A figure as the plan has it; `unknown` says why there is none. */
export type Figure<T = Fraction> = { readonly value: T } | { readonly unknown: string };

export const NO_OFFER = { unknown: "there is no such offer" };

/** Credits of a kind that the work burns at the first offer that does all of it; without a kind, of the only one it burns. */
export function burnsIn(given: Case, kind: KindId | undefined): Figure {
  let missing: readonly string[] | undefined;
  for (const offer of offersIn(given)) {
    const estimate = simulate(offer, given.scenario, given.rules);
    const { notCovered, used } = estimate;
    if (notCovered.length === 0) return amountOf(kind ?? onlyKind(given.plan, used), (each) => used[each], estimate);
    missing ??= notCovered;
  }
  return { unknown: `nothing it offers does ${missing?.join(", ") || "this"}` };
}

/** Credits of a kind that come with the first offer within the months. */
export function grantsIn(given: Case, kind: KindId | undefined): Figure {
  return creditsIn(given, kind, "included");
}

/** Credits of a kind that are alive at the end of the months, at the first offer. */
export function leftIn(given: Case, kind: KindId | undefined): Figure {
  return creditsIn(given, kind, "left");
}

function creditsIn(given: Case, kind: KindId | undefined, what: "included" | "left"): Figure {
  const [offer] = offersIn(given);
  if (!offer) return NO_OFFER;
  const estimate = simulate(offer, given.scenario, given.rules);
  const amount = (each: KindId) => estimate.kinds[each]?.[what];
  const all = Object.fromEntries(given.plan.kinds.map((each) => [each, amount(each) ?? (0 as Credits)]));
  return amountOf(kind ?? onlyKind(given.plan, all), amount, estimate);
}

/** The tier that a team with this work is told to take. */
export function recommendedIn({ plan, scenario, rules }: Case): Figure<TierId> {
  const ask = { ...rules, prefer: "included", allOffers: false } as const;
  const candidates = fieldOf(plan, scenario, ask).map((offer) => assess(offer, scenario, rules));
  const tier = recommend(candidates, ask.prefer)?.estimate.offer.tier.id;
  return tier === undefined ? missingIn(candidates[0]?.estimate) : { value: tier };
}

/** The kind that a bare number speaks of: the plan's only one, or the only one of which there is any. */
function onlyKind({ kinds }: Plan, amounts: Readonly<Record<KindId, Credits>>): KindId | undefined {
  if (kinds.length === 1) return kinds[0];
  const some = Object.keys(amounts).filter((kind) => amounts[kind] !== 0);
  return some.length > 1 ? undefined : (some[0] ?? kinds[0]);
}

function amountOf(kind: KindId | undefined, of: (kind: KindId) => Credits | undefined, estimate: Estimate): Figure {
  if (kind === undefined) return { unknown: "several kinds of credits come out: name one" };
  const amount = of(kind);
  if (amount === undefined) return missingIn(estimate);
  return Number.isFinite(amount) ? { value: creditsAsFraction(amount) } : { unknown: "the credits are unlimited" };
}

/** Why an estimate has no such figure. */
export function missingIn(estimate: Estimate | undefined): Figure<never> {
  if (!estimate) return NO_OFFER;
  const facts = [...new Set(estimate.missing.map(({ fact }) => fact.at))];
  return { unknown: facts.length > 0 ? `${facts.join(", ")} is not published` : "no offer does all of it" };
}
