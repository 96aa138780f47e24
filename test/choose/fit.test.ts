import { describe, expect, it } from "vitest";
import { misfitsOf } from "../../src/choose/fit.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

const FEATURES = ["api", "crm-sync"];
const TEAM = "team: { sdr: { people: 1, does: { email: 1/week } } }";

async function found(parts: string): Promise<readonly string[]> {
  const misfits = misfitsOf(scenarioOf(`${TEAM}\n${parts}`), { plans: [await planOf()], features: FEATURES });
  return misfits.map(({ path, code, hint = "" }) => `${path.join(".")} ${code} ${hint}`.trimEnd());
}

describe("what a scenario names and nobody has", () => {
  it.each([
    ["vendors: [ acme, acmee ]", `vendors.1 unknown-plan Did you mean "acme"?`],
    ["customerOf: { amce: { tier: pro } }", `customerOf.amce unknown-plan Did you mean "acme"?`],
    ["customerOf: { acme: { tier: prp } }", `customerOf.acme.tier unknown-tier Did you mean "pro"?`],
    ["need: { features: [ crm-sink ] }", `need.features.0 unknown-feature Did you mean "crm-sync"?`],
    ["assume: { use: { amce: { email: x } } }", `assume.use.amce unknown-plan Did you mean "acme"?`],
    [
      "assume: { use: { acme: { email: reveal-emial } } }",
      `assume.use.acme.email unknown-action Did you mean "reveal-email"?`,
    ],
    ["assume: { use: { acme: { phone: reveal-email } } }", "assume.use.acme.phone wrong-action"],
    [`assume: { found: { "email@amce": 50% } }`, `assume.found.email@amce unknown-plan Did you mean "acme"?`],
  ])("%s", async (parts, misfit) => {
    expect(await found(parts)).toEqual([misfit]);
  });

  it("finds nothing where everything is there", async () => {
    const parts = `vendors: [ acme ]
customerOf: { acme: { tier: pro } }
need: { features: [ api ] }
assume: { use: { acme: { email: reveal-email } }, found: { "email@acme": 50% } }`;
    expect(await found(parts)).toEqual([]);
  });
});
