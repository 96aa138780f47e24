import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../setup/fake-io.ts";

const BIN = join(PROJECT, "bin", "credits.js");
const HOOK = join(PROJECT, "test", "setup", "log-loads.mjs");

/** Words that stand in the built code of each library, or of a room of our own, and nowhere else. */
const SIGNS: Readonly<Record<string, string>> = {
  commander: "outputHelpIfRequested",
  yaml: "YAMLParseError",
  zod: "unrecognized_keys",
  chalk: "overline",
  comparing: "Cheapest of those priced in",
  catalogue: "reveal-phone",
  engine: "is too large to be computed exactly",
};

/** The libraries and rooms that the binary loads for a command line. */
function loadedFor(line: string): readonly string[] {
  const args = ["--import", HOOK, BIN, ...line.split(" ")];
  const { stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
  const files = [...stderr.matchAll(/^loaded (file:.*\/dist\/.*)$/gm)].map(([, url = ""]) => fileURLToPath(url));
  const code = files.map((file) => readFileSync(file, "utf8")).join("\n");
  return Object.keys(SIGNS).filter((name) => code.includes(SIGNS[name] ?? ""));
}

describe("a command loads only what it needs", () => {
  it.each([
    ["--version", []],
    ["--help", ["commander"]],
    ["estimate --help", ["commander"]],
    ["diff --help", ["commander"]],
    ["estimate zoominfo --people 3 --email 50/week", ["commander", "catalogue", "engine"]],
    ["estimate fixtures/scenarios/guide-1-light.yaml zoominfo", ["commander", "yaml", "catalogue", "engine"]],
    ["compare --help", ["commander"]],
    ["compare apollo lemlist --people 3 --email 50/week", ["commander", "comparing", "catalogue", "engine"]],
    ["explain --help", ["commander"]],
    ["plans zoominfo", ["commander", "catalogue", "engine"]],
    ["check fixtures/plans/frozen/lemlist.yaml", ["commander", "yaml", "catalogue", "engine"]],
    // A mistake is worded by zod.
    ["estimate fixtures/broken/scenario-typo-in-key.yaml", ["commander", "yaml", "zod", "catalogue", "engine"]],
  ])("%s", (line, loaded) => {
    expect(loadedFor(line)).toEqual(loaded);
  });
});
