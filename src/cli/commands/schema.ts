import { packageFile } from "../../files/package-file.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import type { Io } from "../io.ts";
import type { OutputOptions } from "../options.ts";
import type { SchemaName } from "../schema-command.ts";

/** `credits schema`: the JSON Schema that ships with the package, for editors and other programs. */
export async function schema(kind: SchemaName, options: OutputOptions, io: Io): Promise<ExitCode> {
  await giveAnswer(options, io, () => packageFile(`schema/${kind}.schema.json`));
  return EXIT.fine;
}
