import { Command, CommanderError } from "commander";
import { checkCommand } from "./check-command.ts";
import { compareCommand } from "./compare-command.ts";
import { completionsCommand } from "./completions-command.ts";
import { diffCommand } from "./diff-command.ts";
import { estimateCommand } from "./estimate-command.ts";
import { EXIT } from "./exit-code.ts";
import { explainCommand } from "./explain-command.ts";
import { initCommand } from "./init-command.ts";
import type { Io } from "./io.ts";
import { widthOf } from "./look.ts";
import { plansCommand } from "./plans-command.ts";
import { schemaCommand } from "./schema-command.ts";
import type { Session } from "./session.ts";

/**
 * Reads the command line and runs the command it names; with nothing on it, that is `estimate`, which asks. Each command's
 * work is loaded only when it runs.
 */
export async function runProgram(given: readonly string[], io: Io): Promise<number> {
  const argv = given.length === 0 ? ["estimate"] : given;
  const session: Session = { io, argv, exitCode: EXIT.fine };
  try {
    await program(session).parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.fine : EXIT.wrongUse;
  }
  return session.exitCode;
}

/** The whole command line, with nothing run yet. */
export function program(session: Session): Command {
  const { io } = session;
  const root = new Command("credits")
    .description("Which plan should this team buy, and what will it really cost?")
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      getOutHelpWidth: () => widthOf(io.stdout),
      getErrHelpWidth: () => widthOf(io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(text.replace(/^error: /, "credits: ")),
    })
    .option("--no-color", "never paint, not even on a terminal")
    .option("--no-input", "never ask, not even on a terminal")
    .option("--debug", "on a mistake of ours, print where it happened")
    .option("--version", "print the version")
    .addHelpText("after", EXAMPLES);
  for (const command of [
    estimateCommand(session),
    compareCommand(session),
    explainCommand(session),
    checkCommand(session),
    diffCommand(session),
    plansCommand(session),
    initCommand(session),
    schemaCommand(session),
    completionsCommand(session),
  ]) {
    root.addCommand(command.copyInheritedSettings(root));
  }
  return root;
}

const EXAMPLES = `
Examples:
  $ credits estimate zoominfo --people 10 --email 150/week
  $ credits estimate fixtures/scenarios/team.yaml apollo lemlist
  $ credits compare fixtures/scenarios/team.yaml apollo lemlist zoominfo zaplify
  $ credits explain fixtures/scenarios/team.yaml lemlist/email/total
  $ credits check plans
  $ credits diff main...
  $ credits plans lemlist

Exit codes: 0 fine; 1 the answer is no; 2 wrong use or invalid input; 70 a mistake of ours; 130 interrupted.`;
