import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "./user-error.ts";

/** A plan of thousands of lines is a tenth of this. */
const MOST_BYTES = 1_000_000;

/** A file as its bytes and as text. */
export interface ReadFile {
  /** As the user named it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** A UTF-8 text file of at most a megabyte; a byte order mark is taken off. Anything else is refused by name. */
export function readText(name: string, folder: string): ReadFile {
  const path = resolve(folder, name);
  const stats = attempt(name, () => statSync(path));
  if (stats.isDirectory()) throw new UserError("is-a-folder", `"${name}" is a folder, not a file.`);
  if (!stats.isFile())
    throw new UserError("not-a-file", `"${name}" is not a file. Write - to read from standard input.`);
  if (stats.size > MOST_BYTES) throw tooLarge(name);
  return textOf(
    name,
    attempt(name, () => readFileSync(path)),
  );
}

/** Bytes that came from elsewhere, such as standard input, under the same rules. */
export function textOf(name: string, bytes: Uint8Array): ReadFile {
  if (bytes.length > MOST_BYTES) throw tooLarge(name);
  try {
    return { name, bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const hint = "Save it as UTF-8.";
    throw new UserError("not-utf-8", `"${name}" is not UTF-8 text: ${placeOfBadByte(bytes)}.`, hint);
  }
}

function tooLarge(name: string): UserError {
  return new UserError("too-large", `"${name}" is larger than ${MOST_BYTES / 1_000_000} MB, the most that is read.`);
}

/** Where decoding fails first, as the line that it stands on. */
function placeOfBadByte(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, from);
    const until = newline === -1 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(from, until));
    } catch {
      return `see line ${line}`;
    }
    from = until;
  }
  return "it ends within a character";
}

const REASONS: Readonly<Record<string, readonly [code: string, says: string]>> = {
  ENOENT: ["file-not-found", "There is no"],
  ENOTDIR: ["file-not-found", "There is no"],
  EACCES: ["not-readable", "You may not read"],
  EPERM: ["not-readable", "You may not read"],
  ELOOP: ["not-readable", "Links go round in a circle at"],
  ENAMETOOLONG: ["file-not-found", "No file can be called"],
};

/** Runs a call of the file system, and says what went wrong in words. */
export function attempt<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const { code = "" } = error as { readonly code?: string };
    const [ours, says] = REASONS[code] ?? ["not-readable", "The system cannot read"];
    throw new UserError(ours, `${says} "${name}"${REASONS[code] ? "" : ` (${code})`}.`);
  }
}
