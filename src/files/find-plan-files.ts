import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { attempt } from "./read-text.ts";
import { UserError } from "./user-error.ts";

const PLAN_FILE = /\.(ya?ml|json)$/;

/** Whether a path leads to a folder; throws UserError where it leads nowhere. */
export function isFolder(name: string, folder: string): boolean {
  return attempt(name, () => statSync(resolve(folder, name))).isDirectory();
}

export function exists(name: string, folder: string): boolean {
  return existsSync(resolve(folder, name));
}

/** The YAML and JSON files of one folder, by name; folders within it only where `deep`. Links out of it are refused. */
export function findPlanFiles(name: string, folder: string, { deep = false } = {}): readonly string[] {
  const root = resolve(folder, name);
  const within = attempt(name, () => realpathSync(root));
  const entries = attempt(name, () => readdirSync(root, { withFileTypes: true }));
  return entries
    .filter(({ name: found }) => !isPassedOver(found))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesAt(entry, join(name, entry.name), { folder, within, deep }));
}

/** The same rule for a name in a listing: no folder on its way is hidden or holds what others wrote. */
export function isFoundFile(name: string): boolean {
  return PLAN_FILE.test(name) && name.split("/").every((part) => !isPassedOver(part));
}

function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

interface Search {
  readonly folder: string;
  /** Where the folder searched really is. */
  readonly within: string;
  readonly deep: boolean;
}

function filesAt(entry: Dirent, name: string, { folder, within, deep }: Search): readonly string[] {
  if (entry.isDirectory()) return deep ? findPlanFiles(name, folder, { deep }) : [];
  if (!PLAN_FILE.test(entry.name)) return [];
  const target = attempt(name, () => realpathSync(resolve(folder, name)));
  if (target.startsWith(within + sep)) return [name];
  throw new UserError(
    "leaves-folder",
    `"${name}" is a link that leads out of its folder.`,
    "Name the file that it leads to.",
  );
}
