import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { credits } from "../setup/fake-io.ts";

/*
 * The scripts in the shells they are for. A shell that is not on this machine is left out by name.
 */

const folder = mkdtempSync(join(tmpdir(), "credits-completions-"));
const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

beforeAll(async () => {
  for (const shell of SHELLS) writeFileSync(scriptOf(shell), (await credits(`completions ${shell}`)).stdout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scriptOf(shell: Shell): string {
  return join(folder, `credits.${shell}`);
}

function isHere(shell: Shell): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

/** What a shell offers for a line of words, the last of which is being typed. */
const OFFERED: Readonly<Record<Shell, (words: readonly string[]) => readonly string[]>> = {
  bash: (words) => {
    const line = `source ${scriptOf("bash")}; COMP_WORDS=(credits ${words.map(quoted).join(" ")}); COMP_CWORD=${words.length}; _credits; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return linesOf("bash", ["--norc", "-c", line]);
  },
  // compadd offers those of its words that begin with what is typed; here it prints them all
  zsh: (words) => {
    const typed = words.at(-1) ?? "";
    const stubs = `compadd() { shift; print -rl -- "$@" }; _files() { print FILES }; compdef() { : }`;
    const line = `${stubs}; source ${scriptOf("zsh")}; words=(credits ${words.map(quoted).join(" ")}); CURRENT=${words.length + 1}; PREFIX=${quoted(typed)}; _credits`;
    return linesOf("zsh", ["-fc", line]).filter((word) => word.startsWith(typed));
  },
  fish: (words) => {
    const line = `source ${scriptOf("fish")}; complete -C ${quoted(`credits ${words.join(" ")}`)}`;
    return linesOf("fish", ["--no-config", "-c", line]).map((each) => each.split("\t")[0] ?? "");
  },
};

function linesOf(shell: Shell, args: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.split("\n").filter(Boolean);
}

function quoted(text: string): string {
  return `'${text}'`;
}

describe.each(SHELLS)("%s", (shell) => {
  const offered = (...words: string[]) => OFFERED[shell](words);

  it.skipIf(!isHere(shell))("completes commands", () => {
    expect(offered("expl")).toEqual(["explain"]);
  });

  it.skipIf(!isHere(shell))("completes options, and activities as options", () => {
    expect(offered("estimate", "--peo")).toEqual(["--people"]);
    expect(offered("estimate", "--crm")).toEqual(["--crm-record"]);
    expect(offered("check", "--crm")).toEqual([]);
  });

  it.skipIf(!isHere(shell))("completes plans by their ids", () => {
    expect(offered("estimate", "lemli")).toEqual(["lemlist"]);
    expect(offered("plans", "zapl")).toEqual(["zaplify"]);
    expect(offered("init", "--contract", "zapl")).toEqual(["zaplify"]);
  });

  it.skipIf(!isHere(shell))("completes tiers, activities and words that an option chooses from", () => {
    expect(offered("estimate", "--tier", "multich")).toContain("multichannel");
    expect(offered("plans", "--does", "crm")).toEqual(["crm-record"]);
    expect(offered("estimate", "--prefer", "ch")).toEqual(["cheapest"]);
    expect(offered("completions", "fi")).toEqual(["fish"]);
  });

  it.skipIf(!isHere(shell))("completes an address to go on from", () => {
    expect(offered("explain", "lemlist/multich")).toContain("lemlist/multichannel/total");
  });
});

it("refuses a shell it has no script for, with those it has", async () => {
  const { stderr, exit } = await credits("completions powershell");
  expect(stderr).toContain("bash, zsh, fish");
  expect(exit).toBe(2);
});
