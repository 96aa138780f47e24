import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT } from "../setup/fake-io.ts";
import { blocksIn, onFrozenPlans, sessionsIn } from "../setup/readme.ts";
import { transcriptOf } from "../setup/transcript.ts";

const readme = readFileSync(join(PROJECT, "README.md"), "utf8");

describe("the README's terminal sessions", () => {
  it.each(sessionsIn(readme))("$commandLine", async ({ commandLine, text }) => {
    expect(await transcriptOf(commandLine, onFrozenPlans(commandLine))).toBe(text);
  });
});

/** Programs run as a stranger would run them: in a folder of their own, with the package built and installed beside it. */
describe("the README's programs", () => {
  const folder = mkdtempSync(join(tmpdir(), "credits-readme-"));
  beforeAll(() => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(PROJECT, join(folder, "node_modules", "credit-tiers"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const programs = blocksIn(readme, "js").map(({ code }, index) => ({
    name: code.includes("require(") ? `program-${index}.cjs` : `program-${index}.mjs`,
    code,
    says: [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line),
  }));

  it("are both an ES module and a CommonJS one", () => {
    expect(new Set(programs.map(({ name }) => name.split(".").at(-1)))).toEqual(new Set(["mjs", "cjs"]));
  });

  it.each(programs)("$name prints what its comments say", ({ name, code, says }) => {
    writeFileSync(join(folder, name), code);
    const { stdout, stderr, status } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
    expect({ stdout: stdout.trimEnd().split("\n"), stderr, status }).toEqual({ stdout: says, stderr: "", status: 0 });
  });
});
