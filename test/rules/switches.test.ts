import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/issue.ts";
import { withSwitches } from "../../src/rules/switches.ts";

const RULES = { codes: ["yearly-dearer", "stale-source"], waiting: ["stale-source"] };

function found(line: number, code = "yearly-dearer"): Issue {
  return { code, severity: "error", place: { file: "a.yaml", line, column: 1, length: 1 }, address: "", message: "" };
}

function told(text: string, ...issues: readonly Issue[]): readonly string[] {
  return withSwitches(issues, "a.yaml", text, RULES).map(({ code, place }) => `${place.line}:${place.column} ${code}`);
}

const OFF = "# credits-ignore yearly-dearer: so it is printed";

describe("a rule is switched off", () => {
  it.each([
    ["on its line", `a: 1\nb: 2 ${OFF}\n`, 2],
    ["by the line above", `a: 1\n${OFF}\nb: 2\n`, 3],
    ["above other comments and empty lines", `${OFF}\n# more\n\nb: 2\n`, 4],
    ["within a list", `a:\n  - 1\n  ${OFF}\n  - { b: 2 }\n`, 4],
    ["in a file with Windows line ends", `a: 1\r\n${OFF}\r\nb: 2\r\n`, 3],
  ])("%s", (_where, text, line) => {
    expect(told(text, found(line))).toEqual([]);
  });

  it("for its line and its rule alone", () => {
    expect(told(`a: 1\nb: 2 ${OFF}\n`, found(1), found(2), found(2, "other"))).toEqual([
      "1:1 yearly-dearer",
      "2:1 other",
    ]);
  });
});

describe("a switch is itself a finding", () => {
  it.each([
    ["without a reason", "a: 1 # credits-ignore yearly-dearer:  \n", "1:6 switch-without-reason"],
    ["without a rule", "a: 1 # credits-ignore\n", "1:6 switch-without-reason"],
    ["of a rule there is not", "a: 1 # credits-ignore yearly: so it is\n", "1:6 unknown-switch"],
    ["that switches nothing off", `a: 1 ${OFF}\n`, "1:6 unused-switch"],
    ["at the end of the file", `a: 1\n${OFF}\n`, "2:1 unused-switch"],
  ])("%s", (_what, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it("unless it waits for its day", () => {
    expect(told("a: 1 # credits-ignore stale-source: the contract runs to 2028\n")).toEqual([]);
  });
});

it.each([
  ["in a quoted text", `a: "x ${OFF}"\n`],
  ["in a text over several lines", `a: |\n  text\n  ${OFF}\nb: 2\n`],
  ["in a plain text", "a: x#credits-ignore yearly-dearer: no\n"],
])("what only looks like a switch is none: %s", (_where, text) => {
  expect(told(text, found(1))).toEqual(["1:1 yearly-dearer"]);
});
