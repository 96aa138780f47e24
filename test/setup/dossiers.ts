import type { DossierQuestion } from "../../src/choose/answered.ts";
import { type Dossier, dossierOf } from "../../src/choose/dossier.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { FROZEN, frozenPlan, scenarioNamed } from "./answers.ts";

export async function questionOf(plans: readonly (string | PlanFile)[], scenario: string): Promise<DossierQuestion> {
  const files = await Promise.all(plans.map((each) => (typeof each === "string" ? frozenPlan(each) : each)));
  return {
    ...FROZEN,
    plans: files,
    scenario: await scenarioNamed(scenario),
    conversion: undefined,
    prefer: "included",
  };
}

const made = new Map<string, Promise<Dossier>>();

/** Each dossier is made once and never changed. */
export function dossierFor(plans: readonly string[], scenario: string): Promise<Dossier> {
  const key = [scenario, ...plans].join();
  const dossier = made.get(key) ?? questionOf(plans, scenario).then(dossierOf);
  made.set(key, dossier);
  return dossier;
}
