import { describe, expect, it } from "vitest";
import { isOnlyDearer } from "../../src/choose/only-dearer.ts";
import { planOf } from "../setup/plan-of.ts";

async function onlyDearer(fact: string, says: string, parts: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const disputed = `disputed: [ { fact: ${fact}, others: [ { says: ${says}, source: study } ], why: told otherwise } ]`;
  return isOnlyDearer((await planOf({ ...parts, disputed })).plan, "study");
}

describe("a reading that can only make a plan dearer", () => {
  // As followed: 100 a month, 500 credits, 1 credit an email.
  it.each([
    ["tiers.pro.price.amount", "101", true],
    ["tiers.pro.price.amount", "100", true],
    ["tiers.pro.price.amount", "99", false],
    ["tiers.pro.price.amount", "unpublished", true],
    ["tiers.pro.price.amount", "{ reported: [ 50, 80 ], source: study }", true],
    ["tiers.pro.price", "[ { amount: 200, billed: monthly } ]", false],
    ["tiers.pro.grants.credits", "499", true],
    ["tiers.pro.grants.credits", "501", false],
    ["actions.reveal-email.burns", "2", true],
    ["actions.reveal-email.burns", "0.5", false],
    ["actions.reveal-email.charged", "attempt", false],
  ])("%s: %s is %s", async (fact, says, expected) => {
    expect(await onlyDearer(fact, says)).toBe(expected);
  });

  it("is not said of a smaller allowance under a cap on the balance", async () => {
    const tiers =
      "tiers: { pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 500, every: month, rollover: { carry: all, again: true, capBalance: 2 grants } } ] } }";
    expect(await onlyDearer("tiers.pro.grants.credits", "499", { tiers })).toBe(false);
  });
});
