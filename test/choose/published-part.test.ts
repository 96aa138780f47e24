import { describe, expect, it } from "vitest";
import { compare } from "../../src/choose/compare/compare.ts";
import { conversionOf } from "../../src/choose/exchange.ts";
import type { NotPriced } from "../../src/choose/without-total.ts";
import { fraction } from "../../src/units/fraction.ts";
import { toUnits } from "../../src/units/money.ts";
import { FROZEN } from "../setup/answers.ts";
import { madeOf, parsedPlan } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

const SCENARIO = scenarioOf("{ start: 2027-01-01, months: 12, account: { email: 100/month } }");

async function selling(id: string, amount: number | "unpublished", credits: number | "unpublished", currency = "USD") {
  const tiers = `tiers: { pro: { price: [ { amount: ${amount}, billed: monthly } ], grants: [ { credits: ${credits}, every: month } ] } }`;
  return madeOf(await parsedPlan({ tiers, currency: `currency: ${currency}` }, `plans/${id}.yaml`));
}

/** How a plan that does not publish its allowance stands against one for $10 a month. */
async function against(amount: number | "unpublished", currency = "USD", rate?: number): Promise<readonly unknown[]> {
  const plans = [await selling("known", 10, 500), await selling("unknown", amount, "unpublished", currency)];
  const euros = conversionOf([{ from: "EUR", to: "USD", rate: fraction(rate ?? 1, 100), given: { is: "flag" } }]);
  if ("code" in euros) throw new Error(euros.message);
  const conversion = rate === undefined ? undefined : euros;
  const { plans: compared } = compare({ ...FROZEN, plans, scenario: SCENARIO, conversion });
  const place = compared.find(({ answer }) => answer.plan.id === "unknown")?.place as NotPriced;
  return [place.is, place.winsBelow && toUnits(place.winsBelow), place.neverBelow && toUnits(place.neverBelow)];
}

describe("a plan that publishes its price and not its allowance, against $10 × 12 = $120", () => {
  it.each([
    // 12 × 9.99 = 119.88: with enough credits it wins
    [9.99, ["not-priced", 120, undefined]],
    [10, ["not-priced", undefined, 120]],
    // 12 × 10.01
    [10.01, ["not-priced", undefined, 120.12]],
    ["unpublished", ["not-priced", 120, undefined]],
  ] as const)("at %s a month", async (amount, expected) => {
    expect(await against(amount)).toEqual(expected);
  });

  it("in another currency, as far as a rate leads there", async () => {
    // 12 × €9.50 = €114; at 1.08 that is $123.12, at 1.05 $119.70
    expect(await against(9.5, "EUR", 108)).toEqual(["not-priced", undefined, 123.12]);
    expect(await against(9.5, "EUR", 105)).toEqual(["not-priced", 120, undefined]);
    expect(await against(9.5, "EUR")).toEqual(["not-priced", 120, undefined]);
  });
});
