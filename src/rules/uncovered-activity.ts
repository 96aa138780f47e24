import type { Activities } from "../activities.ts";
import type { Misfit, PlanNames } from "../choose/fit.ts";
import type { Scenario, Work } from "../scenarios/scenario.ts";
import { UNCOVERED_ACTIVITY } from "./rules.ts";

/** Activities of a scenario that no plan taking part does, where each is first asked for. What costs nothing anywhere is left out. */
export function uncoveredActivities(
  { vendors, spans }: Scenario,
  plans: readonly PlanNames[],
  activities: Activities,
): readonly Misfit[] {
  const part = vendors ? plans.filter(({ id }) => vendors.includes(id)) : plans;
  if (part.length === 0) return [];
  const done = new Set(part.flatMap(({ plan }) => plan.actions.flatMap(({ does }) => does)));
  const asked = new Map<string, readonly string[]>();
  for (const [activity, path] of spans.flatMap(({ roles, account }) => [
    ...roles.flatMap(({ id, work }) => askedIn(work, ["team", id])),
    ...askedIn(account, ["account"]),
  ])) {
    if (!asked.has(activity)) asked.set(activity, path);
  }
  const isOpen = (activity: string) => !done.has(activity) && activities[activity]?.free !== true;
  const whose = part.length === 1 ? `${part[0]?.id} does not do` : `none of the ${part.length} plans taking part does`;
  return [...asked]
    .filter(([activity]) => isOpen(activity))
    .map(([, path]) => ({
      code: UNCOVERED_ACTIVITY.code,
      path,
      message: `is what ${whose}`,
      hint: "Name a vendor that does it, leave it out, or ask with --allow-uncovered.",
    }));
}

/** Work for all together is written without `does`. */
function askedIn({ does, find }: Work, path: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const isAccount = path[0] === "account";
  return [
    ...Object.keys(does).map(
      (activity) => [activity, isAccount ? [...path, activity] : [...path, "does", activity]] as const,
    ),
    ...Object.keys(find).map((activity) => [activity, [...path, "find", activity]] as const),
  ];
}
