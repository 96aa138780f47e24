import { describe, expect, it } from "vitest";
import { readSourceFiles, type SourceFile, sourceFile } from "./setup/source-file.ts";

/** What stands right may import what stands left, never the other way round. `page` is what reports run in a browser. */
const LINE = [
  "units",
  "written",
  "plans",
  "scenarios",
  "engine",
  "risk",
  "choose",
  "rules",
  "changes",
  "explain",
  "render",
  "page",
  "cli",
];
/** Beside the line: these know what is sold and what is done, and only `cli` and the public doors know them. */
const BESIDE = ["files", "usage"];
const PURE = [
  "",
  "units",
  "written",
  "plans",
  "scenarios",
  "engine",
  "risk",
  "choose",
  "rules",
  "changes",
  "explain",
  "render",
];

const TEXT_TO_VALUES = ["yaml", "zod"];
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  written: TEXT_TO_VALUES,
  plans: TEXT_TO_VALUES,
  scenarios: TEXT_TO_VALUES,
  render: ["chalk", "cli-table3"],
  page: ["@observablehq/plot"],
  files: ["node:"],
  usage: ["node:"],
  cli: ["node:", "commander", "chalk", "cli-table3", "inquirer", "write-excel-file"],
};

const sources = readSourceFiles();

describe("which way imports point", () => {
  it("every room has its place", () => {
    const known = new Set(["", "generated", ...LINE, ...BESIDE]);
    expect(sources.map(({ name }) => room(name)).filter((name) => !known.has(name))).toEqual([]);
  });

  it("a room imports only what stands left of it", () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  it("no file imports one that imports it in turn, be it for a type", () => {
    expect(circlesAmong(sources)).toEqual([]);
  });

  it("a room uses only its own libraries, and the core no `node:` module", () => {
    expect(sources.flatMap(wrongLibraries)).toEqual([]);
  });

  it("from units to render nothing reaches for the process, the console, the clock or chance", () => {
    const pure = sources.filter(({ name }) => PURE.includes(room(name)));
    expect(pure.flatMap(({ name, ambient }) => ambient.map((use) => `${name} uses ${use}`))).toEqual([]);
  });
});

describe("the guard itself", () => {
  it.each([
    ["units/money.ts", `import { x } from "../plans/plan.ts"`],
    ["plans/parse.ts", `import type { x } from "../scenarios/scenario.ts"`],
    ["scenarios/demand.ts", `export { x } from "../plans/plan.ts"`],
    ["engine/ledger.ts", `const x = await import("../choose/rank.ts")`],
    ["choose/rank.ts", `import { x } from "../files/read.ts"`],
    ["plans/parse.ts", `import { x } from "../files/read.ts"`],
    ["index.ts", `import { x } from "./cli/main.ts"`],
    ["issue.ts", `import { x } from "./plans/plan.ts"`],
    ["page/main.ts", `import { x } from "../files/read.ts"`],
    ["cli/main.ts", `import { x } from "../page/main.ts"`],
  ])("refuses in %s: %s", (name, text) => {
    expect(wrongImports(sourceFile(name, text))).toHaveLength(1);
  });

  it.each([
    ["engine/ledger.ts", `import { x } from "../plans/plan.ts"`],
    ["plans/parse.ts", `import { x } from "../issue.ts"`],
    ["cli/commands/estimate.ts", `import { x } from "../../files/read.ts"`],
    ["files/read.ts", `import { x } from "../plans/parse.ts"`],
    ["index.ts", `export { x } from "./engine/ledger.ts"`],
  ])("allows in %s: %s", (name, text) => {
    expect(wrongImports(sourceFile(name, text))).toEqual([]);
  });

  it.each([
    [
      ["a.ts", `import type { b } from "./b.ts"`],
      ["b.ts", `import { a } from "./a.ts"`],
    ],
    [
      ["a.ts", `import "./b.ts"`],
      ["b.ts", `import "./c.ts"`],
      ["c.ts", `export * from "./a.ts"`],
    ],
  ] as const)("sees the circle of %j and %j", (...files) => {
    const names = files.map(([name]) => name);
    const circle = circlesAmong(files.map(([name, text]) => sourceFile(name, text)));
    expect(circle).toEqual([[...names, "a.ts"].join(" → ")]);
  });

  it("sees no circle where two ways lead to one file, nor where a command is loaded when it runs", () => {
    const files = [
      sourceFile("a.ts", `import "./b.ts"; import "./c.ts"`),
      sourceFile("b.ts", `import "./c.ts"`),
      sourceFile("c.ts", `await import("./a.ts")`),
    ];
    expect(circlesAmong(files)).toEqual([]);
  });

  it.each([
    ["engine/ledger.ts", `import { readFileSync } from "node:fs"`],
    ["engine/ledger.ts", `import { parse } from "yaml"`],
    ["choose/rank.ts", `import * as z from "zod/v4"`],
    ["plans/parse.ts", `import { Chalk } from "chalk"`],
    ["render/table.ts", `import { Command } from "commander"`],
  ])("refuses in %s: %s", (name, text) => {
    expect(wrongLibraries(sourceFile(name, text))).toHaveLength(1);
  });

  it.each([
    ["process.env.HOME", "process"],
    ["const { env } = process", "process"],
    ["console.log(1)", "console"],
    ["const now = Date.now()", "Date.now"],
    ["const luck = Math.random()", "Math.random"],
    ["const today = new Date()", "new Date()"],
  ])("sees the outside world in %s", (text, use) => {
    expect(sourceFile("units/x.ts", text).ambient).toEqual([use]);
  });

  it.each(["new Date(0)", "plan.process", "// console.log", `"process.env"`, "const x = { process: 1 }"])(
    "leaves alone %s",
    (text) => {
      expect(sourceFile("units/x.ts", text).ambient).toEqual([]);
    },
  );
});

function wrongImports({ name, files }: SourceFile): readonly string[] {
  return files.filter((file) => !mayImport(name, file)).map((file) => `${name} imports ${file}`);
}

function mayImport(from: string, to: string): boolean {
  const [importer, imported] = [room(from), room(to)];
  if (importer === imported) return importer !== "" || isDoor(from) || !isDoor(to);
  if (imported === "" && !isDoor(to)) return true;
  if (imported === "page") return false;
  if (importer === "") return isDoor(from) && imported !== "cli";
  if (importer === "cli") return true;
  if (imported === "generated") return importer === "plans" || importer === "scenarios";
  if (BESIDE.includes(importer)) return ["units", "written", "plans", "scenarios"].includes(imported);
  if (importer === "scenarios" && imported === "plans") return false;
  return LINE.includes(imported) && LINE.indexOf(imported) < LINE.indexOf(importer);
}

/** The circles that imports make, each told once from where it is first entered. */
function circlesAmong(files: readonly SourceFile[]): readonly string[] {
  const importsOf = new Map(files.map(({ name, atOnce }) => [name, atOnce]));
  const circles: string[] = [];
  const left = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    const entered = way.indexOf(name);
    if (entered >= 0) circles.push([...way.slice(entered), name].join(" → "));
    if (entered >= 0 || left.has(name)) return;
    for (const next of importsOf.get(name) ?? []) follow(next, [...way, name]);
    left.add(name);
  };
  for (const { name } of files) follow(name, []);
  return circles;
}

function wrongLibraries({ name, packages }: SourceFile): readonly string[] {
  const allowed = LIBRARIES[room(name)] ?? [];
  return packages.filter((name) => !allowed.includes(libraryOf(name))).map((library) => `${name} imports ${library}`);
}

/** `node:fs` counts as `node:`, `zod/v4` as `zod`. */
function libraryOf(specifier: string): string {
  return specifier.startsWith("node:") ? "node:" : specifier.replace(/^((?:@[^/]+\/)?[^/]+).*$/, "$1");
}

/** The folder below `src`; empty for the files that stand in `src` itself. */
function room(name: string): string {
  return name.includes("/") ? name.slice(0, name.indexOf("/")) : "";
}

/** The public doors may import the whole house but its CLI; beside them, `src` itself holds only words that all rooms share. */
function isDoor(name: string): boolean {
  return name === "index.ts" || name === "catalog.ts";
}
