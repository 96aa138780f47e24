import { type ReadFile, readText, textOf } from "../files/read-text.ts";
import type { Issue, Parsed } from "../issue.ts";
import { InvalidFiles } from "./invalid-files.ts";
import type { Io } from "./io.ts";

const STANDARD_INPUT = "-";

/** The files that one command reads: each is remembered, to show its lines in errors and to name it among the inputs. */
export class Desk {
  readonly #io: Io;
  readonly #files = new Map<string, ReadFile>();

  constructor(io: Io) {
    this.#io = io;
  }

  get folder(): string {
    return this.#io.cwd;
  }

  get files(): readonly ReadFile[] {
    return [...this.#files.values()];
  }

  get texts(): ReadonlyMap<string, string> {
    return new Map(this.files.map(({ name, text }) => [name, text]));
  }

  /** A file's text; `-` is what comes on standard input. */
  async read(name: string): Promise<string> {
    const known = this.#files.get(name);
    const file = known ?? (await this.#open(name));
    this.#files.set(name, file);
    return file.text;
  }

  async #open(name: string): Promise<ReadFile> {
    const draft = this.#io.drafts?.get(name);
    if (draft !== undefined) return textOf(name, new TextEncoder().encode(draft));
    return name === STANDARD_INPUT ? textOf("-", await this.#io.stdin()) : readText(name, this.#io.cwd);
  }

  /** The values of files that were parsed, or InvalidFiles with the mistakes of all of them. */
  valuesOf<T>(parsed: readonly Parsed<T>[]): readonly T[] {
    const issues: readonly Issue[] = parsed.flatMap((each) => (each.ok ? [] : each.issues));
    if (issues.length > 0) throw new InvalidFiles(issues, this.texts);
    return parsed.flatMap((each) => (each.ok ? [each.value] : []));
  }
}
