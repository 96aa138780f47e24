import type { Issue, Parsed } from "../issue.ts";
import { readYaml } from "../written/read-yaml.ts";
import { checkShape } from "../written/shape.ts";
import { copyTree, isBlock, PlaceBook, type WrittenFile } from "../written/tree.ts";
import { overlayFlags, type ScenarioFlags } from "./flags.ts";
import { type ScenarioContext, scenarioOver, timelineOf } from "./from-tree.ts";
import type { Scenario } from "./scenario.ts";
import { SCENARIO_SHAPE } from "./shape.ts";

/**
 * A scenario file as a scenario, or everything that is wrong with it at once. Flags, where there are any, are laid over
 * the file and win. A scenario without a name has the name of its file.
 */
export async function parseScenario(
  text: string,
  file: string,
  context: ScenarioContext,
  flags: ScenarioFlags = {},
): Promise<Parsed<Scenario>> {
  const read = readYaml(text, file);
  return read.ok ? scenarioOfTree(read.value, context, flags) : read;
}

/** The same of a file whose text was read before. */
export async function scenarioOfTree(
  read: WrittenFile,
  context: ScenarioContext,
  flags: ScenarioFlags = {},
): Promise<Parsed<Scenario>> {
  const issues: Issue[] = [...(await checkShape(SCENARIO_SHAPE, read))];
  const written = overlayFlags(named(read), flags, context.activities, issues);
  const timeline = timelineOf(written, context, issues);
  for (const state of timeline.states) issues.push(...(await checkShape(SCENARIO_SHAPE, state.written)));
  return scenarioOver(timeline, written, context, issues);
}

function named(written: WrittenFile): WrittenFile {
  if (!isBlock(written.value) || Object.hasOwn(written.value, "name")) return written;
  const places = new PlaceBook(written.places.root);
  const value = copyTree(written.value, written.places, places) as Record<string, unknown>;
  value.name = stem(written.file);
  return { file: written.file, value, places };
}

/** `teams/ten-sdrs.yaml` is "ten-sdrs". */
function stem(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}
