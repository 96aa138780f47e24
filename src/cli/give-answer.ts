import { writeWhole } from "../files/write-whole.ts";
import type { Format, Look } from "../render/look.ts";
import type { Io } from "./io.ts";
import { LOOK_OF_A_FILE, lookOf } from "./look.ts";
import type { OutputOptions } from "./options.ts";

/** Spreadsheets take a CSV file for the machine's own alphabet unless it begins with this. A pipe has none: programs trip over it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Draws an answer in the format asked for, and gives it to standard output or to the file named. */
export async function giveAnswer<F extends string = Format>(
  options: OutputOptions<F>,
  io: Io,
  draw: (format: F | "table" | "json", look: Look) => string,
): Promise<void> {
  const format = formatOf(options);
  if (options.output !== undefined) {
    const text = draw(format, LOOK_OF_A_FILE);
    return writeWhole(options.output, io.cwd, format === "csv" ? BYTE_ORDER_MARK + text : text);
  }
  io.stdout.write(draw(format, await lookOf(io.stdout, io, options.color)));
}

export function formatOf<F extends string = Format>({ json, format }: OutputOptions<F>): F | "table" | "json" {
  return json ? "json" : (format ?? "table");
}
