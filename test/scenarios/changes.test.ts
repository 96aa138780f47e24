import { describe, expect, it } from "vitest";
import { fraction } from "../../src/units/fraction.ts";
import { day, findingsIn, issuesOf, parsedFrom, rate, scenarioOf } from "../setup/scenario-of.ts";

const TEAM = "start: 2027-01-01\nmonths: 12\nteam: { sdr: { people: 8, does: { email: 150/week } } }\n";

/** Day → people of the first role, for each span. */
function peopleOver(yaml: string) {
  return scenarioOf(yaml).spans.map(({ from, roles }) => [from, roles[0]?.people]);
}

describe("changes over time", () => {
  it("begin a span each, and keep what they do not name", () => {
    const { spans } = scenarioOf(`${TEAM}changes: [ { from: 2027-04-01, set: { team.sdr.people: 20 } } ]`);
    expect(spans.map(({ from }) => from)).toEqual([day("2027-01-01"), day("2027-04-01")]);
    expect(spans[1]?.roles).toEqual([
      { id: "sdr", people: 20, seats: 20, work: { does: { email: rate(150, "week") }, find: {} } },
    ]);
  });

  it("are laid in the order of their days, not of the file", () => {
    const changes =
      "[ { from: 2027-09-01, set: { team.sdr.people: 12 } }, { from: 2027-03-15, set: { team.sdr.people: 10 } } ]";
    expect(peopleOver(`${TEAM}changes: ${changes}`)).toEqual([
      [day("2027-01-01"), 8],
      [day("2027-03-15"), 10],
      [day("2027-09-01"), 12],
    ]);
  });

  it("of one day are one span, the later in the file winning", () => {
    const changes =
      "[ { from: 2027-03-01, set: { team.sdr.people: 9, team.sdr.seats: 11 } }, { from: 2027-03-01, set: { team.sdr.people: 10 } } ]";
    const { spans } = scenarioOf(`${TEAM}changes: ${changes}`);
    expect(spans).toHaveLength(2);
    expect(spans[1]?.roles[0]).toMatchObject({ people: 10, seats: 11 });
  });

  it.each([
    ["before the start", "2026-06-01", [["2027-01-01", 20]]],
    ["on the start", "2027-01-01", [["2027-01-01", 20]]],
    [
      "the day after it",
      "2027-01-02",
      [
        ["2027-01-01", 8],
        ["2027-01-02", 20],
      ],
    ],
    [
      "on the last day",
      "2027-12-31",
      [
        ["2027-01-01", 8],
        ["2027-12-31", 20],
      ],
    ],
  ])("%s", (_, from, expected) => {
    const people = peopleOver(`${TEAM}changes: [ { from: ${from}, set: { team.sdr.people: 20 } } ]`);
    expect(people).toEqual(expected.map(([at, count]) => [day(at as string), count]));
  });

  it("behind the last month change nothing, with a warning", () => {
    const parsed = parsedFrom(`${TEAM}changes: [ { from: 2028-01-01, set: { team.sdr.people: 20 } } ]`);
    expect(parsed.ok && parsed.value.spans).toHaveLength(1);
    expect(issuesOf(parsed)).toMatchObject([
      { code: "behind-horizon", severity: "warning", address: "changes.1.from", place: { line: 4, column: 20 } },
    ]);
  });

  it("reach everything that a span holds", () => {
    const set = [
      "team.sdr.does.phone: 10/week",
      "account.crm-record: 2000/month",
      "events.referral: 1/month",
      "assume.growth: -2%",
      "assume.found.phone: 40%",
      "assume.season.july: 50%",
      "assume.use.lemlist.ai-run: ai-own-key",
    ];
    const { spans } = scenarioOf(`${TEAM}changes: [ { from: 2027-04-01, set: { ${set.join(", ")} } } ]`);
    expect(spans[1]).toMatchObject({
      roles: [{ work: { does: { email: rate(150, "week"), phone: rate(10, "week") } } }],
      account: { does: { "crm-record": rate(2000, "month") } },
      events: { referral: rate(1, "month") },
      assume: {
        growth: fraction(-1, 50),
        found: { phone: { share: fraction(2, 5) } },
        season: { july: fraction(1, 2) },
      },
    });
    expect(spans[0]?.account.does).toEqual({});
  });

  it("put a share of one activity beside the share of everything", () => {
    const { spans } = scenarioOf(
      `${TEAM}assume: { found: 90% }\nchanges: [ { from: 2027-04-01, set: { assume.found.email: 70% } } ]`,
    );
    expect(spans.map(({ assume }) => assume.found)).toEqual([
      { "*": { share: fraction(9, 10) } },
      { "*": { share: fraction(9, 10) }, email: { share: fraction(7, 10) } },
    ]);
  });

  it("may bring a whole role", () => {
    const { spans } = scenarioOf(
      `${TEAM}changes: [ { from: 2027-04-01, set: { team.closer: { people: 2, does: { phone: 5/day } } } } ]`,
    );
    expect(spans.map(({ roles }) => roles.map(({ id }) => id))).toEqual([["sdr"], ["sdr", "closer"]]);
  });
});

describe("a rate that happens once", () => {
  it("and names no day happens on the start, also after a change of something else", () => {
    const { spans } = scenarioOf(
      `${TEAM}account: { crm-record: 40000 once }\nchanges: [ { from: 2027-04-01, set: { team.sdr.people: 9 } } ]`,
    );
    const onStart = { ...rate(40_000, "once"), on: day("2027-01-01") };
    expect(spans.map(({ account }) => account.does["crm-record"])).toEqual([onStart, onStart]);
  });

  it("and comes with a change happens on the day of the change", () => {
    const { spans } = scenarioOf(`${TEAM}changes: [ { from: 2027-04-01, set: { account.crm-record: 40000 once } } ]`);
    expect(spans[1]?.account.does["crm-record"]?.on).toBe(day("2027-04-01"));
  });
});

describe("a path that leads nowhere", () => {
  it.each([
    ["tem.sdr.people: 9", "team"],
    ["months: 24", undefined],
    ["team: {}", undefined],
    ["team.sdrs.people: 9", "sdr"],
    ["team.sdr.does.emial: 9/week", "email"],
    ["team.sdr.people.count: 9", undefined],
    ["account.__proto__.x: 1", undefined],
  ])("is refused where it stands: %s", (set, near) => {
    const issues = issuesOf(parsedFrom(`${TEAM}changes: [ { from: 2027-04-01, set: { ${set} } } ]`));
    // `changes: [ { from: 2027-04-01, set: { ` are 38 characters, so the path begins in column 39.
    expect(issues.map(({ place }) => [place.line, place.column])).toEqual([[4, 39]]);
    expect(issues[0]?.hint).toBe(near && `Did you mean "${near}"?`);
  });

  it("leaves the prototype of everything alone", () => {
    parsedFrom(
      `${TEAM}changes: [ { from: 2027-04-01, set: { account.__proto__.polluted: 1/week, constructor.prototype.polluted: 1 } } ]`,
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it("what is wrong in the file is told once, however many changes repeat it", () => {
  const changes =
    "[ { from: 2027-04-01, set: { team.sdr.people: 9 } }, { from: 2027-05-01, set: { team.sdr.people: 10 } } ]";
  expect(findingsIn(`${TEAM}account: { crm-record: 5 }\nchanges: ${changes}`)).toEqual(["4:24 bare-number"]);
});
