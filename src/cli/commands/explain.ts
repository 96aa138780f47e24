import { explainFacts } from "../../explain/explain-fact.ts";
import { explainFigure } from "../../explain/explain-figure.ts";
import {
  figureAddress,
  isMisaddressed,
  type Misaddressed,
  misaddressed,
  type Word,
} from "../../explain/figure-address.ts";
import { UserError } from "../../files/user-error.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { type Explanation, renderExplanation } from "../../render/explanation.ts";
import { statedPlaces } from "../../scenarios/stated-places.ts";
import { type Arguments, sortArguments } from "../activity-flags.ts";
import { Desk } from "../desk.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { ExplainOptions } from "../explain-command.ts";
import { giveAnswer } from "../give-answer.ts";
import { InvalidFiles } from "../invalid-files.ts";
import { filesWithoutPart, layTable, loadEntries, type Table } from "../load-entries.ts";
import { writtenScenario } from "../load-scenarios.ts";
import { contextOf } from "../render-context.ts";
import { scenarioFlags } from "../scenario-flags.ts";
import type { Session } from "../session.ts";

/** `credits explain`: where a figure of an estimate, or a fact of a plan file, comes from. */
export async function explain(
  args: readonly string[],
  options: ExplainOptions,
  knownOptions: readonly string[],
  { io, argv }: Session,
): Promise<ExitCode> {
  const desk = new Desk(io);
  const table = await layTable(options, desk, io.now());
  const given = sortArguments(args, table.activities, knownOptions);
  const address = onlyAddress(given);
  const explained = isFact(address)
    ? explainedFact(address, table)
    : await explainedFigure(address, given, options, table, desk);
  const unused = filesWithoutPart(table, [{ plans: [explained.file] }]);
  const { asOf, activities } = table;
  const { maxAge, useReported: usesReported = false } = options;
  const known = { asOf, maxAge, activities, argv, usesReported, unused, withHashes: true };
  const context = await contextOf(known, options, desk);
  await giveAnswer(options, io, (format, look) => renderExplanation(explained, address, format, look, context));
  return EXIT.fine;
}

function onlyAddress({ plans, scenarios }: Arguments): string {
  const [address, ...more] = plans;
  const example = "For example: credits explain team.yaml lemlist/email/total";
  if (address === undefined) throw new UserError("missing-address", "Name the figure to explain.", example);
  if (more.length > 0 || scenarios.length > 1)
    throw new UserError("several-addresses", "One figure of one scenario is explained at a time.", example);
  return address;
}

/** A fact's address has a colon before any slash: `zoominfo:tiers.advanced`. */
function isFact(address: string): boolean {
  return /^[^/]*:/.test(address);
}

function explainedFact(address: string, table: Table): Explanation {
  const colon = address.indexOf(":");
  const file = planMeant({ text: address.slice(0, colon), at: 0 }, address, table);
  const facts = explainFacts(file, address.slice(colon + 1), colon + 1);
  if (isMisaddressed(facts)) throw wrongAddress(facts, address);
  return { is: "facts", file, facts };
}

async function explainedFigure(
  typed: string,
  given: Arguments,
  options: ExplainOptions,
  table: Table,
  desk: Desk,
): Promise<Explanation> {
  const address = figureAddress(typed);
  if (isMisaddressed(address)) throw wrongAddress(address, typed);
  const file = planMeant(address.plan, typed, table);
  const [entry] = await loadEntries({ ...given, plans: [file.id] }, options, table, desk);
  if (!entry) throw new Error("one scenario was asked for");
  const written = await writtenScenario(given.scenarios[0], scenarioFlags(options, given.activities), table, desk);
  const { activities } = table;
  const figure = explainFigure({
    address,
    plan: file,
    scenario: entry.scenario,
    activities,
    stated: statedPlaces(written, table),
    allowUncovered: options.allowUncovered === true,
  });
  if (isMisaddressed(figure)) throw wrongAddress(figure, typed);
  return { is: "figure", file, figure };
}

function planMeant(word: Word, address: string, { plans, contracts }: Table): PlanFile {
  const all = [...plans, ...contracts];
  const file = all.find(({ id }) => id === word.text.toLowerCase());
  if (file) return file;
  const wrong = misaddressed(
    word,
    "plan",
    all.map(({ id }) => id),
  );
  throw wrongAddress(wrong, address);
}

/** More choices than these are looked up in the list. */
const MOST_CHOICES = 40;

/** The word that leads nowhere, shown in its address, with the nearest one and all that could stand there. */
function wrongAddress({ word, problem, hint, choices }: Misaddressed, address: string): InvalidFiles {
  const told = choices.length > 0 && choices.length <= MOST_CHOICES ? `There are ${choices.join(", ")}.` : undefined;
  const hints = [hint, told].filter((each) => each !== undefined);
  const place = { file: ADDRESS, line: 1, column: word.at + 1, length: Math.max(1, word.text.length) };
  const issue = { code: "unknown-address", severity: "error" as const, place, address: "", message: sentence(problem) };
  return new InvalidFiles(
    [{ ...issue, ...(hints.length > 0 && { hint: hints.join(" ") }) }],
    new Map([[ADDRESS, address]]),
  );
}

const ADDRESS = "address";

function sentence(problem: string): string {
  return `The address ${problem}.`;
}
