import { UserError } from "../files/user-error.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { nearest } from "../written/nearest.ts";
import { planCalled } from "./load-plans.ts";

/**
 * The plans that a scenario is run against: those named on the command line, else those that the scenario names, else all;
 * and every contract, each once. A contract is named by its own id, its list plan by the plan's.
 */
export function takingPart(
  named: readonly string[],
  { vendors }: Scenario,
  { plans }: { readonly plans: readonly PlanFile[] },
  contracts: readonly PlanFile[],
): readonly PlanFile[] {
  const ids = named.length > 0 ? named : vendors;
  const listed = ids ? ids.map((id) => planCalled(id, [...plans, ...contracts])) : plans;
  return [...new Set([...listed, ...contracts])];
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
