import { UserError } from "../files/user-error.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { nearest } from "../written/nearest.ts";
import { planCalled } from "./load-plans.ts";

/**
 * The plans that a scenario is run against: those named on the command line, else those that the scenario names, else all;
 * and every contract that is not named itself. A contract is named by its own id, its list plan by the plan's.
 */
export function takingPart(
  named: readonly PlanFile[],
  { vendors }: Scenario,
  { plans }: { readonly plans: readonly PlanFile[] },
  contracts: readonly PlanFile[],
): readonly PlanFile[] {
  const listed = vendors?.map((id) => planCalled(id, [...plans, ...contracts])) ?? plans;
  const taken = named.length > 0 ? named : listed;
  const whole = contracts.filter(({ id }) => !taken.some((each) => each.id === id));
  return [...taken, ...whole];
}

/** `--tier` must be the name of a tier somewhere among the plans, in any of the words it goes by. */
export function refuseUnknownTier(tier: string | undefined, plans: readonly PlanFile[]): void {
  if (tier === undefined) return;
  const tiers = plans.flatMap(({ plan }) => plan.tiers);
  const names = tiers.flatMap(({ id, name, alsoCalled }) => [id, name, ...alsoCalled]);
  if (names.some((name) => name.toLowerCase() === tier.toLowerCase())) return;
  const near = nearest(tier, names);
  throw new UserError(
    "unknown-tier",
    `There is no tier called "${tier}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
    `There are ${[...new Set(tiers.map(({ id }) => id))].join(", ")}.`,
  );
}
