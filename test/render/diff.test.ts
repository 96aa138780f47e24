import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import type { Difference } from "../../src/changes/difference.ts";
import type { Failure } from "../../src/changes/gates.ts";
import { renderDiff } from "../../src/render/changes/diff.ts";
import { DIFF_FORMATS, type DiffFormat } from "../../src/render/changes/diff-formats.ts";
import { CONTEXT, look } from "../setup/answers.ts";
import { planText, scenarioText } from "../setup/collection-texts.ts";
import { differenceOf, type Files } from "../setup/collections.ts";
import { OBEYED } from "../setup/hostile.ts";
import { AFTER, BEFORE } from "../setup/price-change.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/output.schema.json", import.meta.url), "utf8"));
const isOutput = new Ajv({ allowUnionTypes: true }).compile(schema);

function drawn(difference: Difference, format: DiffFormat, failures: readonly Failure[] = []): string {
  const report = { difference, failures, conversion: undefined, hasScenarios: true };
  return renderDiff(report, format, look(), CONTEXT);
}

let rise: Difference;
beforeAll(async () => {
  rise = await differenceOf(BEFORE, AFTER);
});

const BROKEN = { "plans/alpha.yaml": planText("Alpha", 10).replace("amount", "amuont") };
const WHOLE = { "plans/alpha.yaml": planText("Alpha", 10), "scenarios/team.yaml": scenarioText() };

describe("JSON keeps to its schema", () => {
  it.each<[string, Files, Files]>([
    ["a price that rises, and a flip", BEFORE, AFTER],
    ["a plan with mistakes", WHOLE, { ...WHOLE, ...BROKEN }],
    ["a collection that begins", {}, WHOLE],
    ["a collection that ends", WHOLE, {}],
    ["a plan that falls short", WHOLE, { ...WHOLE, "scenarios/team.yaml": scenarioText().replace("100", "900") }],
  ])("%s", async (_what, before, after) => {
    const difference = await differenceOf(before, after);
    const failures = [{ gate: "flip", because: ["team"] }];
    expect(isOutput(JSON.parse(drawn(difference, "json", failures))) ? undefined : isOutput.errors).toBeUndefined();
  });

  it("says what the table says", () => {
    const { effects, unchanged, plans } = JSON.parse(drawn(rise, "json"));
    // 2,178 − 2,124 = 54, of 2,124 that is 0.025423…; staying: 2,340
    expect(effects[0]).toMatchObject({
      scenario: { id: "three-sdrs-monthly", changed: false },
      is: "flips",
      change: { amount: "54.00", currency: "USD", share: "0.025424" },
      staying: { total: { amount: "2340.00", currency: "USD" }, change: { amount: "216.00" } },
    });
    expect(unchanged).toHaveLength(13);
    expect(plans[0].changes).toMatchObject([
      {
        is: "changed",
        says: "Basic, billed monthly: $59.00 → $65.00 a seat a month",
        before: { address: "tiers.basic.price.monthly.amount", sourceDate: "2026-05-24" },
        after: { line: 58, sources: ["pricing"], sourceDate: "2026-09-28" },
        source: "newer",
      },
    ]);
  });
});

describe("the sum of it", () => {
  const plan = { "scenarios/team.yaml": scenarioText("alpha") };
  it.each<[string, Files, Files, string]>([
    ["nothing", WHOLE, WHOLE, "Nothing changes for 1 scenario."],
    [
      "a fact that touches nobody",
      WHOLE,
      { ...WHOLE, "plans/alpha.yaml": planText("Alpha", 10, { read: "2026-11-01" }) },
      "No bill changes for 1 scenario.",
    ],
    [
      "more work",
      { ...WHOLE, ...plan },
      { ...WHOLE, "scenarios/team.yaml": scenarioText("alpha").replace("100", "110") },
      "1 scenario uses other credits.",
    ],
    ["a plan dearer", WHOLE, { ...WHOLE, "plans/alpha.yaml": planText("Alpha", 11) }, "1 scenario costs more."],
    ["a plan cheaper", WHOLE, { ...WHOLE, "plans/alpha.yaml": planText("Alpha", 9) }, "1 scenario costs less."],
    ["a scenario gone", WHOLE, { "plans/alpha.yaml": planText("Alpha", 10) }, "1 scenario is gone."],
  ])("%s", async (_what, before, after, sum) => {
    expect(drawn(await differenceOf(before, after), "table").split("\n", 1)[0]).toBe(sum);
  });
});

describe("GitHub annotations", () => {
  it("a flip warns at the line that made it, the fact is a notice there", () => {
    const lines = drawn(rise, "github").split("\n");
    const at = "file=plans/apollo.yaml,line=58,col=19,endColumn=21";
    expect(lines[0]).toBe(
      `::warning ${at},title=three-sdrs-monthly flips::Apollo Basic, 3 seats → lemlist Email among apollo and lemlist, billed monthly: +$54.00, +2.5%25%0AStaying with Apollo Basic, 3 seats: $2,340.00 (+$216.00, +10.2%25).`,
    );
    expect(lines[1]).toBe(
      `::notice ${at},title=changed::Basic, billed monthly: $59.00 → $65.00 a seat a month%0Asource 2026-05-24 → 2026-09-28: newer`,
    );
  });

  it("mistakes and closed gates are errors", async () => {
    const difference = await differenceOf(WHOLE, { ...WHOLE, ...BROKEN });
    const text = drawn(difference, "github", [{ gate: "flip", because: ["team"] }]);
    expect(text).toContain(
      "::error file=plans/alpha.yaml,line=9,col=16,endColumn=22,title=not compared%3A unknown-key::",
    );
    expect(text).toContain("::error title=credits diff::Failed: --fail-on flip (team).");
  });
});

describe("Markdown for a comment", () => {
  it("has the flip open and everything else folded", () => {
    const [open = ""] = drawn(rise, "markdown").split("<details>");
    expect(open).toContain("three-sdrs-monthly");
    expect(open).not.toContain("eight-sdrs-monthly");
    expect(drawn(rise, "markdown").match(/<summary>.*<\/summary>/g)).toEqual([
      "<summary>Other scenarios (1)</summary>",
      "<summary>What changed</summary>",
    ]);
  });

  it("fits where there is more than GitHub takes, says what was left out, and closes what it opens", async () => {
    const many = (price: number): Files => ({
      "plans/alpha.yaml": planText("Alpha", price),
      ...Object.fromEntries(
        Array.from({ length: 220 }, (_, at) => [`scenarios/team-${at}.yaml`, scenarioText("alpha")]),
      ),
    });
    const text = drawn(await differenceOf(many(10), many(11)), "markdown");
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("**220 scenarios cost more.**");
    expect(text).toContain("| plans/alpha.yaml:9 | Small, billed monthly: $10.00 → $11.00 a seat a month |");
    const told = text.match(/\$240\.00/g)?.length ?? 0;
    expect(text).toContain(`_${220 - told} more left out: this would not fit into a comment._`);
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });
});

describe("text that means harm", () => {
  const HARM =
    "</details><script>alert(1)</script> ::error::owned %0A##[error]x ![x](http://evil.example) | @all `x` <!-- -->";
  const files = (price: number): Files => ({
    "plans/alpha.yaml": planText("Alpha", price)
      .replace("    price:", `    name: ${JSON.stringify(HARM)}\n    price:`)
      .replace("vendor: Alpha", `vendor: ${JSON.stringify(`=cmd ${HARM}`)}`),
    [`scenarios/a\n::error::\u001b[31m${HARM.replaceAll("/", "")}.yaml`]: scenarioText(),
    "scenarios/team.yaml": scenarioText("alpha"),
  });
  let hostile: Difference;
  beforeAll(async () => {
    hostile = await differenceOf(files(10), files(11));
  });

  const failures = [{ gate: "flip", because: [`a\n::error::${HARM}`] }];

  it.each(DIFF_FORMATS)("begins no command and is obeyed by nothing as %s", (format) => {
    const text = drawn(hostile, format, failures);
    expect(text).toContain("owned");
    expect(text).not.toMatch(OBEYED);
    const commands = text.split("\n").filter((line) => line.trimStart().startsWith("::") || line.includes("##["));
    const ours = /^::(error|warning|notice) [^:]*::/;
    expect(commands.filter((line) => !(format === "github" && ours.test(line)))).toEqual([]);
  });

  it("is no markup in a comment", () => {
    const text = drawn(hostile, "markdown", failures);
    const tags = text.match(/<[^>]*>/g) ?? [];
    expect(new Set(tags)).toEqual(new Set(["<details>", "<summary>", "</summary>", "</details>"]));
    expect(text).not.toContain("![x](");
    expect(text).not.toContain("http://");
    expect(text).not.toMatch(/@all/);
  });
});
