import type { Issue, Place } from "../issue.ts";

/** Files that a command needs have mistakes: all of them are told, and the command ends with 2. */
export class InvalidFiles extends Error {
  override readonly name = "InvalidFiles";
  readonly issues: readonly Issue[];
  /** The text of each file read, to show the lines that are wrong. */
  readonly texts: ReadonlyMap<string, string>;

  constructor(issues: readonly Issue[], texts: ReadonlyMap<string, string>) {
    super(`${issues.length} mistakes`);
    this.issues = issues;
    this.texts = texts;
  }
}

/** The lines of files that were read; none of one that was not. */
export function linesIn(texts: ReadonlyMap<string, string>): (place: Place) => string | undefined {
  return ({ file, line }) => texts.get(file)?.split(/\r?\n/)[line - 1];
}

/** True where a mistake stands on the command line and not in a file. */
export function isOfCommandLine({ place }: Issue): boolean {
  return place.file.startsWith("--") || place.file === COMMAND_LINE;
}

const COMMAND_LINE = "command line";
