import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT, run } from "../setup/fake-io.ts";

const COMMANDS = ["", "estimate", "compare", "explain", "check", "diff", "plans", "init", "schema", "completions"];

/** What an example may end with: an answer, or the answer no. A command that asks says on a pipe what is missing. */
const ASKS = new Set(["credits init"]);
/** These look into the history of the folder, which has none here: test/changes looks at them. */
const NEEDS_HISTORY = /^credits diff(?! fixtures)/;

/** A folder that looks like the project, in which examples may write. */
const folder = mkdtempSync(join(tmpdir(), "credits-examples-"));

beforeAll(() => {
  for (const name of ["fixtures", "plans"]) symlinkSync(join(PROJECT, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function examplesOf(command: string): Promise<readonly string[]> {
  const { stdout } = await run([...(command === "" ? [] : [command]), "--help"], { columns: 200 });
  return [...stdout.matchAll(/^ {2}\$ (credits .*)$/gm)].map(([, line = ""]) => line);
}

/** As a shell expands `*` in the name of a file. */
function expanded(word: string): readonly string[] {
  if (!word.includes("*")) return [word];
  const pattern = new RegExp(`^${basename(word).replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
  const names = readdirSync(join(PROJECT, dirname(word))).filter((name) => pattern.test(name));
  return names.sort().map((name) => join(dirname(word), name));
}

describe("every example of the help runs", () => {
  const done = new Set<string>();

  it.each(COMMANDS)("credits %s", async (command) => {
    const examples = (await examplesOf(command)).filter((line) => !NEEDS_HISTORY.test(line));
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples.filter((each) => !done.has(each))) {
      done.add(line);
      const { stdout, stderr, exit } = await run(line.split(" ").slice(1).flatMap(expanded), { cwd: folder });
      const isFine = ASKS.has(line) ? exit === 2 : exit <= 1 && stderr === "";
      expect({
        line,
        isFine,
        stderr: isFine ? "" : stderr,
        wrote: stdout !== "" || line.includes("--output") || ASKS.has(line),
      }).toEqual({
        line,
        isFine: true,
        stderr: "",
        wrote: true,
      });
    }
  });

  it("every command of the program is among them", async () => {
    const { stdout } = await run(["--help"], { columns: 200 });
    const named = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map(([, name]) => name);
    expect(named.filter((name) => name !== "help")).toEqual(COMMANDS.slice(1));
  });
});

describe("the manual page", () => {
  const man = spawnSync("man", ["--warnings", "-l", join(PROJECT, "man/credits.1")], { encoding: "utf8" });

  it.skipIf(man.error !== undefined)("is read without a warning", () => {
    expect(man.stderr).toBe("");
    for (const command of COMMANDS.slice(1)) expect(man.stdout).toContain(`credits ${command}`);
  });
});
