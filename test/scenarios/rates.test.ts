import { describe, expect, it } from "vitest";
import { day, issuesOf, parsedFrom, rate, scenarioOf } from "../setup/scenario-of.ts";

const START = "start: 2027-01-01\n";

function accountOf(text: string) {
  return scenarioOf(`${START}account: { ${text} }`).spans[0]?.account.does;
}

function refusalOf(text: string) {
  const [issue] = issuesOf(parsedFrom(`${START}account: { ${text} }`));
  return issue && { code: issue.code, message: issue.message, hint: issue.hint };
}

describe("how much", () => {
  it.each([
    ["crm-record: 150/week", { "crm-record": rate(150, "week") }],
    ["crm-record: 40 / day", { "crm-record": rate(40, "day") }],
    ["crm-record: 9/quarter", { "crm-record": rate(9, "quarter") }],
    ["mailbox: 6", { mailbox: rate(6, "held") }],
    ["crm-record: 40000 once on 2027-03-01", { "crm-record": { ...rate(40_000, "once"), on: day("2027-03-01") } }],
    [
      "crm-record: { rate: 40000 once, on: 2027-03-01 }",
      { "crm-record": { ...rate(40_000, "once"), on: day("2027-03-01") } },
    ],
  ])("%s", (text, does) => {
    expect(accountOf(text)).toEqual(does);
  });

  it.each([
    ["crm-record: 150", "bare-number", "must say by when, such as 150/month or 150/week, not 150", undefined],
    [
      "mailbox: 6/month",
      "held-activity",
      "must be a whole number such as 40, since a mailbox is simply there, not 6/month",
      undefined,
    ],
    [
      "mailbox: 2.5",
      "held-activity",
      "must be a whole number such as 40, since a mailbox is simply there, not 2.5",
      undefined,
    ],
    [
      "crm-record: 150/wek",
      "not-a-rate",
      'must be a rate such as 150/week, 600/month or 40000 once, not "150/wek"',
      'Did you mean "150/week"?',
    ],
    [
      "crm-record: -5/week",
      "not-a-rate",
      'must be a rate such as 150/week, 600/month or 40000 once, not "-5/week"',
      undefined,
    ],
    [
      "crm-record: { rate: 5/week, on: 2027-03-01 }",
      "day-of-rate",
      "belongs to a rate that happens once and names no day yet, such as { rate: 40000 once, on: 2027-03-01 }",
      undefined,
    ],
    [
      "crm-record: { rate: 5 once, on: 2027-02-29 }",
      "impossible-date",
      'must be a day that exists, such as 2027-01-31, not "2027-02-29"',
      undefined,
    ],
    [
      "crm-recrod: 5/week",
      "unknown-activity",
      'names the activity "crm-recrod", which is not known; plans/activities.yaml lists them',
      'Did you mean "crm-record"?',
    ],
    [
      "toString: 5/week",
      "unknown-activity",
      'names the activity "toString", which is not known; plans/activities.yaml lists them',
      undefined,
    ],
  ])("refuses %s as %s", (text, code, message, hint) => {
    expect(refusalOf(text)).toEqual({ code, message, hint });
  });

  it.each([
    ["2026-12-31", true],
    ["2027-01-01", false],
    ["2027-12-31", false],
    ["2028-01-01", true],
  ])("once on %s never happens within 2027: %s", (on, never) => {
    const warned = issuesOf(parsedFrom(`${START}account: { crm-record: 5 once on ${on} }`)).some(
      ({ code }) => code === "outside-horizon",
    );
    expect(warned).toBe(never);
  });
});

describe("results", () => {
  it("are refused beside attempts of the same activity", () => {
    const text = "team: { sdr: { people: 1, does: { email: 5/week }, find: { email: 5/week, phone: 2/week } } }";
    expect(issuesOf(parsedFrom(text))).toMatchObject([{ code: "does-and-find", address: "team.sdr.find.email" }]);
  });

  it("are refused of what is simply there", () => {
    expect(issuesOf(parsedFrom("team: { sdr: { people: 1, find: { mailbox: 5 } } }"))).toMatchObject([
      { code: "held-result" },
    ]);
  });
});

describe("events", () => {
  it("happen by the month, and a bare number does not say that", () => {
    const text = "account: { crm-record: 1/month }\nevents: { referral: 1 }";
    expect(issuesOf(parsedFrom(text))).toMatchObject([{ code: "bare-number", address: "events.referral" }]);
  });
});
