import { Command } from "commander";
import type { Session } from "./session.ts";

export interface InitOptions {
  readonly contract?: string;
  readonly plans?: string;
  readonly asOf?: string;
  readonly output?: string;
  /** False with `--no-input`. */
  readonly input: boolean;
}

export function initCommand(session: Session): Command {
  return new Command("init")
    .description("Write a scenario by answering questions, or the form for a vendor's quote.")
    .option("--contract <plan>", "the form for a quote of this plan: a line for each number it does not publish")
    .option("--plans <dir>", "a folder of plan files, instead of the plans that come with credits")
    .option("--as-of <day>", "the day it is written on (default: today)")
    .option("-o, --output <file>", "write the form to a file, whole or not at all")
    .addHelpText("after", EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { init } = await import("./commands/init.ts");
      session.exitCode = await init(command.optsWithGlobals<InitOptions>(), session);
    });
}

const EXAMPLES = `
Examples:
  $ credits init
  $ credits init --contract zaplify
  $ credits init --contract zoominfo --output zoominfo-quote.yaml`;
