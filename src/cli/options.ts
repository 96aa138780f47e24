import { type Command, InvalidArgumentError, Option } from "commander";
import { FORMATS, type Format } from "../render/look.ts";

/** How an answer is given, the same for every command; some have formats of their own. */
export interface OutputOptions<F extends string = Format> {
  readonly format?: F;
  readonly json?: true;
  readonly output?: string;
  /** False with `--no-color`. */
  readonly color: boolean;
  /** False with `--no-input`. */
  readonly input: boolean;
}

export function addOutputOptions(command: Command, formats: readonly string[] = FORMATS): Command {
  return command
    .addOption(new Option("--format <format>", "how to print the answer (default: table)").choices(formats))
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .option("-o, --output <file>", "write the answer to a file, whole or not at all");
}

/** An option that may be given several times. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The same, where one may also hold several with commas between. */
export function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(",").map((part) => part.trim())];
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
