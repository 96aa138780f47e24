import { describe, expect, it } from "vitest";
import { compare } from "../../src/choose/compare/compare.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import { renderCompare } from "../../src/render/compare/compare.ts";
import { toUnits } from "../../src/units/money.ts";
import { role, scenario } from "../engine/builders.ts";
import { CONTEXT, look } from "../setup/answers.ts";
import { planOf, planText, WORDS } from "../setup/plan-of.ts";

const ROLLING = `tiers:
  small: { price: [ { amount: 99, billed: monthly } ], grants: [ { credits: 5000, every: month, rollover: { carry: all, again: true } } ] }
  large: { price: [ { amount: 249, billed: monthly } ], grants: [ { credits: 15000, every: month, rollover: { carry: all, again: true } } ] }`;
const TEAM = scenario({ months: 2, roles: [role("sdr", 1, { email: "10000/month" })] });

async function flatAt(id: string, dollars: number) {
  const tiers = `tiers: { pro: { price: [ { amount: ${dollars}, billed: monthly } ], grants: [ { credits: 10000, every: month } ] } }`;
  const parsed = await parsePlan(planText({ tiers, vendor: `vendor: ${id}` }), `plans/${id}.yaml`, WORDS);
  if (!parsed.ok) throw new Error("no plan");
  return parsed.value;
}

describe("offers in turn while the work is steady", async () => {
  const rolling = await planOf({ tiers: ROLLING });
  const told = async (others: number) => {
    const rivals = await Promise.all(
      Array.from({ length: others }, (_, index) => flatAt(`flat-${index}`, 200 + index)),
    );
    return compare({ ...WORDS, plans: [rolling, ...rivals], scenario: TEAM });
  };

  it("10,000 credits a month are the large month and then the small one: $348 instead of $498, and less than $400", async () => {
    const comparison = await told(1);
    const [first, second] = comparison.plans;
    expect(first?.answer.plan.id).toBe("flat-0");
    expect(
      [second?.best, second?.path?.candidate].map((each) => each && toUnits(each.estimate.cost.total ?? (0 as never))),
    ).toEqual([498, 348]);
    expect([second?.path?.saving, second?.path?.wins]).toEqual([150_000_000, true]);
    expect(first?.path).toBeUndefined();
  });

  it("is said at the plan, and that it would win", async () => {
    const report = { comparisons: [await told(1)], view: { sort: "total", top: undefined } as const };
    expect(renderCompare(report, "table", look(), CONTEXT).replaceAll(/\s+/g, " ")).toContain(
      "Its offers in turn cost $150.00 less: Large until January, then Small, $348.00 in 2 months, if credits that are carried on outlast the change °. So it would win.",
    );
  });

  it("is left open where many plans take part, and that is said", async () => {
    const comparison = await told(6);
    const rows = comparison.plans.map(({ answer, path }) => [answer.plan.id, answer.path.isCertain, path]);
    expect(rows.filter(([, isCertain]) => !isCertain)).toEqual([["acme", false, undefined]]);
    const report = { comparisons: [comparison], view: { sort: "total", top: undefined } as const };
    expect(renderCompare(report, "table", look(), CONTEXT).replaceAll(/\s+/g, " ")).toContain("Acme may cost less.");
  });
});
