import type { ActivityId, Plan } from "../plans/plan.ts";
import type { Assumptions } from "../scenarios/scenario.ts";
import { type Fraction, ONE } from "../units/fraction.ts";

/** The share of lookups that find something. What the scenario says nothing of is always found. */
export function foundShare(assume: Assumptions, activity: ActivityId, plan: Plan): Fraction {
  const key = foundKey(assume, activity, plan);
  return (key === undefined ? undefined : assume.found[key]?.share) ?? ONE;
}

/** Under which key the scenario says it: for this vendor, for the activity, or for everything (`*`). */
export function foundKey({ found }: Assumptions, activity: ActivityId, plan: Plan): string | undefined {
  const keys = [
    `${activity}@${plan.id}`,
    ...(plan.contract ? [`${activity}@${plan.contract.extends}`] : []),
    activity,
    "*",
  ];
  return keys.find((key) => found[key] !== undefined);
}
