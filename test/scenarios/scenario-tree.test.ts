import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { parseScenario } from "../../src/scenarios/parse.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { scenarioText } from "../../src/scenarios/scenario-text.ts";
import { scenarioTree } from "../../src/scenarios/scenario-tree.ts";
import { valueIn } from "../setup/scenario-of.ts";

const folder = new URL("../../fixtures/scenarios/", import.meta.url);
const context = { activities: shippedCatalog().activities, asOf: Date.UTC(2026, 10, 22) };

async function parsed(text: string): Promise<Scenario> {
  return valueIn(await parseScenario(text, "team.yaml", context));
}

/** What a scenario computes with; what it says outright and what it leaves to the ordinary may differ. */
function computed({ stated: _stated, ...rest }: Scenario) {
  return rest;
}

describe("a scenario as a tree", () => {
  it.each(readdirSync(folder))("%s is the same when it is written and read again", async (name) => {
    const scenario = await parsed(readFileSync(new URL(name, folder), "utf8"));
    expect(computed(await parsed(scenarioText(scenarioTree(scenario))))).toEqual(computed(scenario));
  });

  it("says every key again: windows, ways, batches, customers, seats and changes of all of them", async () => {
    const scenario = await parsed(`
name: "All: of it"
start: 2027-01-01
months: 18
currency: USD
vendors: [ apollo, lemlist ]
team:
  sdr: { people: 8, seats: 10, cap: 500, pace: 20%, does: { email: 2.5/day }, find: { phone: 20/month } }
account: { crm-record: 2000/month, monitored-account: 40, contact-import: 40000 once on 2027-03-01 }
events: { referral: 1/month }
assume:
  workingWeeksPerYear: 46.5
  found: { email: 83 of 100, phone@lusha: 55.25%, "*": 90% }
  alreadyKnown: { 12 months: 10%, month: 1 of 3 }
  together: false
  use: { lemlist: { email: find-email }, apollo: { phone: { a: 80%, b: 20% } } }
  batch: { email: 25 }
  season: { november: 150% }
  growth: -2%
  spread: 25%
need: { features: [ api ], billed: yearly }
customerOf: { lemlist: { tier: email, billed: yearly, seats: 3, since: 2025-02-03, renews: 2027-02-03, balance: 1400 } }
changes:
  - { from: 2027-04-01, set: { team.sdr.people: 20, team.sdr.seats: 20, account.crm-record: 3000/month } }
  - { from: 2027-06-01, set: { team.ae: { people: 2, does: { email: 5/week } }, assume.growth: 1%, events.referral: 2/month } }
`);
    expect(computed(await parsed(scenarioText(scenarioTree(scenario))))).toEqual(computed(scenario));
  });

  it("leaves out what is as it would be without a word", async () => {
    const text = "start: 2027-01-01\nteam: { sdr: { people: 3, does: { email: 50/week } } }";
    expect(scenarioTree(await parsed(`name: Three\n${text}`))).toEqual({
      name: "Three",
      start: "2027-01-01",
      months: 12,
      team: { sdr: { people: 3, does: { email: "50/week" } } },
    });
  });
});
