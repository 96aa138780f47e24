import { beforeAll, describe, expect, it } from "vitest";
import { currenciesOf, oldestAge, type Selection, selectPlans, shareOn, trustIn } from "../../src/choose/catalogue.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { fraction } from "../../src/units/fraction.ts";
import { planOf } from "../setup/plan-of.ts";
import { day } from "../setup/scenario-of.ts";

const AS_OF = day("2026-11-22");
const ALL: Selection = { does: [], features: [], currency: undefined, olderThan: undefined, sort: "vendor" };

/*
 * Three plans. The price list was read on 2026-08-17, 97 days before (14 + 30 + 31 + 22); the study is of 2026-01-31, 295
 * days before (28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 22).
 */
let plans: readonly PlanFile[] = [];

beforeAll(async () => {
  plans = await Promise.all([
    planOf({ vendor: "vendor: Zeta" }),
    planOf({
      vendor: "vendor: acme",
      actions: "actions: { find: { does: [ email, phone ], burns: 1, charged: success } }",
      tiers:
        "tiers: { pro: { price: [ { amount: { EUR: 30, USD: 33 }, billed: monthly } ], grants: [ { credits: 500, every: month } ], features: { is: [ api ], source: study } } }",
      currency: "currency: EUR",
    }),
    planOf({
      vendor: "vendor: Midway",
      tiers:
        "tiers: { free: { price: [ { amount: 0, billed: monthly } ] }, pro: { price: [ { amount: { is: 120, source: study }, every: year, billed: yearly } ], grants: [ { credits: 500, every: month } ] } }",
      disputed:
        "disputed: [ { fact: tiers.pro.price.amount, why: Two prices., others: [ { says: 130, source: list } ] } ]",
    }),
  ]);
});

function chosen(selection: Partial<Selection>): readonly string[] {
  return selectPlans(plans, { ...ALL, ...selection }, AS_OF).map(({ plan }) => plan.vendor);
}

describe("which plans are asked for", () => {
  it.each([
    [{ does: ["phone"] }, ["acme"]],
    [{ does: ["email", "phone"] }, ["acme"]],
    [{ does: ["email"] }, ["acme", "Midway", "Zeta"]],
    [{ features: ["api"] }, ["acme"]],
    [{ features: ["api", "crm-sync"] }, []],
    [{ currency: "USD" }, ["acme", "Midway", "Zeta"]],
    [{ currency: "EUR" }, ["acme"]],
    // Features of a plan rest on the old study, but only numbers count.
    [{ olderThan: 294 }, ["Midway"]],
    [{ olderThan: 295 }, []],
    [{ olderThan: 96 }, ["acme", "Midway", "Zeta"]],
    [{ olderThan: 97 }, ["Midway"]],
  ] as const)("%j", (selection, expected) => {
    expect(chosen(selection as Partial<Selection>)).toEqual(expected);
  });
});

describe("in which order", () => {
  it.each([
    ["vendor", ["acme", "Midway", "Zeta"]],
    // EUR before USD; 120 a year are 10 a month, below 100
    ["price", ["acme", "Midway", "Zeta"]],
    ["age", ["Midway", "Zeta", "acme"]],
    ["disputed", ["Midway", "Zeta", "acme"]],
  ] as const)("%s", (sort, expected) => {
    expect(chosen({ sort })).toEqual(expected);
  });

  it("price, where the prices of one currency are shown: 10, 33 and 100 dollars a month", () => {
    expect(chosen({ sort: "price", currency: "USD" })).toEqual(["Midway", "acme", "Zeta"]);
  });

  it("official, the highest share first", () => {
    expect(chosen({ sort: "official" })).toEqual(["Zeta", "acme", "Midway"]);
  });
});

describe("on whose word the numbers stand", () => {
  it("counts numbers by their best source, and neither rules nor words", () => {
    // Midway: a price of 0 and 500 credits and a burn of 1 from the list, a price of 120 from the study
    const midway = plans[2] as PlanFile;
    expect(trustIn(midway)).toMatchObject({ numbers: 4, by: { official: 3, "third-party": 1, relayed: 0 } });
    expect(shareOn("official", trustIn(midway))).toEqual(fraction(3, 4));
  });

  it("is as old as the oldest source of a number", () => {
    expect(plans.map((file) => oldestAge(file, AS_OF))).toEqual([97, 97, 295]);
  });

  it("knows every currency that prices are printed in, the plan's own first", () => {
    expect(currenciesOf((plans[1] as PlanFile).plan)).toEqual(["EUR", "USD"]);
  });
});
