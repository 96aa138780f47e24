import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "./user-error.ts";

/**
 * A file with this content, whole or not at all: it is written beside its place under another name and moved there in one
 * step, so that nobody ever reads half of it. A link is followed; what is no file is left alone.
 */
export function writeWhole(name: string, folder: string, content: string | Uint8Array): void {
  const path = resolve(folder, name);
  const target = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(target) && !statSync(target).isFile()) {
    throw new UserError("not-a-file", `"${name}" is not a file, so nothing was written.`);
  }
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, content, { flag: "wx" });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    const { code = "unknown" } = error as { readonly code?: string };
    const hint = code === "ENOENT" ? "Make the folder first." : undefined;
    throw new UserError("not-written", `"${name}" could not be written (${code}); nothing was changed.`, hint);
  }
}
