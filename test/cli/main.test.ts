import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { credits, PROJECT } from "../setup/fake-io.ts";

const FROZEN = `--plans ${join(PROJECT, "fixtures/plans/frozen")}`;
const TEAM = "--people 3 --email 50/week --start 2027-01-01";

describe("wrong use ends with 2 and says what to do", () => {
  it.each([
    ["estimat", "unknown command 'estimat'", "(Did you mean estimate?)"],
    ["estimate", "Nothing is asked yet.", "--people 10 --email 150/week"],
    ["estimate --people 3", "nothing says what they do", "Add an activity"],
    ["estimate --email 150/week", "nobody says how many people there are", "--all email=RATE"],
    ["estimate --emial 150/week", "There is no option --emial. Did you mean --email?", "--help"],
    [`estimate zoomifo ${TEAM}`, `no plan called "zoomifo". Did you mean "zoominfo"?`, "`credits plans`"],
    [`estimate fixtures/scenarios ${TEAM}`, `"fixtures/scenarios" is a folder`, "fixtures/scenarios/*.yaml"],
    ["estimate none.yaml", `There is no "none.yaml"`, ""],
    [`estimate ${TEAM} --need crm-sink`, `names the feature "crm-sink"`, `Did you mean "crm-sync"?`],
    [`estimate zoominfo ${TEAM} --tier elit`, `no tier called "elit". Did you mean "elite"?`, "professional"],
    [`estimate ${TEAM} --as-of yesterday`, "--as-of must be a day", ""],
    [`estimate ${TEAM} --format xml`, "Allowed choices are table, json, markdown, csv, html, xlsx.", ""],
    [`estimate ${TEAM} --json --format csv`, "cannot be used with option", ""],
    [`estimate ${TEAM} --max-age long`, "It must be a whole number.", ""],
    [`estimate ${TEAM} --set zoominfo`, "must be PLAN:ADDRESS=VALUE", ""],
    [`estimate ${TEAM} --plans package.json`, `"package.json" is no folder`, ""],
    ["plans zoominf", `Did you mean "zoominfo"?`, ""],
    ["check fixtures/usage-that-is-not-there", "There is no", ""],
  ])("credits %s", async (line, message, hint) => {
    const { stdout, stderr, exit } = await credits(line);
    const told = stderr + (line.startsWith("check") ? stdout : "");
    expect(told).toContain(message);
    expect(told).toContain(hint);
    expect(exit).toBe(2);
  });

  it("without a command and without a terminal, names the flags", async () => {
    const { stdout, stderr, exit } = await credits("");
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toMatch(/--people and an activity[\s\S]*credits --help/);
  });
});

describe("help", () => {
  it.each(["--help", "estimate --help", "check --help", "plans --help", "help estimate"])(
    "%s ends with examples",
    async (line) => {
      const { stdout, stderr, exit } = await credits(line);
      expect({ stderr, exit }).toEqual({ stderr: "", exit: 0 });
      expect(stdout).toMatch(/\nExamples:\n( {2}\$ credits .*\n)+/);
    },
  );
});

describe("exit codes of estimate", () => {
  it("is 1 where nothing qualifies although every figure is known", async () => {
    // 75 free credits a seat do not cover 150 emails a week, and Free can buy none on top.
    expect((await credits(`estimate apollo --people 3 --email 150/week --tier free ${FROZEN}`)).exit).toBe(1);
  });

  it("is 0 where only numbers are missing that the vendor does not publish", async () => {
    expect((await credits(`estimate zaplify ${TEAM} ${FROZEN}`)).exit).toBe(0);
  });

  it("is 70 for a mistake of ours, in two lines, with the stack only under --debug", async () => {
    const broken = async (argv: readonly string[]) => {
      let stderr = "";
      const output = { write: () => undefined, isTerminal: false, columns: undefined };
      const write = (text: string) => {
        stderr += text;
      };
      const now = () => {
        throw new Error("the clock is broken");
      };
      const io = {
        stdin: async () => new Uint8Array(),
        stdout: output,
        stderr: { ...output, write },
        env: {},
        ask: undefined,
        cwd: PROJECT,
        now,
      };
      return { exit: await main(argv, io), stderr };
    };
    const argv = ["estimate", ...TEAM.split(" ")];
    const { exit, stderr } = await broken(argv);
    expect(exit).toBe(70);
    expect(stderr.trimEnd().split("\n")).toHaveLength(2);
    expect(stderr).toContain("the clock is broken");
    expect((await broken([...argv, "--debug"])).stderr).toMatch(/\n\s+at /);
  });
});

describe("output", () => {
  const folder = mkdtempSync(join(tmpdir(), "credits-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("goes to the file named and nowhere else", async () => {
    const line = `estimate zoominfo ${TEAM} ${FROZEN} --as-of 2026-11-22`;
    const shown = await credits(line);
    const { stdout, stderr, exit } = await credits(`${line} --output answer.txt`, { cwd: folder });
    expect({ stdout, stderr, exit }).toEqual({ stdout: "", stderr: "", exit: 0 });
    expect(readFileSync(join(folder, "answer.txt"), "utf8")).toBe(shown.stdout);
  });

  it("is the same bytes every time, and --json is --format json", async () => {
    const line = `estimate zoominfo ${TEAM} ${FROZEN} --as-of 2026-11-22`;
    const json = await credits(`${line} --json`);
    expect(await credits(`${line} --json`)).toEqual(json);
    expect(JSON.parse((await credits(`${line} --format json`)).stdout)).toMatchObject({});
    expect(json.exit).toBe(0);
  });
});
