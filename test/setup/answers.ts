import { readFileSync } from "node:fs";
import type { PlanAnswer } from "../../src/choose/answer.ts";
import type { Ask } from "../../src/choose/ask.ts";
import { choosePlan } from "../../src/choose/choose-plan.ts";
import { compare, type Side } from "../../src/choose/compare/compare.ts";
import type { Comparison } from "../../src/choose/compare/comparison.ts";
import type { Wishes } from "../../src/choose/estimate.ts";
import { otherReadings } from "../../src/choose/other-readings.ts";
import { rankPlans } from "../../src/choose/rank.ts";
import { parseActivities, type Vocabulary } from "../../src/plans/activities.ts";
import { parseContract, parsePlan } from "../../src/plans/parse.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import type { Look } from "../../src/render/look.ts";
import type { Context } from "../../src/render/report.ts";
import type { ScenarioFlags } from "../../src/scenarios/flags.ts";
import { parseScenario } from "../../src/scenarios/parse.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { madeOf } from "./plan-of.ts";
import { day } from "./scenario-of.ts";

const fixtures = new URL("../../fixtures/", import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, fixtures), "utf8");
}

export const FROZEN: Vocabulary = madeOf(parseActivities(read("plans/frozen/activities.yaml"), "activities.yaml"));

export const CONTEXT: Context = {
  asOf: day("2026-11-22"),
  maxAge: 180,
  activities: FROZEN.activities,
  version: "0.0.0",
  inputs: [{ name: "team.yaml", hash: "b80d44e1" }],
  commandLine: "credits estimate",
};

/** A terminal without colour. */
export function look(width = 100, symbols: Look["symbols"] = "unicode"): Look {
  const plain = (text: string) => text;
  return { width, symbols, paint: { strong: plain, faint: plain, good: plain, bad: plain, warn: plain } };
}

export async function frozenPlan(id: string): Promise<PlanFile> {
  return madeOf(await parsePlan(read(`plans/frozen/${id}.yaml`), `plans/${id}.yaml`, FROZEN));
}

/** A contract of the fixtures, laid over a plan. */
export async function contractNamed(name: string, base: PlanFile): Promise<PlanFile> {
  const text = read(`contracts/${name}.yaml`);
  return madeOf(await parseContract(text, `${name}.yaml`, (id) => (id === base.id ? base : undefined), FROZEN));
}

export async function scenarioNamed(name: string, flags: ScenarioFlags = {}): Promise<Scenario> {
  const context = { activities: FROZEN.activities, asOf: CONTEXT.asOf };
  return madeOf(await parseScenario(read(`scenarios/${name}.yaml`), `${name}.yaml`, context, flags));
}

export const ASK: Ask = {
  isFree: (activity) => FROZEN.activities[activity]?.free ?? false,
  allowUncovered: false,
  prefer: "included",
  allOffers: false,
};

/** What choosing finds for a plan file, each of its readings included. */
function answerFor(file: PlanFile, scenario: Scenario, ask: Partial<Ask> = {}): PlanAnswer {
  const readings = otherReadings(file);
  return choosePlan(file.plan, scenario, { ...ASK, ...ask }, readings);
}

export async function answerOf(plan: string, scenario: string, flags: ScenarioFlags = {}): Promise<PlanAnswer> {
  return answerFor(await frozenPlan(plan), await scenarioNamed(scenario, flags));
}

/** Frozen plans side by side, with a contract over one of them where it is given. */
export async function comparisonOf(
  plans: readonly string[],
  scenario: Scenario,
  { contract, ...more }: ComparedWith = {},
): Promise<Comparison> {
  const files = await Promise.all(plans.map(frozenPlan));
  const quoted = contract === undefined ? [] : [contract];
  return compare({ ...FROZEN, plans: [...files, ...quoted], scenario, ...more });
}

type ComparedWith = Side & Wishes & { readonly contract?: PlanFile };

export async function rankingOf(plans: readonly string[], scenario: string) {
  const files = await Promise.all(plans.map(frozenPlan));
  const contenders = files.map((file) => ({ plan: file.plan, readings: otherReadings(file) }));
  return rankPlans(contenders, await scenarioNamed(scenario), ASK);
}
