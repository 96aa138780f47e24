import { existsSync, readFileSync } from "node:fs";

/** The text of a file that ships with the package, by its path from the top of it: the nearest folder above with a package.json. */
export function packageFile(path: string): string {
  let folder = new URL(".", import.meta.url);
  while (!existsSync(new URL("package.json", folder)) && folder.pathname !== "/") folder = new URL("..", folder);
  return readFileSync(new URL(path, folder), "utf8");
}
