import { Command, Option } from "commander";
import { DIFF_FORMATS, type DiffFormat } from "../render/changes/diff-formats.ts";
import { addOutputOptions, collected, listed, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./session.ts";

export interface DiffOptions extends OutputOptions<DiffFormat> {
  readonly staged?: true;
  readonly plans?: readonly string[];
  readonly contracts?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly failOn?: readonly string[];
  readonly includeExisting?: true;
  readonly prefer: "included" | "cheapest";
  readonly fx?: readonly string[];
  readonly in?: string;
  readonly asOf?: string;
  readonly maxAge: number;
}

export function diffCommand(session: Session): Command {
  const command = new Command("diff")
    .description(
      "What a change of plans, contracts and scenarios does to every team's bill, and what it is that changed.",
    )
    .argument("[base]", "a revision, a folder or a file (default: HEAD); main... is where this branch left main")
    .argument("[head]", "another one (default: the working tree)")
    .option("--staged", "hold BASE against what is staged");
  addPlaces(command);
  addAnswer(command);
  return addOutputOptions(command, DIFF_FORMATS)
    .addHelpText("after", EXAMPLES)
    .action(async (base: string | undefined, head: string | undefined, _options: unknown, given: Command) => {
      const { diff } = await import("./commands/diff.ts");
      session.exitCode = await diff({ base, head }, given.optsWithGlobals<DiffOptions>(), session);
    });
}

function addPlaces(command: Command): void {
  command
    .optionsGroup("Where files are, on both sides:")
    .option("--plans <path>", "plans (default: plans)", collected)
    .option("--contracts <path>", "contracts (default: contracts)", collected)
    .option("--scenarios <path>", "scenarios (default: scenarios)", collected);
}

function addAnswer(command: Command): void {
  command
    .optionsGroup("The answer:")
    .option(
      "--fail-on <what>",
      "exit with 1 on: flip, increase:5%, increase:1000USD, shortage, stale, lowered-price-without-source",
      listed,
    )
    .option("--include-existing", "fail as well for mistakes and shortages that were there before")
    .addOption(
      new Option("--prefer <which>", "the cheapest tier that includes enough, or the cheapest whatever it buys on top")
        .choices(["included", "cheapest"])
        .default("included"),
    )
    .option("--fx <rate|file>", "tell amounts of several currencies in one: EUR=1.08USD, or a dated file", collected)
    .option("--in <code>", "the currency that --fx tells amounts in")
    .option("--as-of <day>", "count ages from this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
}

const EXAMPLES = `
Examples:
  $ credits diff                                  the working tree against HEAD
  $ credits diff main...                          what this branch changes
  $ credits diff --staged --fail-on flip          for a hook before a commit
  $ credits diff v1.0 v1.1 --format markdown
  $ credits diff fixtures/plans/frozen plans

Exit codes: 0 fine; 1 a gate of --fail-on closed, or a file has mistakes that it had not before; 2 wrong use.`;
