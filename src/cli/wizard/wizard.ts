import type { ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Table } from "../load-entries.ts";
import { runProgram } from "../program.ts";
import { asTyped } from "../render-context.ts";
import { askForScenario } from "./ask-for-scenario.ts";
import type { Prompter } from "./prompter.ts";
import { type DraftFile, filesOf, saveDraft } from "./save-draft.ts";

/**
 * Asks for a team and answers it: the estimate is what `argv` with the two kinds of files would print. Then offers to
 * save them, and says the command that repeats it.
 */
export async function wizard(argv: readonly string[], io: Io, prompter: Prompter, table: Table): Promise<ExitCode> {
  prompter.tell(WELCOME);
  const files = filesOf(await askForScenario(table, prompter, "Show the estimate"), table);
  const drafts = new Map(files.map(({ name, text }) => [name, text]));
  const exitCode = await runProgram(commandFor(argv, files), { ...io, drafts, ask: undefined });
  await offerToSave(argv, files, io, prompter);
  return exitCode as ExitCode;
}

const WELCOME = [
  "Which plan should this team buy, and what will it really cost? A few questions first.",
  "Enter takes what stands in brackets, Backspace clears it, Esc goes back one question, Ctrl-C leaves.",
].join("\n");

/** Saves what was said and names the command that answers it. */
export async function offerToSave(
  argv: readonly string[],
  files: readonly DraftFile[],
  io: Io,
  prompter: Prompter,
): Promise<void> {
  const names = await saveDraft(files, prompter, io);
  if (!names) return prompter.tell("Nothing was saved.");
  const saved = files.map((file, index) => ({ ...file, name: names[index] as string }));
  prompter.tell(`Saved. The same again: ${asTyped(commandFor(argv, saved))}`);
}

function commandFor(argv: readonly string[], files: readonly DraftFile[]): readonly string[] {
  return [...argv, ...files.flatMap(({ is, name }) => (is === "contract" ? ["--contract", name] : [name]))];
}
