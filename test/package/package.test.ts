import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = fileURLToPath(new URL("../../", import.meta.url));
const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));

/** A stranger's folder with nothing in it but the packed package, installed without a network. */
const folder = mkdtempSync(join(tmpdir(), "credit-tiers-"));

beforeAll(() => {
  const packed = run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder, project]);
  const tarball = join(folder, /credit-tiers-[^"]*\.tgz/.exec(packed)?.[0] ?? "");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", type: "module", private: true }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the installed package", () => {
  it("brings no other package with it", () => {
    const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    expect(Object.keys(packages)).toEqual(["", "node_modules/credit-tiers"]);
  });

  it("ships the licence of every library that is bundled", () => {
    const notices = readFileSync(join(folder, "node_modules/credit-tiers/dist/licences.txt"), "utf8").split("\n");
    const named = (library: string) => notices.some((line) => line.startsWith(`${library} `) && line.endsWith(")"));
    expect(["chalk", "cli-table3", "commander", "yaml", "zod"].filter((library) => !named(library))).toEqual([]);
  });

  it("is imported by an ES module", () => {
    expect(node("esm.mjs", `import * as credits from "credit-tiers"; console.log(typeof credits.runLedger);`)).toBe(
      "function\n",
    );
  });

  it("is required by a CommonJS module", () => {
    expect(node("cjs.cjs", `const { runLedger } = require("credit-tiers"); console.log(typeof runLedger);`)).toBe(
      "function\n",
    );
  });

  it("has the catalogue as an entry of its own", () => {
    expect(
      node("catalog.mjs", `import * as entry from "credit-tiers/catalog"; console.log(Object.keys(entry));`),
    ).toMatch(/catalog/);
  });

  it("has types that stand on their own, with nothing skipped", () => {
    writeFileSync(
      join(folder, "types.ts"),
      `import * as credits from "credit-tiers"; import * as entry from "credit-tiers/catalog"; export { credits, entry };`,
    );
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "types.ts"];
    expect(run(process.execPath, [join(project, "node_modules/typescript/bin/tsc"), ...options])).toBe("");
  });

  it("runs as `credits`", () => {
    expect(run("npx", ["--offline", "credits", "--version"])).toContain(version);
  });

  it("brings its schemas and its plans", () => {
    expect(JSON.parse(run("npx", ["--offline", "credits", "schema", "plan"])).properties).toHaveProperty("tiers");
    expect(run("npx", ["--offline", "credits", "check", "node_modules/credit-tiers/plans"])).toMatch(/^\d+ files: /m);
  });
});

function node(file: string, program: string): string {
  writeFileSync(join(folder, file), program);
  return run(process.execPath, [file]);
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
