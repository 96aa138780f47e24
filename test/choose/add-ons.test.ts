import { describe, expect, it } from "vitest";
import { offersOf } from "../../src/choose/offers.ts";
import { planFileIn } from "../setup/plan-folder.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

async function addOnsBilled(billed: string, need: string): Promise<readonly string[] | undefined> {
  const { plan } = await planFileIn("fixtures/plans", "add-ons-of-one-feature");
  const scenario = scenarioOf(`start: 2027-01-01\nteam: { sdr: { people: 1, does: { email: 10/month } } }\n${need}`);
  const offer = offersOf(plan, scenario).find(({ billing }) => billing.id === billed);
  return offer?.addOns.map(({ id }) => id);
}

describe("of several add-ons that bring a needed feature", () => {
  it("the cheapest is taken, wherever it stands in the file", async () => {
    // billed monthly: small 30 × 12 = 360, large 50 × 12 = 600, hidden unknown
    expect(await addOnsBilled("monthly", "need: { features: [ api ] }")).toEqual(["small"]);
  });

  it("one that has no price for the way of billing is not sold with it", async () => {
    // billed yearly: large 300, hidden unknown; small is sold by the month only
    expect(await addOnsBilled("yearly", "need: { features: [ api ] }")).toEqual(["large"]);
  });

  it("none is taken where the feature is not needed", async () => {
    expect(await addOnsBilled("monthly", "")).toEqual([]);
  });
});
