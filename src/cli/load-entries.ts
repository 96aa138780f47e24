import type { Vocabulary } from "../plans/activities.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Arguments } from "./activity-flags.ts";
import { asOfDay } from "./as-of.ts";
import type { Desk } from "./desk.ts";
import { loadCatalog, loadContracts } from "./load-plans.ts";
import { loadScenarios } from "./load-scenarios.ts";
import { plansCalled } from "./part-called.ts";
import { scenarioFlags } from "./scenario-flags.ts";
import { takingPart } from "./taking-part.ts";
import type { PlanOptions, WorkOptions } from "./work-options.ts";

/** A scenario and the plans it is run against. */
export interface Entry {
  readonly scenario: Scenario;
  readonly plans: readonly PlanFile[];
}

/** What the command line puts on the table before anything is asked: plans, contracts, words, and the day it counts from. */
export interface Table extends Vocabulary {
  readonly asOf: Instant;
  /** The list plans, as they are used: with what others report, where that is asked for. */
  readonly plans: readonly PlanFile[];
  readonly contracts: readonly PlanFile[];
}

export async function layTable(options: PlanOptions, desk: Desk, now: Date): Promise<Table> {
  const asOf = asOfDay(options.asOf, now);
  const listed = await loadCatalog(options.plans, desk);
  const agreed = await loadContracts(listed, { contracts: options.contract, sets: options.set, asOf }, desk);
  const table = { activities: listed.activities, features: listed.features, asOf };
  if (!options.useReported) return { ...table, plans: listed.plans, contracts: agreed };
  const { withReported } = await import("../plans/with-reported.ts");
  const asUsed = (plan: PlanFile) => withReported(plan, listed).file;
  return { ...table, plans: listed.plans.map(asUsed), contracts: agreed.map(asUsed) };
}

/** Each scenario that the command line names or writes, with the plans that take part in it. */
export async function loadEntries(
  given: Arguments,
  options: WorkOptions & PlanOptions,
  table: Table,
  desk: Desk,
): Promise<readonly Entry[]> {
  const all = [...table.plans, ...table.contracts];
  const named = plansCalled(given.plans, all, desk);
  const flags = scenarioFlags(options, given.activities);
  const scenarios = await loadScenarios(given.scenarios, flags, { ...table, plans: all }, desk);
  return scenarios.map((scenario) => ({
    scenario,
    plans: takingPart(named, scenario, table, table.contracts),
  }));
}

/** The files of plans that nothing was computed with; a contract is computed with its list plan. */
export function filesWithoutPart({ plans }: Table, entries: readonly Pick<Entry, "plans">[]): readonly string[] {
  const used = entries.flatMap((entry) => entry.plans).flatMap(({ id, plan }) => [id, plan.contract?.extends]);
  return plans.filter(({ id }) => !used.includes(id)).map(({ file }) => file);
}
