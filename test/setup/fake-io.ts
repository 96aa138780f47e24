import { fileURLToPath } from "node:url";
import type { Io } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";
import type { Prompter } from "../../src/cli/wizard/prompter.ts";

/** The top of the project, where `fixtures/` stands: sessions are run from here. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Somebody to put questions to. */
  readonly ask?: () => Promise<Prompter>;
  /** Columns of the terminal that both streams are; none, and they are pipes. */
  readonly columns?: number;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Runs `main` in a world made by hand: pipes, no environment, 22 November 2026. */
export async function run(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): Io["stdout"] => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: world.columns !== undefined,
    columns: world.columns,
  });
  const exit = await main(argv, {
    stdin: async () => new Uint8Array(Buffer.from(world.stdin ?? "")),
    stdout: output("stdout"),
    stderr: output("stderr"),
    ask: world.ask,
    env: world.env ?? {},
    cwd: world.cwd ?? PROJECT,
    now: () => new Date(Date.UTC(2026, 10, 22, 23, 30)),
  });
  return { ...written, exit };
}

/** The same with the arguments in one line, split at spaces. */
export function credits(line: string, world: World = {}): Promise<Outcome> {
  return run(line.split(" ").filter(Boolean), world);
}
