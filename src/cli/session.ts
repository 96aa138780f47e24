import type { Io } from "./io.ts";

/** What a command needs to run, and where it leaves its exit code. */
export interface Session {
  readonly io: Io;
  readonly argv: readonly string[];
  exitCode: number;
}
