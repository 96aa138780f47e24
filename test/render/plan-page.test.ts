import { describe, expect, it } from "vitest";
import { renderPlan } from "../../src/render/plans.ts";
import { CONTEXT, look } from "../setup/answers.ts";
import { planOf } from "../setup/plan-of.ts";

async function said(parts: Readonly<Record<string, string>>): Promise<string> {
  return renderPlan(await planOf(parts), "table", look(), CONTEXT).replace(/\s+/g, " ");
}

describe("a plan as a buyer reads it", () => {
  it.each([
    [
      "prices that are billed alike stand together",
      "tiers: { pro: { seats: { included: 1 }, price: [ { amount: 69.9, billed: monthly }, { amount: 49.9, per: seat, billed: monthly }, { amount: 600, billed: yearly } ] } }",
      "$69.90 a month and $49.90 a seat a month, billed monthly; $600.00 a year, billed yearly. Brings no credits. 1 seat included.",
    ],
    [
      "a slider says what it sells",
      "tiers: { pro: { price: [ { sizes: { 1000: 40, 5000: unpublished }, billed: monthly } ], grants: [ { credits: size, every: month, rollover: { carry: all, again: true, capBalance: 2 grants } } ] } }",
      "1,000 credits for $40.00, 5,000 for ? a month, billed monthly. Brings the chosen credits each month, what is left rolls over, up to a balance of 2 × the grant, again and again.",
    ],
    [
      "accounts of an age are told by the day",
      "tiers: { old: { closed: true, accounts: { createdBefore: 2025-12-18 }, price: [ { amount: 10, billed: monthly } ] } }",
      "No longer sold and only for accounts made before 2025-12-18.",
    ],
  ])("%s", async (_claim, tiers, expected) => {
    expect(await said({ tiers })).toContain(expected);
  });

  it("a block is a started block", async () => {
    const actions = "actions: { export: { does: contact-export, burns: 1, charged: attempt, block: 25 } }";
    expect(await said({ actions })).toContain("1 credit for each started 25 tried (export)");
  });

  it("credits burn in the reader's words", async () => {
    const burnOrder = "burnOrder: [ allowance, rollover, purchase, expiry ]";
    expect(await said({ burnOrder })).toContain(
      "burn order The allowance, then what rolled over, then bought credits, then soonest to expire.",
    );
  });

  it("a dispute tells what the file follows and what others say", async () => {
    const disputed =
      "disputed: [ { fact: tiers.pro.price.amount, why: Two prices., others: [ { says: 130, source: study } ] } ]";
    expect(await said({ disputed })).toContain("Two prices. Here 100; 130 in study.");
  });

  it("says on whose word its numbers stand", async () => {
    // 100, 500 and 1, all from the price list of 2026-08-17: 97 days
    expect(await said({})).toContain(
      "3 numbers: 100 % official. Last read on 2026-08-17. The oldest source of a number is 97 days old on 2026-11-22.",
    );
  });
});
