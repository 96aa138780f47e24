import { UserError } from "../files/user-error.ts";
import { shown } from "../render/shown.ts";
import { TooLargeError } from "../units/too-large.ts";
import { EXIT } from "./exit-code.ts";
import { Interrupted } from "./interrupted.ts";
import { InvalidFiles, isOfCommandLine, linesIn } from "./invalid-files.ts";
import type { Io } from "./io.ts";
import { lookOf } from "./look.ts";

/** Says on stderr why a command could not go on. Only a mistake of ours has a stack, and that only with `--debug`. */
export async function tellError(error: unknown, io: Io, debug: boolean): Promise<number> {
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof InvalidFiles) return tellIssues(error, io);
  const look = await lookOf(io.stderr, io, false);
  const tell = (text: string) => io.stderr.write(`${shown(text, look)}\n`);
  if (error instanceof UserError) {
    tell(`credits: ${error.message}`);
    if (error.hint !== undefined) tell(`  ${error.hint}`);
    return EXIT.wrongUse;
  }
  if (error instanceof TooLargeError) {
    tell(`credits: ${error.message}`);
    tell("  Look for a figure with some digits too many.");
    return EXIT.wrongUse;
  }
  tell(`credits: this is a mistake in credits, not in your files: ${error instanceof Error ? error.message : error}`);
  tell("  Please open an issue at the project with this command line and what it prints with --debug.");
  if (debug && error instanceof Error) for (const line of (error.stack ?? "").split("\n")) tell(line);
  return EXIT.ourMistake;
}

/** Mistakes in files are shown with their lines; those on the command line by the option that holds them. */
async function tellIssues({ issues, texts }: InvalidFiles, io: Io): Promise<number> {
  const look = await lookOf(io.stderr, io, true);
  const inFiles = issues.filter((issue) => !isOfCommandLine(issue));
  for (const { place, message, hint } of issues.filter(isOfCommandLine)) {
    const isContinued = /^[a-z]/.test(message);
    io.stderr.write(`${shown(`credits: ${isContinued ? `${place.file} ` : ""}${message}`, look)}\n`);
    if (hint !== undefined) io.stderr.write(`  ${shown(hint, look)}\n`);
  }
  if (inFiles.length > 0) {
    const { renderIssues } = await import("../render/issues.ts");
    io.stderr.write(renderIssues(inFiles, linesIn(texts), look));
  }
  return EXIT.wrongUse;
}
