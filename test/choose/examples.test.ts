import { describe, expect, it } from "vitest";
import { checkExamples } from "../../src/choose/examples.ts";
import { issuesOf, parsedPlan, planOf, WORDS } from "../setup/plan-of.ts";

/** What is found in a plan whose only example is this one; the plan: $100 a month, 500 credits, an email is 1 credit. */
async function messages(example: string, parts: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const file = await planOf({ ...parts, examples: `examples: [ { says: printed, ${example} } ]` });
  return checkExamples(file, WORDS).map(({ message }) => message);
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
const ROLLED = {
  tiers: `tiers:
  pro:
    price: [ { amount: 100, billed: monthly } ]
    grants: [ { credits: 500, every: month, rollover: { carry: all, capBalance: 2 grants, again: true } } ]`,
  disputed: "disputed: [ { fact: tiers.pro.grants.rollover, others: [ { says: none, source: study } ] } ]",
};
const TWO_WAYS = {
  actions: `actions:
  reveal-email: { does: email, burns: 1, charged: success }
  reveal-by-other-source: { does: email, burns: 3, charged: success }`,
};
const TWO_KINDS = {
  kinds: "kinds: { data: { every: month }, ai: { every: month } }",
  actions: "actions: { reveal-email: { does: email, burns: 1, kind: data, charged: success } }",
  tiers: `tiers:
  pro:
    price: [ { kind: data, sizes: { 500: 40, 900: 60 }, billed: monthly }, { kind: ai, sizes: { 100: 5, 300: 12 }, billed: monthly } ]
    grants: [ { credits: size, kind: data }, { credits: size, kind: ai } ]`,
  topUps: `topUps:
  - { kind: data, per: credit, amount: 0.45, min: 20, lasts: forever }
  - { kind: ai, per: credit, amount: 0.05, lasts: forever }`,
};
const AT_ZERO = {
  tiers:
    "tiers: { pro: { price: [ { amount: unpublished, billed: monthly } ], grants: [ { credits: 500, every: month } ] } }",
  topUps: "topUps: [ { per: pack, credits: 1000, amount: 10, every: cycle } ]",
  whenEmpty: "whenEmpty: [ { do: stop }, { do: topUp }, { do: overage, amount: 0.01 } ]",
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
    // 500; 500 + 500; 500 + 1,000 cut to twice 500
    ["left", "months: 3, left: 1000", ROLLED],
    // as the study has it each deposit ends with its month, the third with the third
    ["left as another source has it", "under: study, months: 3, left: 0", ROLLED],
    // 10 × 3
    ["burns another way", "given: { email: 10 }, use: { email: reveal-by-other-source }, burns: 30", TWO_WAYS],
    // $60 for 900 of data, $12 for 300 of AI
    [
      "costs at a size of each kind",
      "size: { data: 900, ai: 300 }, costs: 72, grants: { data: 900, ai: 300 }",
      TWO_KINDS,
    ],
    // $40 + $12: the size of data that is not said is the one that costs least
    ["costs at the size of one kind", "size: { ai: 300 }, costs: 52", TWO_KINDS],
    // 20 × $0.45 + 100 × $0.05
    ["costs of a top-up of each kind", "topUp: { data: 20, ai: 100 }, costs: 14", TWO_KINDS],
    ["unitPrice of a bought credit of a kind", "topUp: { ai: 40 }, unitPrice: 0.05", TWO_KINDS],
    // 500 too few: one pack of $10, or 500 × $0.01
    ["beyond, with the next pack", "given: { email: 1000 }, atZero: topUp, beyond: 10", AT_ZERO],
    ["beyond, billed afterwards", "given: { email: 1000 }, atZero: overage, beyond: 5", AT_ZERO],
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
    ["months: 3, left: 1500", ROLLED, `"printed" comes out at 1000, not 1500`],
    ["under: study, months: 3, left: 1000", ROLLED, `"printed" comes out at 0, not 1000`],
    ["given: { email: 1000 }, atZero: overage, beyond: 10", AT_ZERO, `"printed" comes out at 5, not 10`],
    [
      "topUp: { data: 19 }, costs: 8.55", // fewer than the vendor sells at once
      TWO_KINDS,
      `"printed" cannot be computed: nothing on its list of top-ups sells that at a published price`,
    ],
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
    const [issue] = checkExamples(file, WORDS);
    const line = "examples: [ { says: printed, given: { email: 5 }, burns: 6 } ]";
    expect(issue?.place.column).toBe(line.indexOf("6 }") + 1);
    expect(issue?.code).toBe("example-fails");
  });
});

describe("what an example names must be there", () => {
  it.each([
    ["left: { dta: 5 }", TWO_KINDS, `names the kind "dta", which is not known`],
    ["size: { datas: 500 }, costs: 40", TWO_KINDS, `names the kind "datas", which is not known`],
    [
      "given: { email: 1 }, use: { email: reveal-phone }, burns: 1",
      TWO_WAYS,
      `names the action "reveal-phone", which is not known`,
    ],
    [
      "given: { email: 1 }, use: { emails: reveal-email }, burns: 1",
      TWO_WAYS,
      `names the activity "emails", which is not known`,
    ],
    ["under: list, left: 0", ROLLED, `names the reading "list", which is not known`],
    ["months: 3", {}, "must say what comes out: burns, costs, beyond, unitPrice, grants, left or recommends"],
  ])("%s", async (example, parts, message) => {
    const parsed = await parsedPlan({ ...parts, examples: `examples: [ { says: printed, ${example} } ]` });
    expect(issuesOf(parsed).map((issue) => issue.message)).toContain(message);
  });
});

it("a total does not need the number of credits that nobody burns", async () => {
  // 3 × $100
  const hidden = {
    tiers:
      "tiers: { pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: unpublished, every: month } ] } }",
  };
  expect(await messages("months: 3, costs: 300", hidden)).toEqual([]);
});
