import { posix } from "node:path";
import { diskTree, type FileTree } from "../files/file-tree.ts";
import { exists, isFolder } from "../files/find-plan-files.ts";
import { openRepository, type Repository } from "../files/git.ts";
import { UserError } from "../files/user-error.ts";
import { idOfFile } from "../plans/plan-file.ts";
import type { Io } from "./io.ts";

/** What `diff` holds against each other. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

export interface Side {
  readonly tree: FileTree;
  /** A lone file, instead of the usual folders, and the id to take it for: two files are two states of one thing. */
  readonly file?: string;
  readonly id?: string;
  /** True where a folder was named: it may hold its files without the usual folders around them. */
  readonly isFolder: boolean;
}

const WORKING_TREE = "working tree";
const FILE = /\.(ya?ml|json)$/;

/** The sides that the command line names: revisions, folders or two files. Left out, HEAD is held against the working tree. */
export function sidesOf(base: string | undefined, head: string | undefined, isStaged: boolean, io: Io): Sides {
  if (base === "" || head === "") {
    throw new UserError("empty-name", "What to compare is an empty text.", "Is a variable of the build not set?");
  }
  const world = new World(io);
  const range = base === undefined || world.isThere(base) ? undefined : rangeIn(base);
  const other = range?.head ?? head;
  if (other !== undefined && isStaged) {
    throw new UserError("two-heads", `--staged compares with what is staged, so "${other}" is one too many.`);
  }
  if (range && head !== undefined) {
    throw new UserError("two-heads", `"${base}" names both sides, so "${head}" is one too many.`);
  }
  const after = isStaged ? world.staged() : world.headOf(other);
  const before = range?.isParted
    ? world.parted(range.base, other ?? "HEAD")
    : world.named(range?.base ?? base ?? "HEAD");
  if ((before.file === undefined) !== (after.file === undefined)) {
    throw new UserError("one-file", "A file is held against a file.", "Name two files, or two folders or revisions.");
  }
  return { before: after.file === undefined ? before : { ...before, id: idOfFile(after.file) }, after };
}

interface Range {
  readonly base: string;
  readonly head: string | undefined;
  /** True of `A...B`: what B did since it left A. */
  readonly isParted: boolean;
}

function rangeIn(text: string): Range | undefined {
  const [, base, dots, head] = /^(.+?)(\.\.\.?)([^.].*)?$/.exec(text) ?? [];
  if (base === undefined || dots === undefined || base.startsWith(".")) return undefined;
  return { base, head, isParted: dots === "..." };
}

/** The folder that the command runs in, and its repository where one is asked for. */
class World {
  readonly #io: Io;
  #opened: Repository | undefined;

  constructor(io: Io) {
    this.#io = io;
  }

  isThere(name: string): boolean {
    return exists(name, this.#io.cwd);
  }

  headOf(name: string | undefined): Side {
    if (name !== undefined) return this.named(name);
    return { tree: diskTree(WORKING_TREE, ".", this.#io.cwd), isFolder: false };
  }

  staged(): Side {
    return { tree: this.#repository().staged(), isFolder: false };
  }

  parted(base: string, head: string): Side {
    return { tree: this.#repository().treeWhereParted(base, head), isFolder: false };
  }

  /** A path where it is written as one or is no revision; what could be both is refused. */
  named(name: string): Side {
    const isThere = this.isThere(name);
    if (isThere && (isWrittenAsPath(name) || !this.#isRevision(name))) return this.#path(name);
    if (isThere) {
      throw new UserError(
        "two-meanings",
        `"${name}" is both a revision and a path here.`,
        `Write ./${name} for the path.`,
      );
    }
    if (isWrittenAsPath(name)) throw new UserError("file-not-found", `There is no "${name}".`);
    return { tree: this.#repository().treeOf(name), isFolder: false };
  }

  #path(name: string): Side {
    if (isFolder(name, this.#io.cwd)) {
      return { tree: diskTree(name.replace(/\/+$/, ""), name, this.#io.cwd), isFolder: true };
    }
    const folder = posix.dirname(name);
    return { tree: diskTree(name, folder, this.#io.cwd), file: posix.basename(name), isFolder: true };
  }

  #isRevision(name: string): boolean {
    try {
      return this.#repository().knows(name);
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  #repository(): Repository {
    this.#opened ??= openRepository({ folder: this.#io.cwd, env: this.#io.env });
    return this.#opened;
  }
}

function isWrittenAsPath(name: string): boolean {
  return /^\.{0,2}\//.test(name) || name.endsWith("/") || name === "." || name === ".." || FILE.test(name);
}
