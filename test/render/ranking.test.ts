import { describe, expect, it } from "vitest";
import { rankPlans } from "../../src/choose/rank.ts";
import type { Plan } from "../../src/plans/plan.ts";
import { renderEstimate } from "../../src/render/estimate.ts";
import { ASK, CONTEXT, look } from "../setup/answers.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

/** 2 × 50 emails a week × 4 weeks × 12 months = 4,800 a year, a credit each. */
const TEAM = scenarioOf("{ start: 2027-01-01, team: { sdr: { people: 2, does: { email: 50/week } } } }");

const KINDS = {
  priced: {},
  /** Its price is not published. */
  unpriced: {
    tiers:
      "tiers: { pro: { price: [ { amount: unpublished, billed: monthly } ], grants: [ { credits: 500, every: month } ] } }",
  },
  /** It does something else, and so does its trial. */
  other: {
    actions: "actions: { reveal-phone: { does: phone, burns: 1, charged: success } }",
    tiers:
      "tiers: { try: { trial: true, price: [ { amount: 0, billed: monthly } ] }, pro: { price: [ { amount: 9, billed: monthly } ] } }",
  },
} as const;

async function ranked(given: Readonly<Record<string, keyof typeof KINDS>>): Promise<string> {
  const plans = await Promise.all(
    Object.entries(given).map(async ([vendor, kind]): Promise<Plan> => {
      const { plan } = await planOf({ ...KINDS[kind], vendor: `vendor: ${vendor}` });
      return { ...plan, id: vendor.toLowerCase() };
    }),
  );
  const ranking = rankPlans(
    plans.map((plan) => ({ plan, readings: [] })),
    TEAM,
    ASK,
  );
  return renderEstimate({ is: "plans", ranking, monthly: false }, "table", look(), CONTEXT).replaceAll("\u00a0", " ");
}

const rowsOf = (text: string, from: string) => text.slice(text.indexOf(from)).split("\n\n")[0]?.split("\n") ?? [];

describe("plans without a total in a ranking", () => {
  it("two that publish no price are told in sentences, with the way to give it", async () => {
    const told = (await ranked({ Ace: "priced", Bee: "unpriced", Cog: "unpriced" })).replace(/\s+/g, " ");
    // Ace: 12 × $100. 1,200 ÷ 4,800 credits = $0.25.
    expect(told).toContain(
      "Bee wins below $1,200 a year for 4,800 credits ($0.2500 each). It does not publish a number",
    );
    expect(told).toContain("or with --set bee:tiers.pro.price.amount=…");
    expect(told).not.toContain("Not published");
  });

  it("three stand in a table, by what they do not publish", async () => {
    const drawn = await ranked({ Ace: "priced", Bee: "unpriced", Cog: "unpriced", Dot: "unpriced" });
    expect(rowsOf(drawn, "Not published ?").slice(2)).toEqual([
      "  Bee   price                 $1,200   $0.2500",
      "  Cog   price                 $1,200   $0.2500",
      "  Dot   price                 $1,200   $0.2500",
    ]);
    expect(drawn).not.toContain("It does not publish");
    expect(drawn).toContain("credits init --contract PLAN writes the form for its quote");
  });

  it("those with no offer for the work have no row, and what their closest offer lacks is told", async () => {
    const drawn = await ranked({ Ace: "priced", Eve: "other", Fay: "other" });
    expect(rowsOf(drawn, "  best offer").length).toBe(2);
    expect(drawn).toContain("no offer   Eve (Pro: no email); Fay (Pro: no email).");
  });

  it("where nothing does the work, there is nothing but why", async () => {
    const drawn = await ranked({ Eve: "other", Fay: "other" });
    expect(drawn).toContain("Cheapest for this work: none of these plans has an offer with a known total.");
    expect(drawn).toContain("no offer   Eve (Pro: no email); Fay (Pro: no email).");
    expect(drawn).not.toContain("best offer");
  });
});
