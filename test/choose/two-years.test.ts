import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/choose/answer.ts";
import { rankPlans } from "../../src/choose/rank.ts";
import { cashByDate, committedAtSigning, paidBefore } from "../../src/engine/commitment.ts";
import { parseContract, parsePlan } from "../../src/plans/parse.ts";
import { dayOf } from "../../src/units/calendar.ts";
import { type Money, toUnits } from "../../src/units/money.ts";
import { ASK, FROZEN, frozenPlan, scenarioNamed } from "../setup/answers.ts";
import { madeOf } from "../setup/plan-of.ts";
import { day } from "../setup/scenario-of.ts";

/*
 * Two years, hiring from 8 to 14 people in the seventh month, five plans of which one has a private quote in euros only.
 *
 * The work: 8 × 60 emails a week × 4 = 1,920 a month from January to June 2027, 14 × 60 × 4 = 3,360 from July on.
 * In all 6 × 1,920 + 18 × 3,360 = 72,000.
 */
const SHEET = {
  // Email, billed yearly: 12 × $55 = $660 a year. No credits come with it: 5 for each email at $0.01, bought as they are
  // lacking: 1,920 × 5 = 9,600 = $96 a month, then 3,360 × 5 = 16,800 = $168. 2 × 660 + 6 × 96 + 18 × 168 = $4,920.
  lemlist: {
    total: 4920,
    signed: 660,
    // 660 + 6 × 96; + 6 × 168; + 660 + 168; + 5 × 168 + 6 × 168
    paid: { "2027-07-01": 1236, "2028-01-01": 2244, "2028-01-02": 3072, "2029-01-01": 4920 },
  },
  // $300 a month, bound for a year, + $500 to begin with; a tenth more in the second year: 500 + 12 × 300 + 12 × 330 = $8,060.
  // 4,000 credits a month are enough for 3,360.
  "bound-for-a-year": {
    total: 8060,
    signed: 4100,
    // 500 + 6 × 300; + 6 × 300; + 330
    paid: { "2027-07-01": 2300, "2028-01-01": 4100, "2028-01-02": 4430, "2029-01-01": 8060 },
  },
  // Basic, billed yearly: 12 × $49 = $588 a seat. 8 seats; 6 more on 1 July for 184 of 365 days: 3,528 × 184 ÷ 365 = $1,778.50;
  // 14 seats in the second year. 4,704 + 1,778.50 + 8,232 = $14,714.50. A year's 2,500 × 12 credits a seat are far more than used.
  apollo: {
    total: 14714.5,
    signed: 4704,
    paid: { "2027-07-01": 4704, "2028-01-01": 6482.5, "2028-01-02": 14714.5, "2029-01-01": 14714.5 },
  },
  // Professional, yearly: 5,000 credits a month. 2 × $14,995.
  zoominfo: {
    total: 29990,
    signed: 14995,
    paid: { "2027-07-01": 14995, "2028-01-01": 14995, "2028-01-02": 29990, "2029-01-01": 29990 },
  },
  // The quote: 60,000 credits a year for EUR 3,600. 31,680 are used in the first year, 40,320 in the second.
  "zaplify-2027": {
    total: 7200,
    signed: 3600,
    paid: { "2027-07-01": 3600, "2028-01-01": 3600, "2028-01-02": 7200, "2029-01-01": 7200 },
  },
} as const;

const fixture = (path: string) => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), "utf8");
const dollars = (amount: Money | undefined) => amount && toUnits(amount);

async function ranked() {
  const zaplify = await frozenPlan("zaplify");
  const invented = await parsePlan(fixture("plans/bound-for-a-year.yaml"), "plans/bound-for-a-year.yaml", FROZEN);
  const quote = fixture("contracts/zaplify-2027.yaml");
  const files = [
    await frozenPlan("apollo"),
    await frozenPlan("lemlist"),
    await frozenPlan("zoominfo"),
    madeOf(invented),
    madeOf(await parseContract(quote, "zaplify-2027.yaml", () => zaplify, FROZEN)),
  ];
  const contenders = files.map(({ plan }) => ({ plan, readings: [] }));
  return rankPlans(contenders, await scenarioNamed("hiring-two-years"), ASK).answers;
}

function sheetOf({ estimate }: Candidate) {
  const days = ["2027-07-01", "2028-01-01", "2028-01-02", "2029-01-01"];
  return {
    total: dollars(estimate.cost.total),
    signed: dollars(committedAtSigning(estimate)),
    paid: Object.fromEntries(days.map((date) => [date, dollars(paidBefore(estimate, day(date)))])),
  };
}

describe("two years, hiring in the seventh month", () => {
  it("comes to the sheet: totals, commitments at signing and what is paid by when", async () => {
    const answers = await ranked();
    const sheets = answers.map(({ answer, best }) => [answer.plan.id, best && sheetOf(best)]);
    expect(Object.fromEntries(sheets)).toEqual(SHEET);
  });

  it("ranks the dollars, and keeps the euros apart", async () => {
    const answers = await ranked();
    expect(answers.map(({ answer, otherCurrency }) => [answer.plan.id, otherCurrency])).toEqual([
      ["lemlist", undefined],
      ["bound-for-a-year", undefined],
      ["apollo", undefined],
      ["zoominfo", undefined],
      ["zaplify-2027", "EUR"],
    ]);
  });

  it("dates each payment", async () => {
    const apollo = (await ranked()).find(({ answer }) => answer.plan.id === "apollo")?.best;
    const payments = apollo && cashByDate(apollo.estimate);
    expect(payments?.map(({ at, amount }) => [dayOf(at), toUnits(amount)])).toEqual([
      ["2027-01-01", 4704],
      ["2027-07-01", 1778.5],
      ["2028-01-01", 8232],
    ]);
  });
});
