import type { Action, ActivityId, Plan } from "../plans/plan.ts";
import type { Assumptions } from "../scenarios/scenario.ts";
import { type Fraction, ONE } from "../units/fraction.ts";

/** An action that does an activity, or a share of it. */
export interface Route {
  readonly action: Action;
  readonly share: Fraction;
}

/** Which of the actions on offer do an activity: none where the scenario wants one that the tier does not offer. */
export function routesOf(
  activity: ActivityId,
  assume: Assumptions,
  plan: Plan,
  actions: readonly Action[],
): readonly Route[] {
  const chosen = (assume.use[plan.id] ?? assume.use[plan.contract?.extends ?? ""])?.[activity];
  if (!chosen) {
    const ordinary = actions.find((action) => action.does.includes(activity));
    return ordinary ? [{ action: ordinary, share: ONE }] : [];
  }
  const routes = chosen.flatMap(({ action: id, share }) => {
    const action = actions.find((candidate) => candidate.id === id);
    return action ? [{ action, share }] : [];
  });
  return routes.length === chosen.length ? routes : [];
}
