import type { Issue } from "../issue.ts";
import type { Vocabulary } from "../plans/activities.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";

/**
 * Everything that a team keeps in its repository, as it stood at one time. Two of these are held against each other; a value
 * whose text is the same in both is the same object, so that what did not change is known without looking into it.
 */
export interface Collection {
  /** What a reader calls it: `main`, `working tree`, `staged`. */
  readonly name: string;
  /** Plans of its own, and contracts beside them. */
  readonly plans: readonly PlanFile[];
  readonly scenarios: readonly ScenarioFile[];
  /** What could not be read, with its mistakes. */
  readonly broken: readonly BrokenFile[];
  readonly words: Vocabulary;
  /** Plans that files of the collection may name and that it does not hold: those that come with credits. */
  readonly shipped: readonly PlanFile[];
  /** The text of each file, for following those that were renamed. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ScenarioFile {
  /** The name of the file without folder and ending. */
  readonly id: string;
  readonly file: string;
  readonly scenario: Scenario;
}

export interface BrokenFile {
  /** The id that it would have. */
  readonly id: string;
  readonly file: string;
  readonly kind: "plan" | "contract" | "scenario" | "other";
  readonly issues: readonly Issue[];
}

/** The plans that a scenario is answered with: those it names, else all of the collection, else all that come with credits. */
export function plansFor({ vendors }: Scenario, { plans, shipped }: Collection): readonly PlanFile[] {
  const own = new Set(plans.map(({ id }) => id));
  const all = [...plans, ...shipped.filter(({ id }) => !own.has(id))];
  if (vendors) return vendors.flatMap((id) => all.find((plan) => plan.id === id) ?? []);
  return plans.some(({ plan }) => !plan.contract) ? plans : all;
}

/** The files with mistakes that a scenario needs: a plan that it names, or any where it ranks all. */
export function brokenFor({ vendors }: Scenario, { broken }: Collection): readonly BrokenFile[] {
  const plans = broken.filter(({ kind }) => kind === "plan" || kind === "contract");
  return vendors ? plans.filter(({ id }) => vendors.includes(id)) : plans;
}
