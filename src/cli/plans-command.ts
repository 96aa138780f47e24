import { Command } from "commander";
import { addOutputOptions, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./program.ts";

export interface PlansOptions extends OutputOptions {
  readonly plans?: string;
  readonly asOf?: string;
  readonly maxAge: number;
}

export function plansCommand(session: Session): Command {
  const plansOf = new Command("plans")
    .description("List the plans there are; with an id, show all that is known about one, with its sources.")
    .argument("[id]", "a plan, such as lemlist")
    .option("--plans <dir>", "a folder of plan files, instead of the plans that come with credits")
    .option("--as-of <day>", "count ages to this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
  return addOutputOptions(plansOf)
    .addHelpText("after", EXAMPLES)
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const { plans } = await import("./commands/plans.ts");
      session.exitCode = await plans(id, command.optsWithGlobals<PlansOptions>(), session);
    });
}

const EXAMPLES = `
Examples:
  $ credits plans
  $ credits plans lemlist
  $ credits plans --plans fixtures/plans/frozen --as-of 2026-11-22`;
