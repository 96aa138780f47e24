import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { parseScenario } from "../../src/scenarios/parse.ts";
import { scenarioText } from "../../src/scenarios/scenario-text.ts";
import { readYaml } from "../../src/written/read-yaml.ts";

const { activities } = shippedCatalog();

describe("a scenario as text", () => {
  it("reads like one that a person wrote", () => {
    const scenario = {
      name: "Eight SDRs: pilot",
      start: "2027-01-01",
      months: 12,
      vendors: ["apollo", "zoominfo-quote"],
      team: { sdr: { people: 8, does: { email: "150/week" }, find: { phone: "20/month" } } },
      account: { "monitored-account": 40 },
      changes: [{ from: "2027-07-01", set: { "team.sdr.people": 14 } }],
      customerOf: { lemlist: { tier: "email", balance: 1400 } },
      need: { features: ["crm-sync", "api"] },
      assume: { found: { email: "85%", phone: "83 of 100" }, alreadyKnown: "10%" },
    };
    expect(scenarioText(scenario, ["A team."])).toBe(`# A team.
name: "Eight SDRs: pilot"
start: 2027-01-01
months: 12
vendors: [ apollo, zoominfo-quote ] # leave out: all
team: # what each person attempts
  sdr: { people: 8, does: { email: 150/week }, find: { phone: 20/month } }
account: { monitored-account: 40 } # for all together
changes: # from that day on
  - { from: 2027-07-01, set: { team.sdr.people: 14 } }
customerOf: # what the team has today
  lemlist: { tier: email, balance: 1400 }
need: { features: [ crm-sync, api ] }
assume: # what is left out is always found and never known
  found: { email: 85%, phone: 83 of 100 }
  alreadyKnown: 10%
`);
  });

  it("says what it was given, whatever the name holds", async () => {
    const names = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        "true",
        "null",
        "- x",
        "a: b",
        "# no",
        "1e5",
        "0x1F",
        '"',
        "'",
        "{ }",
        "~",
        "2027-01-01",
        "85%",
        "123",
        "1.50",
      ),
    );
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 0, max: 99 }), async (name, people) => {
        fc.pre(name.trim() !== "" && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(name));
        const scenario = { name, start: "2027-01-01", team: { sdr: { people, does: { email: "150/week" } } } };
        const read = readYaml(scenarioText(scenario), "team.yaml");
        expect(read.ok && read.value.value).toEqual(scenario);
      }),
    );
  });

  it("is the same scenario when it is read again", async () => {
    const tree = {
      name: "Team",
      start: "2027-01-01",
      months: 12,
      team: { sdr: { people: 8, does: { email: "150/week" } } },
      assume: { found: { email: "83 of 100" } },
    };
    const context = { activities, asOf: 0 };
    const spoken = await parseScenario(JSON.stringify(tree), "x.yaml", context);
    const written = await parseScenario(scenarioText(tree), "x.yaml", context);
    expect(spoken.ok).toBe(true);
    expect(written).toEqual(spoken);
  });
});
