import { EXIT } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { VERSION } from "./version.ts";

export { processIo } from "./process-io.ts";

/**
 * Runs one command line and gives its exit code: 0 fine, 1 the answer is no, 2 wrong use or invalid input, 70 our own
 * mistake. An interrupted run ends with 130 by the shell. The version is answered before anything else is loaded.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv[0] === "--version" || argv[0] === "-V") {
    io.stdout.write(`${VERSION}\n`);
    return EXIT.fine;
  }
  try {
    const { runProgram } = await import("./program.ts");
    return await runProgram(argv, io);
  } catch (error) {
    const { tellError } = await import("./tell-error.ts");
    return tellError(error, io, argv.includes("--debug"));
  }
}
