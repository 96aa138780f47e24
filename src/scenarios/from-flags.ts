import type { Parsed } from "../issue.ts";
import { type ScenarioFlags, scenarioTreeFromFlags } from "./flags.ts";
import { type ScenarioContext, scenarioFromTree } from "./from-tree.ts";
import type { Scenario } from "./scenario.ts";

/**
 * A scenario from what the command line would say, or everything that is wrong with it.
 *
 * @example `{ people: "10", bare: { email: "150/week" } }` is 10 people, each looking up 150 emails a week.
 */
export function scenarioFromFlags(flags: ScenarioFlags, context: ScenarioContext): Parsed<Scenario> {
  const written = scenarioTreeFromFlags(flags, context.activities);
  return written.ok ? scenarioFromTree(written.value, context) : written;
}
