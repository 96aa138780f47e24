import type { Activities } from "../activities.ts";
import type { Context } from "../render/report.ts";
import type { Instant } from "../units/calendar.ts";
import type { Desk } from "./desk.ts";
import { formatOf } from "./give-answer.ts";
import type { OutputOptions } from "./options.ts";
import { VERSION } from "./version.ts";

interface Given {
  readonly asOf: Instant;
  readonly maxAge: number;
  readonly activities: Activities;
  readonly argv: readonly string[];
  readonly usesReported?: boolean;
  /** Plans that were at hand and took no part: their files are no inputs. */
  readonly unused?: readonly string[];
  /** The hashes of the inputs in every format, not in JSON alone. */
  readonly withHashes?: boolean;
}

/** What an answer is shown with: how old its facts are, and what reproduces it. Hashes are made where they are shown. */
export async function contextOf<F extends string>(
  given: Given,
  options: OutputOptions<F>,
  desk: Pick<Desk, "files">,
): Promise<Context> {
  const { asOf, maxAge, activities, argv, usesReported = false, unused = [], withHashes = false } = given;
  const inputs =
    withHashes || formatOf(options) === "json"
      ? await hashed({ files: desk.files.filter(({ name }) => !unused.includes(name)) })
      : [];
  return { asOf, maxAge, activities, version: VERSION, inputs, commandLine: asTyped(argv), usesReported };
}

async function hashed({ files }: Pick<Desk, "files">): Promise<Context["inputs"]> {
  const { createHash } = await import("node:crypto");
  return files.map(({ name, bytes }) => ({ name, hash: createHash("sha256").update(bytes).digest("hex") }));
}

/** The command line as a shell would take it again. */
export function asTyped(argv: readonly string[]): string {
  return ["credits", ...argv.map(quoted)].join(" ");
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
