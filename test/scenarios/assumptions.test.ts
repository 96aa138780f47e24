import { describe, expect, it } from "vitest";
import { fraction, ONE } from "../../src/units/fraction.ts";
import { issuesOf, parsedFrom, scenarioOf } from "../setup/scenario-of.ts";

const WORK = "account: { crm-record: 5/week }\n";

function assume(text: string) {
  return scenarioOf(`${WORK}assume: { ${text} }`).spans[0]?.assume;
}

function codes(text: string) {
  return issuesOf(parsedFrom(`${WORK}assume: { ${text} }`)).map(({ code, address }) => `${address} ${code}`);
}

describe("another way than the ordinary one", () => {
  it("is an action", () => {
    expect(assume("use: { lemlist: { ai-run: ai-own-key } }")?.use).toEqual({
      lemlist: { "ai-run": [{ action: "ai-own-key", share: ONE }] },
    });
  });

  it("or several, that share the activity out", () => {
    expect(
      assume("use: { apollo: { phone: { reveal-phone: 70%, waterfall-phone: 30% } } }")?.use.apollo?.phone,
    ).toEqual([
      { action: "reveal-phone", share: fraction(7, 10) },
      { action: "waterfall-phone", share: fraction(3, 10) },
    ]);
  });

  it.each(["{ a: 70%, b: 29% }", "{ a: 70%, b: 31% }", "{}"])(
    "is refused where the shares are not all of it: %s",
    (ways) => {
      expect(codes(`use: { apollo: { phone: ${ways} } }`)).toEqual(["assume.use.apollo.phone shares-not-whole"]);
    },
  );

  it("says how much was shared out", () => {
    expect(
      issuesOf(parsedFrom(`${WORK}assume: { use: { apollo: { phone: { a: 70%, b: 29.5% } } } }`))[0]?.message,
    ).toBe("must share out 100% among actions, not 99.5%");
  });
});

describe("season, growth, weeks and batches", () => {
  it("a season names calendar months", () => {
    expect(assume("season: { november: 150%, december: 60% }")?.season).toEqual({
      november: fraction(3, 2),
      december: fraction(3, 5),
    });
  });

  it("a month that is none gets the nearest one", () => {
    const issues = issuesOf(parsedFrom(`${WORK}assume: { season: { nov: 150%, decembre: 60% } }`));
    expect(issues.map(({ hint }) => hint)).toEqual(['Did you mean "november"?', 'Did you mean "december"?']);
  });

  it.each([
    ["-51%", false],
    ["-50%", true],
    ["-2%", true],
    ["1000%", true],
    ["1001%", false],
  ])("growth of %s a month is allowed: %s", (growth, allowed) => {
    expect(codes(`growth: ${growth}`)).toEqual(allowed ? [] : ["assume.growth share-out-of-range"]);
  });

  it.each([
    ["0", false],
    ["0.5", true],
    ["53", true],
    ["53.5", false],
  ])("%s working weeks a year are allowed: %s", (weeks, allowed) => {
    expect(codes(`workingWeeksPerYear: ${weeks}`)).toEqual(allowed ? [] : ["assume.workingWeeksPerYear not-a-number"]);
  });

  it("a batch holds at least one", () => {
    expect(assume("batch: { crm-record: 25 }")?.batch).toEqual({ "crm-record": 25 });
    expect(codes("batch: { crm-record: 0, crm-recrod: 5 }")).toEqual([
      "assume.batch.crm-record not-a-whole-number",
      "assume.batch.crm-recrod unknown-activity",
    ]);
  });

  it("a season cannot be below nothing", () => {
    expect(codes("season: { july: -10% }")).toEqual(["assume.season.july share-out-of-range"]);
  });
});
