import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Progress } from "../../src/cli/progress.ts";
import { credits, PROJECT } from "../setup/fake-io.ts";

const STALE = "check fixtures/rules/stale-source.yaml --as-of 2026-11-22";
const CHEAP = "check fixtures/rules/cheap-top-up.yaml --as-of 2026-11-22";

describe("what ends with 1", () => {
  it.each([
    [STALE, 0],
    [`${STALE} --fail-on stale`, 1],
    [`${STALE} --fail-on warning`, 1],
    // read on 1 April: 235 days on 22 November
    [`${STALE} --fail-on stale --max-age 235`, 0],
    [`${STALE} --fail-on stale --max-age 234`, 1],
    [CHEAP, 0],
    [`${CHEAP} --fail-on stale`, 0],
    [`${CHEAP} --fail-on stale,warning`, 1],
    ["check fixtures/rules/yearly-dearer.yaml", 1],
    ["check fixtures/rules/base", 0],
    ["check none.yaml", 2],
    [`${CHEAP} --fail-on flipp`, 2],
    [`${CHEAP} --max-age old`, 2],
    [`${CHEAP} --format xml`, 2],
  ])("credits %s: %i", async (line, exit) => {
    expect((await credits(line)).exit).toBe(exit);
  });
});

describe("without a path", () => {
  const folder = mkdtempSync(join(tmpdir(), "credits-check-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("plans, contracts and scenarios of the folder are checked", async () => {
    const rules = join(PROJECT, "fixtures/rules");
    cpSync(join(rules, "base/base.yaml"), join(folder, "plans/base.yaml"));
    cpSync(join(rules, "contract-repeats-plan.yaml"), join(folder, "contracts/quote.yaml"));
    cpSync(join(rules, "uncovered-activity.yaml"), join(folder, "scenarios/team.yaml"));
    cpSync(join(rules, "yearly-dearer.yaml"), join(folder, "drafts/draft.yaml"));
    const { stdout, exit } = await credits("check --as-of 2026-11-22", { cwd: folder });
    expect(stdout.split("\n").filter((line) => /^\S+:\d/.test(line))).toEqual([
      "contracts/quote.yaml:7:24  warning  contract-repeats-plan",
      "scenarios/team.yaml:5:52  warning  uncovered-activity",
    ]);
    expect(exit).toBe(0);
  });
});

describe("how far a long check is", () => {
  function told(isTerminal: boolean, times: readonly number[]): string {
    let written = "";
    const clock = [0, ...times];
    const output = {
      isTerminal,
      columns: 80,
      write: (text: string) => {
        written += text;
      },
    };
    const progress = new Progress(output, () => clock.shift() ?? 0);
    for (const [index] of times.entries()) progress.tell(`file ${index}`);
    progress.clear();
    return written;
  }

  it("is told on a terminal after half a second, at most ten times a second, and wiped away", () => {
    expect(told(true, [499, 500, 599, 600])).toBe("\r\u001B[2Kfile 1\r\u001B[2Kfile 3\r\u001B[2K");
  });

  it("is not told in a pipe, nor of short work", () => {
    expect([told(false, [1000]), told(true, [1, 2, 3])]).toEqual(["", ""]);
  });
});

describe("credits schema", () => {
  it.each(["plan", "contract", "scenario", "output"])(
    "%s prints the schema that ships with the package",
    async (kind) => {
      const { stdout, exit } = await credits(`schema ${kind}`);
      expect({ stdout, exit }).toEqual({
        stdout: readFileSync(join(PROJECT, `schema/${kind}.schema.json`), "utf8"),
        exit: 0,
      });
    },
  );

  it("names the kinds where another is asked for", async () => {
    const { stderr, exit } = await credits("schema plam");
    expect({ exit, names: stderr.includes("plan, contract, scenario, output") }).toEqual({ exit: 2, names: true });
  });
});
