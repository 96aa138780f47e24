import { describe, expect, it } from "vitest";
import { lookOf, widthOf } from "../../src/cli/look.ts";
import { credits } from "../setup/fake-io.ts";

const terminal = { write: () => undefined, isTerminal: true, columns: 120 };
const pipe = { write: () => undefined, isTerminal: false, columns: undefined };

async function isPainted(stream: typeof terminal | typeof pipe, env: Record<string, string>, wantsColor = true) {
  const look = await lookOf(stream, { env }, wantsColor);
  return look.paint.strong("x") !== "x";
}

describe("colour", () => {
  it.each([
    ["on a terminal", terminal, {}, true],
    ["into a pipe", pipe, {}, false],
    ["where NO_COLOR says anything", terminal, { NO_COLOR: "1" }, false],
    ["where NO_COLOR is empty", terminal, { NO_COLOR: "" }, true],
    ["on a dumb terminal", terminal, { TERM: "dumb" }, false],
    ["into a pipe where FORCE_COLOR asks for it", pipe, { FORCE_COLOR: "1" }, true],
    ["on a terminal where FORCE_COLOR is 0", terminal, { FORCE_COLOR: "0" }, false],
    ["where NO_COLOR and FORCE_COLOR both speak", terminal, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ])("%s", async (_where, stream, env, painted) => {
    expect(await isPainted(stream, env as Record<string, string>)).toBe(painted);
  });

  it("is off with --no-color, whatever the environment says", async () => {
    expect(await isPainted(terminal, { FORCE_COLOR: "1" }, false)).toBe(false);
  });
});

describe("paint", () => {
  it("changes nothing of the text, also where lines are painted one by one", async () => {
    const plain = await credits("estimate fixtures/scenarios/guide-3-heavy.yaml zoominfo");
    const painted = await credits("estimate fixtures/scenarios/guide-3-heavy.yaml zoominfo", {
      env: { FORCE_COLOR: "1" },
    });
    expect(painted.stdout).not.toBe(plain.stdout);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what paints is an escape sequence
    expect(painted.stdout.replace(/\u001b\[\d+m/g, "")).toBe(plain.stdout);
  });
});

describe("width", () => {
  it.each([
    [39, 40],
    [40, 40],
    [41, 41],
  ])("%i columns are %i", (columns, width) => {
    expect(widthOf({ ...terminal, columns })).toBe(width);
  });

  it("is 100 in a pipe", () => {
    expect(widthOf(pipe)).toBe(100);
  });
});

describe("symbols", () => {
  it.each([
    [{}, "unicode"],
    [{ LANG: "en_US.UTF-8" }, "unicode"],
    [{ LANG: "de_DE.utf8" }, "unicode"],
    [{ LANG: "C" }, "ascii"],
    [{ LANG: "en_US.ISO-8859-1" }, "ascii"],
    [{ LANG: "en_US.UTF-8", LC_CTYPE: "C" }, "ascii"],
    [{ LANG: "C", LC_CTYPE: "C", LC_ALL: "C.UTF-8" }, "unicode"],
    [{ LANG: "en_US.UTF-8", LC_ALL: "" }, "unicode"],
    [{ TERM: "dumb" }, "unicode"],
  ])("%o shows %s", async (env, symbols) => {
    expect((await lookOf(terminal, { env: env as Record<string, string> }, false)).symbols).toBe(symbols);
  });
});
