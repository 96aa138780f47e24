import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/scenarios/parse.ts";
import { CONTEXT, day, findings, issuesOf, rate, valueIn } from "../setup/scenario-of.ts";

const folder = new URL("../../fixtures/scenarios/", import.meta.url);
const TEAM = "team: { sdr: { people: 3, does: { email: 50/week } } }\n";

function parse(text: string, file = "teams/three-sdrs.yaml") {
  return parseScenario(text, file, CONTEXT);
}

function fixture(name: string) {
  return parse(readFileSync(new URL(name, folder), "utf8"), name);
}

describe("the shipped scenarios", () => {
  it.each(readdirSync(folder))("%s is read without a warning", async (name) => {
    const parsed = await fixture(name);
    expect(issuesOf(parsed)).toEqual([]);
  });

  it("guide-*.yaml are the five teams of the guide, in its order", async () => {
    const names = readdirSync(folder)
      .filter((name) => name.startsWith("guide-"))
      .toSorted();
    const guides = await Promise.all(names.map(async (name) => valueIn(await fixture(name))));
    // People × emails a week of each: 3 × 50, 5 × 100, 10 × 150, 10 × 150 and 2,000 records, 20 × 200.
    expect(
      guides.map(({ name, spans: [span] }) => [name, span?.roles[0]?.people, span?.roles[0]?.work.does.email]),
    ).toEqual([
      ["3 SDRs, light", 3, rate(50, "week")],
      ["5 SDRs, active", 5, rate(100, "week")],
      ["10 SDRs, heavy", 10, rate(150, "week")],
      ["10 SDRs and CRM sync", 10, rate(150, "week")],
      ["20 SDRs, enterprise", 20, rate(200, "week")],
    ]);
    expect(guides.map(({ start, months }) => [start, months])).toEqual(guides.map(() => [day("2027-01-01"), 12]));
    expect(guides.map(({ spans: [span] }) => span?.account.does)).toEqual([
      {},
      {},
      {},
      { "crm-record": rate(2000, "month") },
      {},
    ]);
  });
});

describe("a scenario file", () => {
  it("without a name has the name of its file", async () => {
    expect(valueIn(await parse(TEAM)).name).toBe("three-sdrs");
    expect(valueIn(await parse(`name: Ours\n${TEAM}`)).name).toBe("Ours");
  });

  it("may be JSON", async () => {
    const text = JSON.stringify({ team: { sdr: { people: 3, does: { email: "50/week" } } } });
    expect(valueIn(await parse(text, "x.json")).spans[0]?.roles[0]?.people).toBe(3);
  });

  it("is told everything at once, what the schema finds and what it does not", async () => {
    const text = `naem: x\n${TEAM}account: { crm-recrod: 5/week }\nneed: { billed: yealry }\nassume: { together: maybe }\n`;
    expect(findings(await parse(text))).toEqual([
      "1:1 unknown-key",
      "3:12 unknown-activity",
      "4:17 unknown-billing",
      "5:21 wrong-value",
    ]);
  });

  it("is told of one mistake once, though schema, reader and every change see it", async () => {
    const changes =
      "changes: [ { from: 2027-03-01, set: { account.mailbox: 4 } }, { from: 2027-04-01, set: { account.mailbox: 5 } } ]";
    expect(findings(await parse(`team: { sdr: { people: -3, does: { email: 50/week } } }\n${changes}`))).toEqual([
      "1:24 negative",
    ]);
  });

  it.each([
    ["team.sdr.people: many", "wrong-value"],
    ["team.sdr.peopel: 4", "unknown-key"],
    ["team.closer: { people: 3, dose: {} }", "unknown-key"],
    ["assume.found.email: { a: b }", "wrong-value"],
    ["assume.together: 3", "wrong-value"],
    ["assume.groth: 3%", "unknown-key"],
    ["account: 3", "unknown-path"],
    ["team.closer: 3", "wrong-value"],
  ])("checks what a change sets as if it stood in the file: %s", async (set, code) => {
    const parsed = await parse(`${TEAM}start: 2027-01-01\nchanges: [ { from: 2027-03-01, set: { ${set} } } ]`);
    expect(parsed.ok).toBe(false);
    expect(issuesOf(parsed).map((issue) => [issue.place.line, issue.code])).toEqual([[3, code]]);
  });

  it("keeps what it says under the flags laid over it", async () => {
    const parsed = await parseScenario(`${TEAM}months: 6`, "x.yaml", CONTEXT, {
      people: "12",
      months: "24",
      found: ["email=85%"],
    });
    expect(valueIn(parsed)).toMatchObject({
      months: 24,
      spans: [{ roles: [{ people: 12, work: { does: { email: rate(50, "week") } } }] }],
    });
  });

  it("is not excused by a flag that lies over its mistake", async () => {
    const parsed = await parseScenario(`${TEAM}months: soon`, "x.yaml", CONTEXT, { months: "24" });
    expect(findings(parsed)).toEqual(["2:9 wrong-value"]);
  });

  it("is refused together with a flag that has no place in it", async () => {
    const parsed = await parseScenario("account: { crm-record: 5/week }", "x.yaml", CONTEXT, {
      bare: { email: "5/week" },
    });
    expect(issuesOf(parsed)).toMatchObject([{ code: "missing-flag", place: { file: "--email" } }]);
  });
});
