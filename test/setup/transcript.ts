import { readdirSync, readFileSync } from "node:fs";
import { run } from "./fake-io.ts";

const folder = new URL("../../fixtures/expected/", import.meta.url);

/** A recorded session: the command line as typed, and everything that came back. */
export interface Recorded {
  readonly name: string;
  readonly commandLine: string;
  readonly text: string;
}

/** Every session in fixtures/expected: the first line is the command, the rest what it prints. */
export function recordedSessions(): readonly Recorded[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return { name, commandLine: text.split("\n", 1)[0]?.replace(/^\$ /, "") ?? "", text };
    });
}

/** Runs a command line (and `more` that is not shown) and writes down the command, stdout, stderr and an exit code other than 0. */
export async function transcriptOf(commandLine: string, more: readonly string[] = []): Promise<string> {
  const { stdout, stderr, exit } = await run([...wordsOf(commandLine).slice(1), ...more]);
  const parts = [`$ ${commandLine}\n`, stdout];
  if (stderr !== "") parts.push(`[stderr]\n${stderr}`);
  if (exit !== 0) parts.push(`[exit ${exit}]\n`);
  return parts.join("");
}

/** A command line as a shell splits it, as far as sessions need: words, and words in single quotes. */
function wordsOf(commandLine: string): readonly string[] {
  return [...commandLine.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
