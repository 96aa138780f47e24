import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/render/width.ts";
import { expectedOn, shownOn, TERMINALS } from "../setup/terminals.ts";

/*
 * The same answers on terminals of several widths, in a pipe, without colour and without UTF-8, compared to the letter with
 * fixtures/expected/terminal. After an intended change, `npx tsx scripts/refresh-expected.ts` writes the files anew.
 */

describe("what a terminal shows", () => {
  it.each(Object.entries(TERMINALS))("%s", async (name, world) => {
    expect(await shownOn(world)).toBe(expectedOn(name));
  });

  it.each(Object.entries(TERMINALS))("fits %s", (name, { columns = 100 }) => {
    const lines = expectedOn(name).split("\n");
    expect(lines.filter((line) => widthOf(line) > columns && !line.startsWith("$ "))).toEqual([]);
  });

  it("is ASCII where the locale is", () => {
    expect(expectedOn("not-utf-8")).toMatch(/^[\n -~]*$/);
  });

  it("has no colour on a dumb terminal", async () => {
    expect(await shownOn({ columns: 80, env: { TERM: "dumb" } })).toBe(expectedOn("80-columns"));
  });

  it("says the same with colour: colour alone carries nothing", async () => {
    const coloured = await shownOn({ columns: 80, env: { TERM: "xterm-256color" } });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    expect(coloured).toMatch(escapes);
    expect(coloured.replace(escapes, "")).toBe(expectedOn("80-columns"));
  });
});
