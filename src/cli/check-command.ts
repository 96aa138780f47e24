import { Command, InvalidArgumentError } from "commander";
import { CHECK_FORMATS, type CheckFormat } from "../render/check-formats.ts";
import { addOutputOptions, listed, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./session.ts";

export interface CheckOptions extends OutputOptions<CheckFormat> {
  readonly asOf?: string;
  readonly maxAge: number;
  readonly failOn?: readonly FailOn[];
}

/** What ends with 1 beside errors. */
export type FailOn = "warning" | "stale";
const FAIL_ON: readonly FailOn[] = ["stale", "warning"];

export function checkCommand(session: Session): Command {
  const checkOf = new Command("check")
    .description(
      "Check plan, contract and scenario files: every key and value, figures printed as examples, and what looks wrong.",
    )
    .argument("[paths...]", "files and folders (default: plans, contracts and scenarios here)")
    .option("--max-age <days>", "warn of a source older than so many days", wholeNumber, 180)
    .option("--fail-on <what>", "end with 1 on these as well: stale, warning", failOn)
    .option("--as-of <day>", "count ages to this day (default: today)");
  return addOutputOptions(checkOf, CHECK_FORMATS)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { check } = await import("./commands/check.ts");
      session.exitCode = await check(paths, command.optsWithGlobals<CheckOptions>(), session.io);
    });
}

function failOn(value: string, before: readonly FailOn[] = []): readonly FailOn[] {
  const named = listed(value);
  const unknown = named.find((each) => !(FAIL_ON as readonly string[]).includes(each));
  if (unknown !== undefined) throw new InvalidArgumentError(`It must be ${FAIL_ON.join(" or ")}.`);
  return [...before, ...(named as readonly FailOn[])];
}

const EXAMPLES = `
Examples:
  $ credits check plans
  $ credits check fixtures/plans/frozen fixtures/contracts fixtures/scenarios
  $ credits check fixtures/broken/typo-in-key.yaml
  $ credits check plans --fail-on stale --max-age 90
  $ credits check plans --format sarif --output findings.sarif

A rule is switched off for one line by a comment on it or right above it: # credits-ignore yearly-dearer: the reason

Exit codes: 0 nothing wrong, or warnings only; 1 errors, or what --fail-on names; 2 a path cannot be read.`;
