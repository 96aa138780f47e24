import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../setup/fake-io.ts";

const BIN = join(PROJECT, "bin", "credits.js");
const FROZEN = ["--plans", "fixtures/plans/frozen", "--as-of", "2026-11-22"];
const { version } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));

interface Given {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function credits(args: readonly string[], { input, env = {} }: Given = {}) {
  const options = { cwd: PROJECT, encoding: "utf8" as const, input: input ?? "", env: { ...process.env, ...env } };
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], options);
  return { stdout, stderr, status };
}

describe("the binary", () => {
  it("prints its version", () => {
    expect(credits(["--version"])).toEqual({ stdout: `${version}\n`, stderr: "", status: 0 });
  });

  it("reads a scenario from standard input", () => {
    const input = "team: { sdr: { people: 3, does: { email: 50/week } } }\n";
    const { stdout, status } = credits(["estimate", "-", "zoominfo", ...FROZEN], { input });
    expect(status).toBe(0);
    // 3 people × 50 a week × 4 weeks
    expect(stdout).toContain("Credits consumed: 600 a month");
  });

  it("is quiet when its reader closes the pipe early", async () => {
    const child = spawn(process.execPath, [BIN, "plans", "zoominfo", ...FROZEN], { cwd: PROJECT });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  it("paints into a pipe only when it is forced to, and never where NO_COLOR speaks", () => {
    const args = ["estimate", "zoominfo", "--people", "3", "--email", "50/week", ...FROZEN];
    const painted = "\u001b[";
    expect(credits(args).stdout).not.toContain(painted);
    expect(credits(args, { env: { FORCE_COLOR: "1" } }).stdout).toContain(painted);
    expect(credits(args, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout).not.toContain(painted);
    expect(credits([...args, "--no-color"], { env: { FORCE_COLOR: "1" } }).stdout).not.toContain(painted);
  });

  it.each([
    ["fine", ["check", "fixtures/plans/frozen"], 0],
    ["the answer is no", ["check", "fixtures/broken/typo-in-key.yaml"], 1],
    ["wrong use", ["estimate", "--nonsense"], 2],
    ["a missing file", ["estimate", "none.yaml"], 2],
    ["an invalid file", ["estimate", "fixtures/broken/scenario-typo-in-key.yaml"], 2],
  ])("ends with the exit code for %s, and never with a stack", (_what, args, exit) => {
    const { stdout, stderr, status } = credits(args);
    expect(status).toBe(exit);
    expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  });
});
