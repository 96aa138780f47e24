import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PERMITTED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

interface Library {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

interface Bundle {
  readonly [file: string]: { readonly type: string; readonly moduleIds?: readonly string[] };
}

interface Emitter {
  emitFile(file: { type: "asset"; fileName: string; source: string }): void;
}

/**
 * Ship the licence of every library whose code ended up in a chunk, as their terms ask, in a file beside it.
 * A library under any other terms than the permitted ones stops the build.
 */
export function licences(fileName: string) {
  return {
    name: "licences",
    generateBundle(this: Emitter, _options: unknown, bundle: Bundle): void {
      const source = bundledLibraries(bundle).map(asNotice).join("\n\n");
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}

function bundledLibraries(bundle: Bundle): readonly Library[] {
  const modules = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? []);
  const roots = new Set(modules.map(packageRoot).filter((root) => root !== undefined));
  return [...roots].sort().map(readLibrary);
}

/** The folder of the package that a module belongs to: `…/node_modules/@scope/name`; undefined for our own code. */
function packageRoot(moduleId: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(moduleId.replace(/^\0/, ""))?.[0];
}

function readLibrary(root: string): Library {
  const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!PERMITTED.has(license)) throw new Error(`${name} ${version} is under ${license}, which may not be bundled`);

  const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} ${version} has no licence text to ship`);
  return { name, version, licence: license, text: readFileSync(join(root, file), "utf8").trim() };
}

function asNotice({ name, version, licence, text }: Library): string {
  return `${name} ${version} (${licence})\n\n${text}`;
}
