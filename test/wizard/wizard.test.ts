import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { PROJECT } from "../setup/fake-io.ts";
import { hasTmux, Terminal } from "../setup/terminal.ts";

const BIN = join(PROJECT, "bin", "credits.js");

/** The question's words, and the keys that answer it. */
type Step = readonly [question: string, ...keys: readonly string[]];

const TEAM: readonly Step[] = [
  ["A short name", "Enter"],
  ["How many sdr are there", "8", "Enter"],
  ["look up or use", "Space", "Down", "Down", "Space", "Enter"],
];
const LUCK: readonly Step[] = [
  ["another group of people", "Enter"],
  ["whole account", "Enter"],
  ["finds a work email", "85%", "Enter"],
  ["finds a phone number", "50%", "Enter"],
  ["paid for before", "Enter"],
];
const REST: readonly Step[] = [
  ["From which day", "BSpace", "2027-01-01", "Enter"],
  ["For how many months", "Enter"],
  ["number of sdr change", "Enter"],
  ["Which of these do you have today", "Enter"],
  ["beside finding data", "Enter"],
];

const KEYS = new Set(["Enter", "Space", "Down", "Up", "Escape", "BSpace", "C-u", "C-c"]);

async function answer(terminal: Terminal, steps: readonly Step[]): Promise<void> {
  for (const [question, ...keys] of steps) {
    await terminal.shows(question);
    for (const key of keys) KEYS.has(key) ? terminal.press(key) : terminal.type(key);
  }
}

describe.skipIf(!hasTmux())(
  "the wizard on a real terminal (skipped where tmux is not installed)",
  { timeout: 120_000 },
  () => {
    let folder: string;
    let terminal: Terminal;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "credits-wizard-"));
    });
    afterEach(() => {
      terminal.close();
      rmSync(folder, { recursive: true });
    });

    const start = (command: string) => {
      terminal = new Terminal(command, { cwd: folder, env: { LANG: "C.UTF-8" } });
    };

    it("goes from the first question to saved files, one step back and one mistake on the way, and they repeat the estimate", async () => {
      start(`node ${BIN} estimate --as-of 2026-11-22 > shown.txt`);
      await answer(terminal, TEAM);
      await answer(terminal, [["work email, each sdr", "150/wek", "Enter"]]);
      await terminal.shows('Did you mean "150/week"?');
      await answer(terminal, [
        ["work email, each sdr", "C-u", "150/week", "Enter"],
        ["phone number, each sdr", "Escape"],
        ["(150/week)", "Enter"],
        ["phone number, each sdr", "25/week", "Enter"],
        ...LUCK,
        ...REST,
      ]);
      await terminal.shows("shall take part");
      terminal.press(...Array.from({ length: PLANS_BEFORE_ZAPLIFY }, () => "Down"), "Space", "Enter");
      await answer(terminal, [["given you a quote", "Space", "Enter"]]);
      for (const [fact, ...keys] of QUOTE) await answer(terminal, [[fact, ...keys, "Enter"]]);
      await answer(terminal, [
        ["shall this team be called", "C-u", "Eight SDRs", "Enter"],
        ["What now?", "Enter"],
        ["Save what you said", "Enter"],
        ["Save the scenario", "Enter"],
        ["Save the contract", "Enter"],
      ]);
      const screen = await terminal.shows("ended with 0");
      const command = "credits estimate --as-of 2026-11-22 eight-sdrs.yaml --contract zaplify-quote.yaml";
      expect(screen).toContain(command);
      expect(readdirSync(folder).sort()).toEqual(["eight-sdrs.yaml", "shown.txt", "zaplify-quote.yaml"]);

      const again = execFileSync(process.execPath, [BIN, ...command.split(" ").slice(1)], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(again).toBe(readFileSync(join(folder, "shown.txt"), "utf8"));
      // 8 people x 150 a week x 4 weeks = 4,800 contacts a month, a credit each, for 375 a month x 12
      expect(again).toMatch(/Credits consumed: 4,800 a month/);
      expect(again).toContain("€4,500");
    });

    it("leaves cleanly with 130 on Ctrl-C, and nothing is written", async () => {
      start(`node ${BIN}`);
      await answer(terminal, [["A short name", "C-c"]]);
      await terminal.shows("ended with 130");
      expect(readdirSync(folder)).toEqual([]);
    });

    it("does not ask with --no-input", async () => {
      start(`node ${BIN} estimate --no-input`);
      expect(await terminal.shows("ended with 2")).toContain("--people 10 --email 150/week");
    });

    it("does not ask in CI", async () => {
      start(`env CI=true node ${BIN}`);
      expect(await terminal.shows("ended with 2")).toContain("Nothing is asked yet");
    });
  },
);

const PLANS_BEFORE_ZAPLIFY = shippedCatalog().plans.findIndex(({ id }) => id === "zaplify");

/** An invented quote for Zaplify's paid plan: 5,000 credits and EUR 375 a month. */
const QUOTE: readonly (readonly [fact: string, ...keys: readonly string[]])[] = [
  ["the currency of the quote", "EUR"],
  ["Free: credits included"],
  ["Paid: price, monthly", "375"],
  ["Paid: price, yearly"],
  ["Paid: credits included, monthly", "5000"],
  ["Paid: credits included, yearly"],
];

describe("without a terminal", () => {
  it.each([[[]], [["estimate"]], [["init"]]])("%j is wrong use and never waits", (argv) => {
    const run = () =>
      execFileSync(process.execPath, [BIN, ...argv], { stdio: ["pipe", "pipe", "pipe"], timeout: 30_000 });
    expect(run).toThrow(/credits: /);
    try {
      run();
    } catch (error) {
      expect((error as { status: number }).status).toBe(2);
    }
  });
});
