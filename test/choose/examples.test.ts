import { describe, expect, it } from "vitest";
import { checkExamples } from "../../src/choose/examples.ts";
import { planOf, WORDS } from "../setup/plan-of.ts";

/** What is found in a plan whose only example is this one; the plan: $100 a month, 500 credits, an email is 1 credit. */
async function messages(example: string, parts: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const file = await planOf({ ...parts, examples: `examples: [ { says: printed, ${example} } ]` });
  return checkExamples(file.plan, WORDS.activities).map(({ message }) => message);
}

const TWO_TIERS = {
  tiers: `tiers:
  small: { price: [ { amount: 50, billed: monthly } ], grants: [ { credits: 100, every: month } ] }
  big: { price: [ { amount: 80, billed: monthly }, { amount: 720, billed: yearly } ], grants: [ { credits: 300, every: month } ] }`,
};
const GRANTS = "grants: [ { credits: 300, every: month } ]";
const WITH_SET_UP = {
  tiers: `tiers: { pro: { price: [ { amount: 720, billed: yearly }, { amount: 500, every: once } ], ${GRANTS} } }`,
};
const BOUND_FOR_A_YEAR = {
  tiers: `tiers: { pro: { price: [ { amount: 90, billed: quarterly, term: 1 year } ], ${GRANTS} } }`,
};
const BUNDLES = { topUps: "topUps: [ { amount: 0.012, per: credit, lasts: forever } ]" };

describe("what an example expects holds", () => {
  it.each([
    // 600 emails × 1 credit
    ["burns", "given: { email: 600 }, burns: 600", {}],
    // 250 × 3 months
    ["burns of several months", "given: { email: 250 }, months: 3, burns: 750", {}],
    // 500 credits on the first of each of 12 months
    ["grants", "tier: pro, months: 12, grants: 6000", {}],
    // 3 invoices of $100
    ["costs", "tier: pro, months: 3, costs: 300", {}],
    // $720 ÷ (12 × 300 credits) = 0.20
    ["unitPrice of a yearly cycle", "tier: big, billed: yearly, unitPrice: 0.20", TWO_TIERS],
    // $720 ÷ 3,600: the set-up fee of $500 is no part of it
    ["unitPrice without set-up", "tier: pro, billed: yearly, unitPrice: 0.20", WITH_SET_UP],
    // $90 ÷ (3 × 300): one quarter of the four that the term binds to
    ["unitPrice of one cycle of a longer term", "tier: pro, billed: quarterly, unitPrice: 0.10", BOUND_FOR_A_YEAR],
    // $80 ÷ 300 = 0.2666…: at two decimals 0.27
    ["unitPrice at the decimals written", "tier: big, billed: monthly, unitPrice: 0.27", TWO_TIERS],
    // 1,000 × $0.012
    ["costs of a top-up alone", "topUp: 1000, costs: 12", BUNDLES],
    ["unitPrice of a bought credit", "topUp: 1000, unitPrice: 0.012", BUNDLES],
    ["recommends at the allowance", "given: { email: 100 }, recommends: small", TWO_TIERS],
    ["recommends above it", "given: { email: 101 }, recommends: big", TWO_TIERS],
  ])("%s", async (_what, example, parts) => {
    expect(await messages(example, parts as Readonly<Record<string, string>>)).toEqual([]);
  });
});

describe("what an example expects fails", () => {
  it.each([
    ["given: { email: 600 }, burns: 601", {}, `"printed" comes out at 600, not 601`],
    ["topUp: 1000, costs: 10", BUNDLES, `"printed" comes out at 12, not 10`],
    ["tier: big, billed: monthly, unitPrice: 0.26", TWO_TIERS, `"printed" comes out at 0.27, not 0.26`],
    ["given: { email: 101 }, recommends: small", TWO_TIERS, `"printed" is told to take big, not small`],
    ["given: { phone: 1 }, burns: 1", {}, `"printed" cannot be computed: nothing it offers does phone`],
    [
      "topUp: 10, costs: 1",
      {},
      `"printed" cannot be computed: nothing on its list of top-ups sells that at a published price`,
    ],
  ])("%s", async (example, parts, message) => {
    expect(await messages(example, parts as Readonly<Record<string, string>>)).toEqual([message]);
  });

  it("names the number that is not published", async () => {
    const hidden = { actions: "actions: { reveal-email: { does: email, burns: unpublished, charged: success } }" };
    expect(await messages("given: { email: 1 }, burns: 1", hidden)).toEqual([
      `"printed" cannot be computed: actions.reveal-email.burns is not published`,
    ]);
  });

  it("points at the figure that was expected", async () => {
    const file = await planOf({ examples: "examples: [ { says: printed, given: { email: 5 }, burns: 6 } ]" });
    const [issue] = checkExamples(file.plan, WORDS.activities);
    const line = "examples: [ { says: printed, given: { email: 5 }, burns: 6 } ]";
    expect(issue?.place.column).toBe(line.indexOf("6 }") + 1);
    expect(issue?.code).toBe("example-fails");
  });
});
