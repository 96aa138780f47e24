import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPlanFiles } from "../../src/files/find-plan-files.ts";
import { readText, textOf } from "../../src/files/read-text.ts";
import { UserError } from "../../src/files/user-error.ts";
import { writeWhole } from "../../src/files/write-whole.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "credits-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

/** The code and message of the UserError that a call throws. */
function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("reading a text", () => {
  it("takes off a byte order mark", () => {
    put("bom.yaml", new Uint8Array([0xef, 0xbb, 0xbf, 0x61]));
    expect(readText("bom.yaml", folder).text).toBe("a");
  });

  it("refuses a missing file and a folder by name", () => {
    mkdirSync(join(folder, "plans"));
    expect(refusal(() => readText("none.yaml", folder))).toBe(`file-not-found: There is no "none.yaml".`);
    expect(refusal(() => readText("plans", folder))).toBe(`is-a-folder: "plans" is a folder, not a file.`);
  });

  it("refuses bytes that are not UTF-8, and says on which line", () => {
    const bytes = new Uint8Array([...Buffer.from("one\ntwo\n"), 0xff, 0x0a]);
    expect(refusal(() => textOf("x.yaml", bytes))).toBe(`not-utf-8: "x.yaml" is not UTF-8 text: see line 3.`);
  });

  it.each([
    [1_000_000, false],
    [1_000_001, true],
  ])("of %i bytes: refused is %s", (size, refused) => {
    put("big.yaml", "a".repeat(size));
    const read = () => readText("big.yaml", folder).text.length;
    if (refused) expect(refusal(read)).toMatch(/^too-large: "big.yaml" is larger than 1 MB/);
    else expect(read()).toBe(size);
  });

  it("refuses what is neither file nor folder without waiting for it", () => {
    expect(refusal(() => readText("/dev/zero", folder))).toMatch(/^not-a-file/);
  });
});

describe("finding plan files", () => {
  it("takes YAML and JSON files by name, and leaves the rest and hidden ones", () => {
    for (const name of ["b.yaml", "a.yml", "c.json", "README.md", ".hidden.yaml"]) put(name, "");
    expect(findPlanFiles(".", folder)).toEqual(["a.yml", "b.yaml", "c.json"]);
  });

  it("looks into folders only where it is asked to", () => {
    mkdirSync(join(folder, "deep"));
    put("deep/a.yaml", "");
    expect(findPlanFiles(".", folder)).toEqual([]);
    expect(findPlanFiles(".", folder, { deep: true })).toEqual([join("deep", "a.yaml")]);
  });

  it("refuses a link that leads out of the folder, and takes one that stays in it", () => {
    mkdirSync(join(folder, "plans"));
    put("plans/a.yaml", "");
    symlinkSync(join(folder, "plans", "a.yaml"), join(folder, "plans", "b.yaml"));
    expect(findPlanFiles("plans", folder)).toEqual([join("plans", "a.yaml"), join("plans", "b.yaml")]);
    put("secret.yaml", "");
    symlinkSync(join(folder, "secret.yaml"), join(folder, "plans", "c.yaml"));
    expect(refusal(() => findPlanFiles("plans", folder))).toMatch(/^leaves-folder: "plans\/c.yaml" is a link/);
  });
});

describe("writing a file whole", () => {
  it("replaces what was there and leaves no draft behind", () => {
    put("out.txt", "old");
    writeWhole("out.txt", folder, "new");
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["out.txt"]);
  });

  it("writes through a link", () => {
    put("real.txt", "old");
    symlinkSync(join(folder, "real.txt"), join(folder, "link.txt"));
    writeWhole("link.txt", folder, "new");
    expect(readFileSync(join(folder, "real.txt"), "utf8")).toBe("new");
  });

  it("refuses a folder that is not there, and a folder in place of a file", () => {
    expect(refusal(() => writeWhole("none/out.txt", folder, "x"))).toMatch(/^not-written: .*nothing was changed/);
    mkdirSync(join(folder, "dir"));
    expect(refusal(() => writeWhole("dir", folder, "x"))).toMatch(/^not-a-file/);
    expect(readdirSync(folder)).toEqual(["dir"]);
  });
});
