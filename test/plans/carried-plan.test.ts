import { describe, expect, it } from "vitest";
import { carriedPlan, carryPlan } from "../../src/plans/carried-plan.ts";
import { withoutPrices } from "../../src/plans/confidential.ts";
import { parseContract } from "../../src/plans/parse.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { withNumbers } from "../../src/plans/with-numbers.ts";
import { FROZEN, frozenPlan } from "../setup/answers.ts";
import { madeOf } from "../setup/plan-of.ts";

const CONTRACT = `
extends: zoominfo
name: our-quote
confidential: true
sources: { quote: { title: "Quote of 2026-11-18: 21,777 a year", date: 2026-11-18, read: 2026-11-18, authority: contract } }
source: quote
tiers:
  advanced:
    price: [ { billed: yearly, amount: 21777, uplift: 7% } ]
topUps: [ { amount: 0.18, min: 5000 } ]
notModelled: [ { says: "Seats at $777 each", effect: "Costs more" } ]
`;

async function contract(): Promise<PlanFile> {
  const base = await frozenPlan("zoominfo");
  return madeOf(await parseContract(CONTRACT, "our-quote.yaml", () => base, FROZEN));
}

/** A plan as it is computed with: where its values stand in the file, and the file's own tests, are left out. */
function computed({ plan }: PlanFile) {
  const { places: _places, examples: _examples, ...rest } = plan;
  return rest;
}

describe("a plan that travels", () => {
  it.each(["apollo", "zoominfo", "lemlist", "zaplify", "knowledgenet"])("%s arrives as it left", async (id) => {
    const file = await frozenPlan(id);
    expect(computed(carriedPlan(JSON.parse(JSON.stringify(carryPlan(file))), FROZEN))).toEqual(computed(file));
  });

  it("a contract arrives with its terms, its tiers and whose word its numbers are", async () => {
    const file = await contract();
    const arrived = carriedPlan(JSON.parse(JSON.stringify(carryPlan(file))), FROZEN);
    expect(computed(arrived)).toEqual(computed(file));
    expect(arrived.plan.tiers.map(({ id }) => id)).toEqual(["advanced"]);
    expect(Object.values(arrived.plan.provenance)).toContainEqual(["quote"]);
  });
});

describe("a confidential contract without its prices", () => {
  it("has nothing left that tells one: amounts, uplift, the title of the quote, remarks", async () => {
    const hidden = withoutPrices(await contract(), FROZEN);
    const carried = JSON.stringify(carryPlan(hidden));
    for (const secret of ["21777", "21,777", "0.18", "7%", "777"]) expect(carried).not.toContain(secret);
    expect(hidden.plan.tiers[0]?.price[0]?.pricing).toMatchObject({ amount: { USD: { unpublished: true } } });
  });

  it("keeps what is no price: credits, tiers, and that it is a contract", async () => {
    const file = await contract();
    const hidden = withoutPrices(file, FROZEN);
    expect(hidden.plan.tiers.map(({ id, grants }) => [id, grants.length])).toEqual(
      file.plan.tiers.map(({ id, grants }) => [id, grants.length]),
    );
    expect(hidden.plan.contract).toEqual(file.plan.contract);
  });
});

describe("another number tried", () => {
  it("changes the price that stands at an address, and nothing else", async () => {
    const file = await frozenPlan("zoominfo");
    const tried = withNumbers(file, [{ address: "tiers.advanced.price.amount", value: 20000 }], FROZEN);
    expect(tried.id).toBe("zoominfo");
    expect(tried.plan.contract).toBeUndefined();
    expect(tried.plan.tiers.map(({ id }) => id)).toEqual(file.plan.tiers.map(({ id }) => id));
    // $20,000 in millionths.
    expect(tried.plan.tiers[1]?.price[0]?.pricing).toEqual({ is: "flat", amount: { USD: 20_000_000_000 } });
    expect(file.plan.tiers[1]?.price[0]?.pricing).toEqual({ is: "flat", amount: { USD: 24_995_000_000 } });
  });

  it("is refused by name where the address leads nowhere", async () => {
    const file = await frozenPlan("zoominfo");
    expect(() => withNumbers(file, [{ address: "tiers.advnced.price.amount", value: 1 }], FROZEN)).toThrow(/advnced/);
  });
});
