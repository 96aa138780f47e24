import { Command } from "commander";
import { CHECK_FORMATS, type CheckFormat } from "../render/check-formats.ts";
import { addOutputOptions, type OutputOptions } from "./options.ts";
import type { Session } from "./program.ts";

export interface CheckOptions extends OutputOptions<CheckFormat> {
  readonly asOf?: string;
}

export function checkCommand(session: Session): Command {
  const checkOf = new Command("check")
    .description("Check plan, contract and scenario files: every key and value, and the figures printed as examples.")
    .argument("[paths...]", "files and folders (default: plans, contracts and scenarios here)")
    .option("--as-of <day>", "count as on this day (default: today)");
  return addOutputOptions(checkOf, CHECK_FORMATS)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      const { check } = await import("./commands/check.ts");
      session.exitCode = await check(paths, command.optsWithGlobals<CheckOptions>(), session.io);
    });
}

const EXAMPLES = `
Examples:
  $ credits check plans
  $ credits check fixtures/plans/frozen fixtures/contracts fixtures/scenarios
  $ credits check fixtures/broken/typo-in-key.yaml

Exit codes: 0 nothing wrong, or warnings only; 1 errors; 2 a path cannot be read.`;
