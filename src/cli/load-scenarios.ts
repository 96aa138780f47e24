import { type AtHand, misfitIssue, misfitsOf } from "../choose/fit.ts";
import { UserError } from "../files/user-error.ts";
import type { Issue } from "../issue.ts";
import { overlayFlags, type ScenarioFlags, scenarioTreeFromFlags } from "../scenarios/flags.ts";
import { type ScenarioContext, scenarioFromTree } from "../scenarios/from-tree.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { WrittenFile } from "../written/tree.ts";
import type { Desk } from "./desk.ts";
import { InvalidFiles } from "./invalid-files.ts";

/** The scenarios of these files, with the flags laid over each; without a file, the one that the flags write. */
export async function loadScenarios(
  names: readonly string[],
  flags: ScenarioFlags,
  context: ScenarioContext & AtHand,
  desk: Desk,
): Promise<readonly Scenario[]> {
  if (names.length === 0) return [scenarioOfFlags(flags, context, desk)];
  const { parseScenario } = await import("../scenarios/parse.ts");
  const parsed = await Promise.all(
    names.map(async (name) => parseScenario(await desk.read(name), name, context, flags)),
  );
  const scenarios = desk.valuesOf(parsed);
  const misfits = await Promise.all(
    scenarios.map(async (scenario, index) => {
      const found = misfitsOf(scenario, context);
      if (found.length === 0) return [];
      const written = await writtenScenario(names[index], flags, context, desk);
      return found.map((misfit) => misfitIssue(misfit, written));
    }),
  );
  refuse(misfits.flat(), desk);
  return scenarios;
}

/** What a scenario file says with the flags laid over it, or what the flags alone write, before any of it is understood. */
export async function writtenScenario(
  name: string | undefined,
  flags: ScenarioFlags,
  { activities }: Pick<ScenarioContext, "activities">,
  desk: Desk,
): Promise<WrittenFile> {
  if (name === undefined) return only(desk.valuesOf([scenarioTreeFromFlags(flags, activities)]));
  const { readYaml } = await import("../written/read-yaml.ts");
  return overlayFlags(only(desk.valuesOf([readYaml(await desk.read(name), name)])), flags, activities, []);
}

function only<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error("what was read has a value");
  return first;
}

function scenarioOfFlags(flags: ScenarioFlags, context: ScenarioContext & AtHand, desk: Desk): Scenario {
  refuseNothingAsked(flags);
  const [written] = desk.valuesOf([scenarioTreeFromFlags(flags, context.activities)]);
  const [scenario] = written ? desk.valuesOf([scenarioFromTree(written, context)]) : [];
  if (!written || !scenario) throw new Error("flags that were read make a scenario");
  refuse(
    misfitsOf(scenario, context).map((misfit) => misfitIssue(misfit, written)),
    desk,
  );
  return scenario;
}

function refuseNothingAsked({ people, each = {}, all = {}, bare = {} }: ScenarioFlags): void {
  const asksFor = Object.keys({ ...each, ...all, ...bare });
  if (asksFor.length > 0) return;
  if (people === undefined) {
    throw new UserError(
      "missing-flags",
      "Nothing is asked yet. Name a scenario file, or say how many people do what: --people and an activity.",
      "For example: credits estimate --people 10 --email 150/week. `credits --help` lists what else there is.",
    );
  }
  throw new UserError(
    "missing-flags",
    `--people ${people} says how many, and nothing says what they do.`,
    "Add an activity, such as --email 150/week.",
  );
}

function refuse(issues: readonly Issue[], desk: Desk): void {
  if (issues.length > 0) throw new InvalidFiles(issues, desk.texts);
}
