import { describe, expect, it } from "vitest";
import type { Issue, Parsed } from "../../src/issue.ts";
import { overlayFlags, type ScenarioFlags, scenarioTreeFromFlags } from "../../src/scenarios/flags.ts";
import { scenarioFromTree } from "../../src/scenarios/from-tree.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { fraction } from "../../src/units/fraction.ts";
import { readYaml } from "../../src/written/read-yaml.ts";
import { ACTIVITIES, CONTEXT, day, issuesOf, rate, valueIn } from "../setup/scenario-of.ts";

function fromFlags(flags: ScenarioFlags): Parsed<Scenario> {
  const tree = scenarioTreeFromFlags(flags, ACTIVITIES);
  return tree.ok ? scenarioFromTree(tree.value, CONTEXT) : tree;
}

function laidOver(yaml: string, flags: ScenarioFlags): Parsed<Scenario> {
  const issues: Issue[] = [];
  const written = overlayFlags(valueIn(readYaml(yaml, "team.yaml")), flags, ACTIVITIES, issues);
  return issues.length > 0 ? { ok: false, issues } : scenarioFromTree(written, CONTEXT);
}

function complaints(parsed: Parsed<Scenario>) {
  return issuesOf(parsed).map(({ place, code }) => `${place.file} ${code}`);
}

describe("a scenario in flags", () => {
  it("puts each activity where it usually belongs", () => {
    const { spans, name } = valueIn(
      fromFlags({ people: "10", bare: { email: "150/week", "crm-record": "2000/month" } }),
    );
    expect(name).toBe("");
    expect(spans[0]?.roles).toEqual([
      { id: "person", people: 10, seats: 10, work: { does: { email: rate(150, "week") }, find: {} } },
    ]);
    expect(spans[0]?.account.does).toEqual({ "crm-record": rate(2000, "month") });
  });

  it("puts it elsewhere where --each and --all say so", () => {
    const { spans } = valueIn(
      fromFlags({ people: "10", each: { "crm-record": "5/week" }, all: { email: "100/month" } }),
    );
    expect(spans[0]?.roles[0]?.work.does).toEqual({ "crm-record": rate(5, "week") });
    expect(spans[0]?.account.does).toEqual({ email: rate(100, "month") });
  });

  it("says everything else that a file can say of the scenario as a whole", () => {
    const scenario = valueIn(
      fromFlags({
        people: "8",
        seats: "9",
        bare: { email: "5/day" },
        start: "2027-01-01",
        months: "24",
        currency: "EUR",
        need: ["crm-sync"],
        billed: "yearly",
        alreadyKnown: "10%",
        found: ["90%", "email=85%", "phone@lusha=55%"],
      }),
    );
    expect(scenario).toMatchObject({
      start: day("2027-01-01"),
      months: 24,
      currency: "EUR",
      need: { features: ["crm-sync"], billed: "yearly" },
    });
    expect(scenario.spans[0]?.roles[0]?.seats).toBe(9);
    expect(scenario.spans[0]?.assume).toMatchObject({
      alreadyKnown: [{ window: "bare", share: fraction(1, 10) }],
      found: {
        "*": { share: fraction(9, 10) },
        email: { share: fraction(17, 20) },
        "phone@lusha": { share: fraction(11, 20) },
      },
    });
  });

  it("takes shares found in any order", () => {
    const shares = (found: readonly string[]) =>
      valueIn(fromFlags({ all: { email: "5/day" }, found })).spans[0]?.assume.found;
    expect(shares(["email=85%", "90%"])).toEqual(shares(["90%", "email=85%"]));
  });

  it("states only what a flag said", () => {
    const { stated } = valueIn(fromFlags({ people: "3", bare: { email: "50/week" }, found: ["90%"] }));
    expect(
      ["assume.found", "assume.alreadyKnown", "months", "start", "team.person.seats"].filter((path) =>
        stated.has(path),
      ),
    ).toEqual(["assume.found"]);
  });

  it("names the missing flag", () => {
    const issues = issuesOf(fromFlags({ bare: { email: "150/week" } }));
    expect(issues).toMatchObject([
      {
        code: "missing-flag",
        place: { file: "--email" },
        message: "--email counts email for each person, but nobody says how many people there are.",
        hint: "Add --people NUMBER. If it is meant for all together, write --all email=RATE.",
      },
    ]);
  });

  it("refuses a value at its flag, as a file would", () => {
    const parsed = fromFlags({ people: "ten", months: "500", bare: { email: "150/wek" }, found: ["0.9"] });
    expect(complaints(parsed).toSorted()).toEqual([
      "--email not-a-rate",
      "--found not-a-share",
      "--months not-a-whole-number",
      "--people not-a-whole-number",
    ]);
  });

  it("refuses activities that nobody knows, by any flag", () => {
    expect(complaints(fromFlags({ bare: { emial: "1/week" } }))).toEqual(["--emial unknown-activity"]);
    expect(complaints(fromFlags({ people: "1", each: { emial: "1/week" }, found: ["phnoe=5%"] }))).toEqual([
      "--each unknown-activity",
      "--found unknown-activity",
    ]);
  });
});

describe("flags laid over a file", () => {
  const FILE =
    "start: 2027-01-01\nteam: { sdr: { people: 8, does: { email: 150/week }, find: { phone: 9/week } } }\nassume: { found: 85% }\n";

  it("win, and leave the rest as it is", () => {
    const { spans, start, months } = valueIn(
      laidOver(FILE, { people: "12", months: "6", bare: { email: "100/week" } }),
    );
    expect({ start, months }).toEqual({ start: day("2027-01-01"), months: 6 });
    expect(spans[0]?.roles).toEqual([
      {
        id: "sdr",
        people: 12,
        seats: 12,
        work: { does: { email: rate(100, "week") }, find: { phone: rate(9, "week") } },
      },
    ]);
  });

  it("turn results into attempts where they ask for attempts", () => {
    const work = valueIn(laidOver(FILE, { each: { phone: "25/week" } })).spans[0]?.roles[0]?.work;
    expect(work).toEqual({ does: { email: rate(150, "week"), phone: rate(25, "week") }, find: {} });
  });

  it("put a share of one activity beside the file's share of everything", () => {
    expect(valueIn(laidOver(FILE, { found: ["phone=40%"] })).spans[0]?.assume.found).toEqual({
      "*": { share: fraction(17, 20) },
      phone: { share: fraction(2, 5) },
    });
  });

  it("leave the changes of the file to their days", () => {
    const { spans } = valueIn(
      laidOver(`${FILE}changes: [ { from: 2027-04-01, set: { team.sdr.people: 20 } } ]`, { people: "12" }),
    );
    expect(spans.map(({ roles }) => roles[0]?.people)).toEqual([12, 20]);
  });

  it("do not touch the tree they are laid over", () => {
    const read = valueIn(readYaml(FILE, "team.yaml"));
    const before = JSON.stringify(read.value);
    overlayFlags(read, { people: "12", found: ["phone=40%"], need: ["api"] }, ACTIVITIES, []);
    expect(JSON.stringify(read.value)).toBe(before);
  });

  it("that count people are refused where there are several roles", () => {
    const several = "team: { sdr: { people: 8, does: { email: 5/week } }, closer: { people: 2 } }";
    expect(complaints(laidOver(several, { people: "9", seats: "12", bare: { email: "5/week" } }))).toEqual([
      "--people several-roles",
      "--seats several-roles",
      "--email several-roles",
    ]);
  });

  it("make a role where the file has none", () => {
    const { spans } = valueIn(laidOver("account: { crm-record: 5/week }", { people: "2", bare: { email: "5/week" } }));
    expect(spans[0]?.roles).toMatchObject([{ id: "person", people: 2 }]);
  });
});
