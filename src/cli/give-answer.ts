import { writeWhole } from "../files/write-whole.ts";
import type { Format, Look } from "../render/look.ts";
import type { Io } from "./io.ts";
import { LOOK_OF_A_FILE, lookOf } from "./look.ts";
import type { OutputOptions } from "./options.ts";

/** Draws an answer in the format asked for, and gives it to standard output or to the file named. */
export async function giveAnswer(
  options: OutputOptions,
  io: Io,
  draw: (format: Format, look: Look) => string,
): Promise<void> {
  const format = formatOf(options);
  if (options.output !== undefined) return writeWhole(options.output, io.cwd, draw(format, LOOK_OF_A_FILE));
  io.stdout.write(draw(format, await lookOf(io.stdout, io, options.color)));
}

export function formatOf({ json, format }: OutputOptions): Format {
  return json ? "json" : (format ?? "table");
}
