import { Argument, Command } from "commander";
import type { OutputOptions } from "./options.ts";
import type { Session } from "./session.ts";

const SCHEMAS = ["plan", "contract", "scenario", "output"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export function schemaCommand(session: Session): Command {
  return new Command("schema")
    .description("Print the JSON Schema of a kind of file, or of the JSON that credits prints.")
    .addArgument(new Argument("<kind>", "which").choices(SCHEMAS))
    .option("-o, --output <file>", "write it to a file, whole or not at all")
    .addHelpText("after", EXAMPLES)
    .action(async (kind: SchemaName, _options: unknown, command: Command) => {
      const { schema } = await import("./commands/schema.ts");
      session.exitCode = await schema(kind, command.optsWithGlobals<OutputOptions>(), session.io);
    });
}

const EXAMPLES = `
Examples:
  $ credits schema plan
  $ credits schema scenario --output scenario.schema.json

An editor with a YAML language server then completes and checks a file that begins with one line:
  # yaml-language-server: $schema=scenario.schema.json`;
