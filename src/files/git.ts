import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import { emptyTree, type FileTree, type TreeFile } from "./file-tree.ts";
import { isFoundFile } from "./find-plan-files.ts";
import { textOf } from "./read-text.ts";
import { UserError } from "./user-error.ts";

/*
 * A repository is read with git itself, and only read: nothing here looks at the working tree, so no filter, text conversion
 * or hook of the repository can run, nothing is fetched, and nothing is written.
 */

export interface GitPlace {
  /** Any folder within the repository: names are counted from here. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Turned off, whatever the repository's own configuration says. */
const QUIET_CONFIGURATION = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false"];
const QUIET_ENVIRONMENT = {
  LC_ALL: "C",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_REPLACE_OBJECTS: "1",
};
const MOST_OUTPUT = 512 * 1024 * 1024;

const OBJECT = /^[0-9a-f]{40,64}$/;
const PLAIN_FILES = ["100644", "100755"];
const LINK = "120000";

interface Listed {
  readonly name: string;
  readonly mode: string;
  readonly object: string;
}

/** A repository that is there, or UserError where there is none, or no git. */
export function openRepository(place: GitPlace): Repository {
  const { status, stderr } = run(place, ["rev-parse", "--git-dir"]);
  if (status === 0) return new Repository(place);
  if (/not a git repository/i.test(stderr)) {
    throw new UserError(
      "not-a-repository",
      "This folder is not in a git repository, so there are no revisions to compare.",
      "Name two folders: credits diff plans-before plans",
    );
  }
  throw failed(stderr);
}

export class Repository {
  readonly #place: GitPlace;

  constructor(place: GitPlace) {
    this.#place = place;
  }

  /** True where a text names a commit here. */
  knows(revision: string): boolean {
    return this.#commitOf(revision) !== undefined;
  }

  /**
   * The files of a commit: a branch, a tag, a hash, or `A...B` for where B left A. Before the first commit, `HEAD` has none.
   * What is not there is refused, with what to do where the clone is shallow.
   */
  treeOf(revision: string): FileTree {
    const commit = this.#commitOf(revision);
    if (commit !== undefined) return this.#treeOf(commit, revision);
    if (revision === "HEAD" && this.#isUnborn()) return emptyTree("HEAD (no commit yet)");
    throw this.#missing(revision);
  }

  /** The files of the commit at which two revisions parted. */
  treeWhereParted(one: string, other: string): FileTree {
    const [a, b] = [one, other].map((revision) => {
      const commit = this.#commitOf(revision);
      if (commit === undefined) throw this.#missing(revision);
      return commit;
    }) as [string, string];
    const parted = this.#run(["merge-base", a, b]).stdout.toString().trim();
    if (!OBJECT.test(parted)) throw this.#missing(`the commit at which ${one} and ${other} parted`);
    return this.#treeOf(parted, one);
  }

  /** The files as they are staged: what a commit would hold. */
  staged(): FileTree {
    return {
      name: "staged",
      filesAt: (places) => this.#read(this.#list(["ls-files", "--stage", "-z", "--", ...literal(places)], stagedEntry)),
    };
  }

  #treeOf(commit: string, name: string): FileTree {
    return {
      name,
      filesAt: (places) => {
        const all = this.#list(["ls-tree", "-r", "-z", "--end-of-options", commit], treeEntry);
        return this.#read(all.filter(({ name: file }) => places.some((place) => isWithin(file, place))));
      },
    };
  }

  #list(args: readonly string[], entry: (text: string) => Listed): readonly Listed[] {
    const { status, stdout, stderr } = this.#run(args);
    if (status !== 0) throw failed(stderr);
    const entries = stdout.toString("utf8").split("\0").filter(Boolean).map(entry);
    return entries.filter(({ name, mode }) => isFoundFile(name) && (PLAIN_FILES.includes(mode) || mode === LINK));
  }

  #read(listed: readonly Listed[]): readonly TreeFile[] {
    const contents = this.#contentsOf(listed.filter(({ mode }) => mode !== LINK).map(({ object }) => object));
    return listed.map(({ name, mode, object }) => ({
      name,
      read: () => {
        if (mode === LINK) throw new UserError("is-a-link", `"${name}" is a link, and links are not followed in git.`);
        const bytes = contents.get(object);
        if (!bytes) throw new UserError("missing-object", `git does not hold the content of "${name}".`, FETCH_MORE);
        return textOf(name, bytes);
      },
    }));
  }

  /** The bytes of many objects, asked for at once; those that are not there are left out. */
  #contentsOf(objects: readonly string[]): ReadonlyMap<string, Uint8Array> {
    if (objects.length === 0) return new Map();
    const { status, stdout, stderr } = this.#run(["cat-file", "--batch"], `${objects.join("\n")}\n`);
    if (status !== 0) throw failed(stderr);
    return batchIn(stdout);
  }

  #commitOf(revision: string): string | undefined {
    const { stdout } = this.#run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
    const commit = stdout.toString().trim();
    return OBJECT.test(commit) ? commit : undefined;
  }

  #isUnborn(): boolean {
    return this.#run(["symbolic-ref", "--quiet", "HEAD"]).status === 0;
  }

  #missing(revision: string): UserError {
    const isShallow = this.#run(["rev-parse", "--is-shallow-repository"]).stdout.toString().trim() === "true";
    return isShallow
      ? new UserError("shallow-clone", `This clone is shallow and does not hold ${revision}.`, FETCH_MORE)
      : new UserError("unknown-revision", `git knows no revision "${revision}", and there is no such folder or file.`);
  }

  #run(args: readonly string[], input?: string): Run {
    return run(this.#place, args, input);
  }
}

const FETCH_MORE =
  "Fetch the history as well: fetch-depth: 0 at actions/checkout, GIT_DEPTH: 0 in GitLab CI, or git fetch --unshallow.";

interface Run {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function run({ folder, env }: GitPlace, args: readonly string[], input?: string): Run {
  const quiet = QUIET_CONFIGURATION.flatMap((setting) => ["-c", setting]);
  const { status, stdout, stderr, error } = spawnSync("git", ["--no-pager", ...quiet, ...args], {
    cwd: folder,
    env: { ...env, ...QUIET_ENVIRONMENT },
    maxBuffer: MOST_OUTPUT,
    ...(input !== undefined && { input }),
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    throw new UserError(
      "no-git",
      "git is not installed here, and it is git that reads revisions.",
      "Name two folders.",
    );
  }
  if (error) throw failed(error.message);
  return { status, stdout, stderr: stderr.toString("utf8") };
}

function failed(stderr: string): UserError {
  const [first = "git said nothing"] = stderr.trim().split("\n");
  return new UserError("git-failed", `git could not read the repository: ${first.replace(/^fatal: /, "")}`);
}

/** `100644 blob 3f2a…\tplans/apollo.yaml` */
function treeEntry(text: string): Listed {
  const [, mode = "", object = "", name = ""] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(text) ?? [];
  return { name, mode, object };
}

/** `100644 3f2a… 0\tplans/apollo.yaml`; the last number is above 0 while a merge is not settled. */
function stagedEntry(text: string): Listed {
  const [, mode = "", object = "", stage = "", name = ""] = /^(\d+) (\w+) (\d)\t(.*)$/s.exec(text) ?? [];
  if (stage !== "0") throw new UserError("unsettled-merge", `"${name}" is in conflict: settle the merge and stage it.`);
  return { name, mode, object };
}

/** No sign of a place is a pattern. */
function literal(places: readonly string[]): readonly string[] {
  return places.map((place) => `:(literal)${place}`);
}

function isWithin(file: string, place: string): boolean {
  const folder = posix.normalize(place).replace(/\/$/, "");
  return folder === "." || file === folder || file.startsWith(`${folder}/`);
}

/** `<object> blob <size>\n<bytes>\n`, one after the other; `<object> missing\n` where there is none. */
function batchIn(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [object = "", kind, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (kind !== "blob") continue;
    found.set(object, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
