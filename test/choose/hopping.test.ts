import { describe, expect, it } from "vitest";
import { offersAsked } from "../../src/choose/field.ts";
import { mayHop } from "../../src/choose/hopping.ts";
import { ASK } from "../setup/answers.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

const aYear = scenarioOf("start: 2027-01-01\nteam: { sdr: { people: 2, does: { email: 50/week } } }");

// Two tiers by the month, twelve of which are the year: no term is cut, and no credit of theirs outlives its month.
async function mayHopBeside(tier: string) {
  const tiers = `tiers:
  ${tier}
  basic: { price: [ { amount: 50, billed: monthly } ], grants: [ { credits: 500, every: month } ] }
  pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 1500, every: month } ] }`;
  return mayHop(offersAsked((await planOf({ tiers })).plan, aYear, ASK), aYear);
}

describe("credits that outlast their month make it worth taking offers in turn", () => {
  it.each([
    [
      "a free tier's that come once",
      "free: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 100, every: once } ] }",
      true,
    ],
    [
      "no tier's",
      "free: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 100, every: month } ] }",
      false,
    ],
    [
      "a trial's",
      "free: { trial: true, price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 100, every: once } ] }",
      false,
    ],
  ])("%s", async (_whose, tier, expected) => {
    expect(await mayHopBeside(tier)).toBe(expected);
  });
});
