import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/issue.ts";
import { renderIssues, renderIssuesJson } from "../../src/render/issues.ts";
import { look } from "../setup/answers.ts";
import { OBEYED } from "../setup/hostile.ts";

const LINE = "    price: [ { billed: yearly, amout: 21000, per: account } ]";

function issue(place: Partial<Issue["place"]>, more: Partial<Issue> = {}): Issue {
  return {
    code: "unknown-key",
    severity: "error",
    place: { file: "contracts/zoominfo-2027.yaml", line: 6, column: 32, length: 5, ...place },
    address: "tiers.advanced.price",
    message: 'has no "amout".',
    hint: 'Did you mean "amount"?',
    ...more,
  };
}

const lines = (line: string) => () => line;

describe("a mistake in a file", () => {
  it("shows place, severity, code, the line with carets under the place, the hint, and the sum", () => {
    expect(renderIssues([issue({})], lines(LINE), look())).toBe(
      [
        "contracts/zoominfo-2027.yaml:6:32  error  unknown-key",
        '  tiers.advanced.price has no "amout".',
        "     6 │     price: [ { billed: yearly, amout: 21000, per: account } ]",
        "       │                                ^^^^^",
        '  Did you mean "amount"?',
        "",
        "1 error, in 1 file.",
        "",
      ].join("\n"),
    );
  });

  it("windows a long line around the place, with the carets still under it", () => {
    const long = `${"x".repeat(500)}HERE${"y".repeat(500)}`;
    const text = renderIssues([issue({ column: 501, length: 4 })], lines(long), look(80));
    const [shown = "", carets = ""] = text.split("\n").slice(2, 4);
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(carets.indexOf("^")).toBe(shown.indexOf("HERE"));
    expect(shown).toMatch(/│ … x+HEREy+ …$/);
  });

  it("tabs and wide signs do not move the carets off the place", () => {
    const text = renderIssues([issue({ column: 4, length: 3 })], lines("\t日:bad"), look());
    const [shown = "", carets = ""] = text.split("\n").slice(2, 4);
    // a tab is drawn as one space, the wide sign takes two columns: bad stands at 1 + 2 + 1 columns behind the bar
    expect([shown, carets]).toEqual(["     6 │  日:bad", "       │     ^^^"]);
  });

  it("says nothing of a file that is not at hand, and obeys nothing within it", () => {
    const text = renderIssues(
      [issue({ file: "a\u001b[31m.yaml" }, { message: "is \u202eevil" })],
      () => undefined,
      look(),
    );
    expect(text).not.toMatch(OBEYED);
  });

  it.each([
    [[], 5, "5 files: no mistakes.\n"],
    [
      [issue({}), issue({ file: "b.yaml" }, { severity: "warning" })],
      6,
      "6 files: 1 error, 1 warning, in 2 of them.\n",
    ],
  ] as const)("sums up", (issues, files, summary) => {
    expect(
      renderIssues(issues, () => undefined, look(), files)
        .split("\n\n")
        .at(-1),
    ).toBe(summary);
  });

  it("is data in JSON", () => {
    expect(JSON.parse(renderIssuesJson([issue({})], 1))).toMatchObject({
      schemaVersion: 1,
      result: "issues",
      files: 1,
      errors: 1,
      warnings: 0,
      issues: [{ code: "unknown-key", line: 6, column: 32, hint: 'Did you mean "amount"?' }],
    });
  });
});
