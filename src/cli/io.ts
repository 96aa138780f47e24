import type { Prompter } from "./wizard/prompter.ts";

/** One stream that answers go to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** How wide the terminal is; undefined in a pipe. */
  readonly columns: number | undefined;
}

/** The world as a command sees it: made from the process in process-io.ts, and by hand in tests. */
export interface Io {
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Somebody to put questions to; undefined where nobody is at a terminal. */
  readonly ask: (() => Promise<Prompter>) | undefined;
  /** Texts that stand for files which are not written yet, by name. */
  readonly drafts?: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths are counted from. */
  readonly cwd: string;
  /** Asked once for each command. */
  readonly now: () => Date;
}
