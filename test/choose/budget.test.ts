import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BudgetAnswer, budgetBuys, type Carried } from "../../src/choose/budget.ts";
import { contactsInput, type Input, peopleOf } from "../../src/choose/inputs.ts";
import type { Plan, Tier } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { credits } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { type Money, money, toUnits } from "../../src/units/money.ts";
import { action, grant, monthly, offer, price, role, scenario, topUp, yearly } from "../engine/builders.ts";
import { ASK, rankingOf } from "../setup/answers.ts";
import { ASKED, bruteTotal, cases, ranked } from "./small-rankings.ts";

const dollars = { currency: "USD", conversion: undefined };

function told(carried: Carried | undefined) {
  const total = (candidate: Carried["best"]) => candidate?.estimate.cost.total;
  const [best, next] = [total(carried?.best), total(carried?.next)];
  return carried && [carried.upTo, best && toUnits(best), next && toUnits(next)];
}

describe("what $30,000 a year buys the team of session 5", async () => {
  const ranking = await rankingOf(["apollo", "lemlist", "zoominfo", "zaplify"], "team");
  // 8 people × 150 emails a week × 4 weeks × 12 months, phones of the same contacts.
  const contacts = fraction(4800 * 12);
  const answers = budgetBuys(ranking, ASK, { amount: money(30_000), told: dollars, contacts });
  const answerOf = (id: string) => answers.find(({ plan }) => plan.id === id) as BudgetAnswer;

  it("people: fees and credits of 68 on lemlist, seats of 51 on Apollo", () => {
    // lemlist: $660 + n × 42,600 credits × $0.01. 68: $660 + $28,968. 69: $660 + $29,394.
    expect(told(answerOf("lemlist").people)).toEqual([68, 29_628, 30_054]);
    // Apollo Basic: n × $49 × 12. 51: $29,988. 52: $30,576.
    expect(told(answerOf("apollo").people)).toEqual([51, 29_988, 30_576]);
  });

  it.each([
    ["29627.99", 67],
    ["29628", 68],
    ["29628.01", 68],
  ])("%s dollars carry %i people on lemlist: 68 of them cost 29,628", (given, people) => {
    const [lemlist] = budgetBuys(ranking, ASK, { amount: money(given), told: dollars, contacts: undefined });
    expect(lemlist?.people?.upTo).toBe(people);
  });

  it("people: what the allowance carries where no price for more is known", () => {
    // ZoomInfo Advanced: 10,000 a month, 150 × 4 × 85 % + 25 × 4 × 50 % = 560 found for each person: 17.9 people.
    const { upTo, next } = answerOf("zoominfo").people as Carried;
    expect([upTo, next?.estimate.offer.tier.id]).toEqual([17, "elite"]);
  });

  it("contacts: emails and phones in proportion", () => {
    // lemlist: 4,800 contacts burn 28,400 credits, 5.9167 each. ($30,000 − $660) ÷ $0.01 ÷ 12 = 244,500 a month: 41,323.9 contacts.
    expect(told(answerOf("lemlist").contacts)?.[0]).toBe(41_323);
  });

  it("a plan without a price carries nobody", () => {
    expect(told(answerOf("zaplify").people)).toEqual([0, undefined, undefined]);
  });

  it("a budget below the least carries nobody, and tells what one person takes", () => {
    const [lemlist] = budgetBuys(ranking, ASK, { amount: money(600), told: dollars, contacts: undefined });
    // Apollo Basic is the cheapest for one person: $588. lemlist: $660 + $426.
    expect(lemlist && told(lemlist.people)).toEqual([0, undefined, 1086]);
  });
});

function checkCarried(plan: Plan, { upTo, orMore }: Carried, at: (step: number) => Scenario, budget: Money): void {
  if (upTo > 0) expect(bruteTotal(plan, at(upTo))).toBeLessThanOrEqual(budget);
  for (const beyond of orMore ? [] : [1, 2, 3]) expect(bruteTotal(plan, at(upTo + beyond))).toBeGreaterThan(budget);
}

describe("a budget's answer costs no more than it, one more does", () => {
  it("where the cheapest is to buy packs first and to sign for seats that bring credits at a renewal", () => {
    const tierOf = (id: string, sold: ReturnType<typeof price>, grants: readonly ReturnType<typeof grant>[]) =>
      ({ ...offer({ price: [sold], grants }).tier, id, name: id }) as Tier;
    const acme = {
      ...offer({ actions: [action("email", 3), action("phone", 1)] }).plan,
      topUps: [topUp({ amount: 5, unit: { is: "pack", credits: credits(50) } })],
      whenEmpty: [],
      tiers: [
        tierOf("free", price({ amount: 0, billed: monthly }), []),
        tierOf("seats", price({ amount: 4, per: "seat", billed: yearly }), [grant({ credits: 20, per: "seat" })]),
      ],
    } as Plan;
    const team = scenario({
      months: 3,
      roles: [role("sdr", 1, { email: "5/month", phone: "1/month" }), role("ae", 3, { email: "7/month" })],
      changes: [{ from: "2027-01-20", roles: [role("sdr", 2, { email: "7/month" })] }],
    });
    const [people] = peopleOf(team) as [Input];
    for (const amount of [40, 80, 120, 160, 200, 240, 247].map(money)) {
      const budget = { amount, told: dollars, contacts: undefined };
      const [found] = budgetBuys(ranked([acme], team), ASKED, budget);
      checkCarried(acme, found?.people as Carried, people.at, amount);
    }
  });

  it("people and contacts, and the next few beyond", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 2000 }), ({ plans, team }, dollarsGiven) => {
        const amount = money(dollarsGiven);
        const contacts = fraction(100 * team.months);
        const [people] = peopleOf(team) as [Input];
        for (const found of budgetBuys(ranked(plans, team), ASKED, { amount, told: dollars, contacts })) {
          checkCarried(found.plan, found.people as Carried, people.at, amount);
          checkCarried(found.plan, found.contacts as Carried, contactsInput(team, contacts).at, amount);
        }
      }),
      { numRuns: Number(process.env.BUDGET_RUNS ?? 15) },
    );
  });
});
