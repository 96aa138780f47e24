import type { Collection } from "../../changes/collection.ts";
import { differenceBetween } from "../../changes/difference.ts";
import { failuresOf, GATE_FORMS, type Gate, parseGate } from "../../changes/gates.ts";
import { diskTree, type TreeFile } from "../../files/file-tree.ts";
import type { ReadFile } from "../../files/read-text.ts";
import { UserError } from "../../files/user-error.ts";
import { renderDiff } from "../../render/changes/diff.ts";
import { nearest } from "../../written/nearest.ts";
import { asOfDay } from "../as-of.ts";
import { type Collected, Collector } from "../collect.ts";
import { Desk } from "../desk.ts";
import type { DiffOptions } from "../diff-command.ts";
import { type Side, type Sides, sidesOf } from "../diff-sides.ts";
import { loadConversion } from "../exchange-flags.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import type { Io } from "../io.ts";
import { contextOf } from "../render-context.ts";
import type { Session } from "../session.ts";

/** What the command line names as the two sides. */
export interface Named {
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/** `credits diff`: what changed between two states of a collection, and what that does to bills. */
export async function diff({ base, head }: Named, options: DiffOptions, { io, argv }: Session): Promise<ExitCode> {
  const gates = (options.failOn ?? []).map(gateCalled);
  const desk = new Desk(io);
  const asOf = asOfDay(options.asOf, io.now());
  const conversion = await loadConversion({ fx: options.fx, into: options.in }, desk);
  const sides = sidesOf(base, head, options.staged === true, io);
  const { before, after, inputs } = await collectBoth(sides, new Collector(asOf), options, io);

  const includesExisting = options.includeExisting === true;
  const difference = differenceBetween(before, after, {
    prefer: options.prefer,
    conversion,
    answersAll: includesExisting,
  });
  const failures = failuresOf(difference, gates, { asOf, maxAge: options.maxAge, includesExisting });
  const hasScenarios = [before, after].some(({ scenarios }) => scenarios.length > 0);
  const report = { difference, failures, conversion, hasScenarios };
  const { activities } = after.words;
  const read = { files: [...desk.files, ...inputs] };
  const context = await contextOf({ asOf, maxAge: options.maxAge, activities, argv }, options, read);
  await giveAnswer(options, io, (format, look) => renderDiff(report, format, look, context));
  return failures.length > 0 ? EXIT.no : EXIT.fine;
}

function gateCalled(written: string): { readonly written: string; readonly gate: Gate } {
  const gate = parseGate(written);
  if (gate) return { written, gate };
  const near = nearest(written, GATE_FORMS);
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new UserError(
    "unknown-gate",
    `--fail-on knows no "${written}".${meant}`,
    `There are ${GATE_FORMS.join(", ")}.`,
  );
}

type Places = Pick<DiffOptions, "plans" | "contracts" | "scenarios">;

interface Both {
  readonly before: Collection;
  readonly after: Collection;
  /** What was read, by side. */
  readonly inputs: readonly ReadFile[];
}

/** Both sides; a folder or file that has no scenario of its own is told on those of the folder that the command runs in. */
async function collectBoth({ before, after }: Sides, collector: Collector, places: Places, io: Io): Promise<Both> {
  const files = { before: filesOf(before, places), after: filesOf(after, places) };
  if (files.before.length + files.after.length === 0) throw nothingFound(places);
  const here = () => diskTree("here", ".", io.cwd).filesAt(places.scenarios ?? ["scenarios"]);
  const collect = async ({ tree, isFolder }: Side, own: readonly TreeFile[]): Promise<Collected> => {
    const found = await collector.collect(tree.name, own);
    return isFolder && !holdsScenarios(found) ? collector.collect(tree.name, [...own, ...here()]) : found;
  };
  const was = await collect(before, files.before);
  const is = await collect(after, files.after);
  return { before: was.collection, after: is.collection, inputs: [...inputsOf(was), ...inputsOf(is)] };
}

function holdsScenarios({ collection: { scenarios, broken } }: Collected): boolean {
  return scenarios.length > 0 || broken.some(({ kind }) => kind === "scenario");
}

/** `main:plans/apollo.yaml`, as git names it. */
function inputsOf({ collection, read }: Collected): readonly ReadFile[] {
  return read.map((file) => ({ ...file, name: `${collection.name}:${file.name}` }));
}

function filesOf({ tree, file, id, isFolder }: Side, { plans, contracts, scenarios }: Places): readonly TreeFile[] {
  if (file !== undefined) return tree.filesAt([file]).map((lone) => ({ ...lone, ...(id !== undefined && { id }) }));
  const usual = [...(plans ?? ["plans"]), ...(contracts ?? ["contracts"]), ...(scenarios ?? ["scenarios"])];
  const found = tree.filesAt(usual);
  return found.length === 0 && isFolder ? tree.filesAt(["."]) : found;
}

function nothingFound({ plans, contracts, scenarios }: Places): UserError {
  const looked = [...(plans ?? ["plans"]), ...(contracts ?? ["contracts"]), ...(scenarios ?? ["scenarios"])];
  return new UserError(
    "no-files",
    `There is no plan, contract or scenario file in ${looked.join(", ")}, on either side.`,
    "Say where they are: --plans DIR --scenarios DIR",
  );
}
