import { describe, expect, it } from "vitest";
import { scenarioFromTree } from "../../src/scenarios/from-tree.ts";
import { fraction, ONE, ZERO } from "../../src/units/fraction.ts";
import { noPlaces } from "../../src/written/tree.ts";
import { CONTEXT, day, findingsIn, issuesOf, parsedFrom, rate, scenarioOf } from "../setup/scenario-of.ts";

const LEAST = "team: { sdr: { people: 3, does: { email: 50/week } } }";

describe("what is left out", () => {
  it("starts on the first of the month after today and runs a year", () => {
    // Today is 2026-11-22, 15:30 UTC.
    const { start, months, name } = scenarioOf(LEAST);
    expect({ start, months, name }).toEqual({ start: day("2026-12-01"), months: 12, name: "" });
  });

  it("takes the first of the next month also on the first of a month", () => {
    const written = { file: "x", value: { account: { "crm-record": "1/month" } }, places: noPlaces("x") };
    const parsed = scenarioFromTree(written, { ...CONTEXT, asOf: day("2027-01-01") });
    expect(parsed.ok && parsed.value.start).toBe(day("2027-02-01"));
  });

  it("means: everything is found, nobody is known, 48 weeks, no season, no growth, the same contacts", () => {
    expect(scenarioOf(LEAST).spans[0]?.assume).toEqual({
      workingWeeksPerYear: fraction(48),
      found: {},
      alreadyKnown: [],
      together: true,
      use: {},
      batch: {},
      season: {},
      growth: ZERO,
    });
  });

  it("means a seat for each of the people", () => {
    expect(scenarioOf(LEAST).spans[0]?.roles).toEqual([
      { id: "sdr", people: 3, seats: 3, work: { does: { email: rate(50, "week") }, find: {} } },
    ]);
  });

  it("is not among what is stated", () => {
    expect([...scenarioOf(LEAST).stated]).toEqual([
      "team",
      "team.sdr",
      "team.sdr.people",
      "team.sdr.does",
      "team.sdr.does.email",
    ]);
  });
});

describe("what is said", () => {
  it("is stated by its path", () => {
    const { stated } = scenarioOf(`${LEAST}\nmonths: 6\nassume: { found: { email: 85% }, growth: 0% }`);
    expect(
      ["months", "assume.found.email", "assume.growth", "assume.season", "start"].filter((path) => stated.has(path)),
    ).toEqual(["months", "assume.found.email", "assume.growth"]);
  });

  it("takes the place of every default", () => {
    const scenario = scenarioOf(`
name: Eight SDRs
start: 2027-01-31
months: 24
currency: EUR
vendors: [ lemlist, apollo ]
team: { sdr: { people: 8, seats: 9, cap: 500, pace: 20%, find: { email: 400/month } } }
events: { referral: 1/month }
need: { features: [ crm-sync ], billed: yearly }
assume: { workingWeeksPerYear: 45.5, together: false, spread: 25% }
`);
    expect(scenario).toMatchObject({
      name: "Eight SDRs",
      start: day("2027-01-31"),
      months: 24,
      currency: "EUR",
      vendors: ["lemlist", "apollo"],
    });
    expect(scenario.need).toEqual({ features: ["crm-sync"], billed: "yearly" });
    expect(scenario.spans[0]).toMatchObject({
      roles: [
        {
          id: "sdr",
          people: 8,
          seats: 9,
          cap: 500,
          pace: "20%",
          work: { does: {}, find: { email: rate(400, "month") } },
        },
      ],
      events: { referral: rate(1, "month") },
      assume: { workingWeeksPerYear: fraction(91, 2), together: false, spread: fraction(1, 4) },
    });
  });

  it("is told all at once, in the order of the file", () => {
    expect(
      findingsIn(
        "start: 2027-02-30\nmonths: 121\ncurrency: USX\nteam: { SDR: { people: -1 } }\naccount: { crm-records: 1/month }",
      ),
    ).toEqual([
      "1:8 impossible-date",
      "2:9 not-a-whole-number",
      "3:11 unknown-currency",
      "4:9 not-an-id",
      "5:12 unknown-activity",
    ]);
  });
});

describe("the length of a scenario", () => {
  it.each([
    ["0", false],
    ["1", true],
    ["120", true],
    ["121", false],
  ])("of %s months is allowed: %s", (months, allowed) => {
    expect(parsedFrom(`${LEAST}\nmonths: ${months}`).ok).toBe(allowed);
  });
});

describe("a scenario that asks for nothing", () => {
  it.each(["name: Nobody", "team: { manager: { people: 2 } }", "account: {}"])("is refused: %s", (text) => {
    expect(issuesOf(parsedFrom(text)).map(({ code }) => code)).toEqual(["no-activity"]);
  });

  it("is one whose first work comes with a change, and then it is not refused", () => {
    expect(
      parsedFrom("start: 2027-01-01\nchanges: [ { from: 2027-05-01, set: { account.crm-record: 10/month } } ]").ok,
    ).toBe(true);
  });
});

describe("several people of one scenario", () => {
  it("may be none: a role that is not hired yet has 0 people", () => {
    expect(scenarioOf("team: { sdr: { people: 0, does: { email: 5/day } } }").spans[0]?.roles[0]).toMatchObject({
      people: 0,
      seats: 0,
    });
  });

  it.each(["2.5", "-1", "ten", "1e3"])("are a whole number, not %s", (people) => {
    const value = { team: { sdr: { people, does: { email: "5/day" } } } };
    const parsed = scenarioFromTree({ file: "x", value, places: noPlaces("x") }, CONTEXT);
    expect(issuesOf(parsed).map(({ address }) => address)).toEqual(["team.sdr.people"]);
  });

  it("are told apart also where a tree has no places", () => {
    const value = { team: { a: { people: -1, does: { email: "1/x" } } }, months: 0 };
    const parsed = scenarioFromTree({ file: "x", value, places: noPlaces("x") }, CONTEXT);
    expect(issuesOf(parsed).map(({ address }) => address)).toEqual(["months", "team.a.people", "team.a.does.email"]);
  });
});

it("a share of one is exact", () => {
  expect(scenarioOf(`${LEAST}\nassume: { found: 100% }`).spans[0]?.assume.found).toEqual({ "*": { share: ONE } });
});
