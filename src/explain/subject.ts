import type { Estimate } from "../engine/estimate.ts";
import { holds } from "../engine/offer.ts";
import { longestTerm } from "../engine/subscription.ts";
import type { Action, Address, Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { placeStated, type StatedPlaces } from "../scenarios/stated-places.ts";
import type { Duration, Instant } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";
import { given, type Label, type PlanFact, type Trace, type Unit } from "./trace.ts";

/** What figures are explained of: one offer run through one scenario, and where that says what. */
export interface Subject {
  readonly estimate: Estimate;
  readonly scenario: Scenario;
  /** Empty where the scenario was never written. */
  readonly stated: StatedPlaces;
  /** Which activities cost nothing at any vendor. */
  readonly isFree: (activity: string) => boolean;
}

/** The actions that the offer has. */
export function actionsOf({ estimate: { offer, subscription } }: Subject): readonly Action[] {
  const { tier, billing } = offer;
  return offer.plan.actions.filter(({ when }) => holds(when, { tier, billing, created: subscription.created }));
}

export function lengthsOf({ estimate: { offer } }: Subject): { readonly cycle: Duration; readonly term: Duration } {
  return { cycle: offer.billing.cycle, term: longestTerm(offer) };
}

/** A figure that the scenario states, or what holds where it says nothing. */
export function statedFigure(
  { stated, scenario }: Subject,
  what: { readonly label: Label; readonly value: Fraction; readonly unit: Unit },
  paths: readonly string[],
  at: Instant = scenario.start,
): Trace {
  const { label, value, unit } = what;
  const isSaid = (path: string) =>
    stated.length > 0 ? placeStated(stated, path, at) !== undefined : scenario.stated.has(path);
  const said = paths.find(isSaid);
  return given(
    label,
    value,
    unit,
    said === undefined
      ? { is: "default", path: paths[0] ?? "" }
      : { is: "scenario", path: said, place: placeStated(stated, said, at) },
  );
}

/** A figure of the plan file. Where a value has no place or source of its own, that of the line around it is told. */
export function planFigure(
  { estimate: { offer } }: Subject,
  what: { readonly label: Label; readonly value: Fraction; readonly unit: Unit },
  at: Address,
): Trace {
  return given(what.label, what.value, what.unit, planFact(offer.plan, at));
}

/** Where a fact of a plan stands, on whose word, and who says otherwise. */
export function planFact(plan: Plan, at: Address): PlanFact {
  const sources = nearestAround(plan.provenance, at) ?? [];
  return {
    is: "plan",
    plan: plan.id,
    at,
    place: nearestAround(plan.places, at),
    sources: sources.flatMap((id) => plan.sources[id] ?? []),
    disputes: plan.disputed.filter(({ fact }) => fact === at || at.startsWith(`${fact}.`)),
  };
}

/** What is known at an address, or at the nearest one around it. */
function nearestAround<T>(known: Readonly<Record<Address, T>>, at: Address): T | undefined {
  for (let address = at; address !== ""; address = address.slice(0, Math.max(0, address.lastIndexOf(".")))) {
    if (Object.hasOwn(known, address)) return known[address];
  }
  return undefined;
}
