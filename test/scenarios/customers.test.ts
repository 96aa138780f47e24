import { describe, expect, it } from "vitest";
import { day, findingsIn, issuesOf, parsedFrom, scenarioOf } from "../setup/scenario-of.ts";

const WORK = "account: { crm-record: 5/week }\n";

describe("what the team has today", () => {
  it("is read by plan", () => {
    const { customerOf } = scenarioOf(`${WORK}customerOf:
  lemlist: { tier: multichannel, billed: yearly, seats: 6, since: 2025-05-10, renews: 2027-05-10, balance: 1400.50 }
  kaspr: { tier: starter, balance: { phone: 40, export: 1200 } }`);
    expect(customerOf).toEqual([
      {
        plan: "lemlist",
        tier: "multichannel",
        billed: "yearly",
        seats: 6,
        since: day("2025-05-10"),
        renews: day("2027-05-10"),
        balance: "1400.50",
      },
      { plan: "kaspr", tier: "starter", balance: { phone: "40", export: "1200" } },
    ]);
  });

  it("is refused by its own line", () => {
    expect(
      findingsIn(`${WORK}customerOf:
  apollo: { tier: basic, billed: yealry, balance: -5 }
  lemlist: { tier: email, since: 2027-05-10, renews: 2027-05-10, balance: 0.0005 }`),
    ).toEqual(["3:34 unknown-billing", "3:51 not-credits", "4:54 renews-before-since", "4:75 not-credits"]);
  });
});

describe("what an offer must have", () => {
  it("is a list of features and a way of billing", () => {
    expect(scenarioOf(`${WORK}need: { features: [ crm-sync, api ], billed: 30 days }`).need).toEqual({
      features: ["crm-sync", "api"],
      billed: "30 days",
    });
  });

  it("names the nearest way of billing", () => {
    expect(issuesOf(parsedFrom(`${WORK}need: { features: [ CRM sync ], billed: yearli }`))).toMatchObject([
      { code: "not-an-id", address: "need.features.1" },
      { code: "unknown-billing", hint: 'Did you mean "yearly"?' },
    ]);
  });
});
