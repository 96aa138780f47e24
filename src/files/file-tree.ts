import { posix } from "node:path";
import { exists, findPlanFiles, isFolder } from "./find-plan-files.ts";
import { type ReadFile, readText } from "./read-text.ts";

/** The files of a collection as they stood at one time: on disk, in a commit, or staged. */
export interface FileTree {
  /** What a reader calls it: `main`, `working tree`, `staged`. */
  readonly name: string;
  /** The YAML and JSON files at these places, folders with all that is within, each once. A place that is not there has none. */
  readonly filesAt: (places: readonly string[]) => readonly TreeFile[];
}

export interface TreeFile {
  /** With the folder that it was found in. */
  readonly name: string;
  /** The id to take it for, where that is not what it is called. */
  readonly id?: string;
  /** Its text; throws UserError where it has none. */
  readonly read: () => ReadFile;
}

/** A folder on disk; files keep their names as counted from `cwd`, so that they can be opened from there. */
export function diskTree(name: string, folder: string, cwd: string): FileTree {
  const named = (place: string) => posix.join(folder, place);
  return {
    name,
    filesAt: (places) => {
      const there = places.map(named).filter((place) => exists(place, cwd));
      const names = there.flatMap((place) =>
        isFolder(place, cwd) ? findPlanFiles(place, cwd, { deep: true }) : place,
      );
      return [...new Set(names)].map((file) => ({ name: file, read: () => readText(file, cwd) }));
    },
  };
}

/** Nothing at all: what came before the first commit. */
export function emptyTree(name: string): FileTree {
  return { name, filesAt: () => [] };
}
