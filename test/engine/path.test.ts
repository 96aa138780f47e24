import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offersOf } from "../../src/choose/offers.ts";
import type { Estimate } from "../../src/engine/estimate.ts";
import { type Offer, offerId } from "../../src/engine/offer.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Purchase } from "../../src/engine/top-ups.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { months } from "../../src/units/calendar.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";
import { bought, day, lines, monthly, monthOf, offer, scenario, total } from "./builders.ts";
import { plansOfOneKind, purchaseLists, purchasesFor, teams } from "./random-plans.ts";

const isFree = () => false;

/** The offers of a plan by "tier" or "tier+billing". */
async function offersIn(tiers: string, asked: Scenario, more: Readonly<Record<string, string>> = {}) {
  const { plan } = await planOf({ tiers: `tiers:\n${tiers}`, ...more });
  const all = offersOf(plan, asked);
  return (name: string): Offer => {
    const found = all.find((each) => offerId(each).replace("acme/", "").startsWith(name));
    if (!found) throw new Error(`no offer ${name}`);
    return found;
  };
}

function take(asked: Scenario, steps: readonly (readonly [Offer, string])[], purchases: readonly Purchase[] = []) {
  const path = steps.map(([taken, from]) => ({ offer: taken, from: day(from) }));
  return simulate(path, asked, { isFree, purchases });
}

const used = (estimate: Estimate, figure: "used" | "included" | "expired" | "left" | "shortage") =>
  estimate.months.map((_, index) => monthOf(estimate, index)[figure]);

const team = (emails: string, length = 4, more = "") =>
  scenarioOf(`start: 2027-01-01\nmonths: ${length}\naccount: { email: ${emails} }\n${more}`);

const LADDER = `
  starter: { price: [ { amount: 10, billed: monthly } ], grants: [ { credits: 100, every: month } ] }
  pro: { price: [ { amount: 40, billed: monthly } ], grants: [ { credits: 500, every: month } ] }`;

describe("one offer after another", () => {
  it("ends the allowance of the old tier with the change, and begins that of the new one", async () => {
    const asked = team("80/month");
    const named = await offersIn(LADDER, asked);
    const estimate = take(asked, [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-03-01"],
    ]);
    expect(used(estimate, "included")).toEqual([100, 100, 500, 500]);
    expect(used(estimate, "expired")).toEqual([20, 20, 420, 420]);
    // 2 × $10 + 2 × $40
    expect(total(estimate)).toBe(100);
    expect(estimate.stages.map(({ offer: taken }) => taken.tier.id)).toEqual(["starter", "pro"]);
  });

  it("changes at a renewal only", async () => {
    const asked = team("80/month");
    const named = await offersIn(LADDER, asked);
    const steps = [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-02-15"],
    ] as const;
    expect(() => take(asked, steps)).toThrow(new RangeError("an offer changes at a renewal only"));
  });

  it("binds to a whole term of what is newly taken, behind the horizon too", async () => {
    const asked = team("80/month", 14);
    const tiers = `
  pro: { price: [ { amount: 40, billed: monthly }, { amount: 360, billed: yearly } ], grants: [ { credits: 500, every: month } ] }`;
    const named = await offersIn(tiers, asked);
    const early = take(asked, [
      [named("pro+yearly"), "2027-01-01"],
      [named("pro+monthly"), "2028-01-01"],
    ]);
    const late = take(asked, [
      [named("pro+monthly"), "2027-01-01"],
      [named("pro+yearly"), "2027-03-01"],
    ]);
    // $360 and 2 × $40; the other way round the same, the year ending with the fourteenth month
    expect([total(early), total(late)]).toEqual([440, 440]);
    expect(lines(early).map(([, at]) => at)).toEqual(["2027-01-01", "2028-01-01", "2028-02-01"]);
    const latest = take(asked, [
      [named("pro+monthly"), "2027-01-01"],
      [named("pro+yearly"), "2027-06-01"],
    ]);
    // 5 × $40 + $360, of which three months lie behind: 92 of 366 days from 1 March 2028
    expect([total(latest), latest.cost.behind / 1_000_000]).toEqual([560, 90.49]);
  });

  it("lets seats fall where a tier begins", async () => {
    const asked = scenarioOf(`start: 2027-01-01
months: 24
team: { sdr: { people: 8, does: { email: 1/month } } }
changes: [ { from: 2027-05-01, set: { team.sdr.people: 5 } } ]`);
    const tiers = `
  small: { price: [ { amount: 100, per: seat, billed: yearly } ], grants: [ { credits: 500, every: month } ] }
  large: { price: [ { amount: 150, per: seat, billed: yearly } ], grants: [ { credits: 900, every: month } ], seats: { min: 6 } }`;
    const named = await offersIn(tiers, asked);
    const estimate = take(asked, [
      [named("small"), "2027-01-01"],
      [named("large"), "2028-01-01"],
    ]);
    // 8 × $100, then the least of 6 × $150
    expect(lines(estimate).map(([, , amount]) => amount)).toEqual([800, 900]);
    expect(estimate.seats).toBe(8);
  });
});

describe("what lives goes on over a change", () => {
  it("uses what was carried before it", async () => {
    const asked = team("80/month");
    const tiers = `
  pro: { price: [ { amount: 40, billed: monthly } ], grants: [ { credits: 200, every: month, rollover: { carry: all, again: true } } ] }
  free: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 20, every: month, rollover: { carry: all, again: true } } ] }`;
    const named = await offersIn(tiers, asked);
    const estimate = take(asked, [
      [named("pro"), "2027-01-01"],
      [named("free"), "2027-02-01"],
    ]);
    // 120 are left of January's 200; 20 come each month: 120 + 20 − 80 = 60, 60 + 20 − 80 = 0, then 20 for 80
    expect(used(estimate, "left")).toEqual([120, 60, 0, 0]);
    expect(used(estimate, "shortage")).toEqual([0, 0, 0, 60]);
    expect(estimate.cost.subscription).toBe(40_000_000);
  });

  it("caps the balance by the grant of the new tier", async () => {
    const asked = team("10/month", 2);
    const rollover = "rollover: { carry: all, capBalance: 2 grants, again: true }";
    const tiers = `
  pro: { price: [ { amount: 40, billed: monthly } ], grants: [ { credits: 500, every: month, ${rollover} } ] }
  free: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 50, every: month, ${rollover} } ] }`;
    const named = await offersIn(tiers, asked);
    const estimate = take(asked, [
      [named("pro"), "2027-01-01"],
      [named("free"), "2027-02-01"],
    ]);
    // 490 + 50 are trimmed to twice 50; 10 are used
    expect(used(estimate, "left")).toEqual([490, 90]);
    expect(used(estimate, "expired")).toEqual([0, 440]);
  });

  it("uses bought credits, and what comes again ends with the tier that sold it", async () => {
    const asked = team("150/month");
    const named = await offersIn(LADDER, asked);
    const once = bought(120, "2027-01-01", { amount: 0.1 });
    const again = bought(60, "2027-01-01", { amount: 0.1, every: "cycle", lasts: months(1) }, "2027-05-01");
    const steps = [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-02-01"],
      [named("starter"), "2027-03-01"],
    ] as const;
    // 50 of 120 in January, none in February, 50 in March and the last 20 in April
    expect(used(take(asked, steps, [once]), "shortage")).toEqual([0, 0, 0, 30]);
    // 60 come in January alone
    expect(lines(take(asked, steps, [again])).filter(([item]) => item === "top-up")).toEqual([
      ["top-up", "2027-01-01", 6],
    ]);
  });
});

describe("what happens once, and what a renewal raises", () => {
  const SET_UP = `
  starter: { price: [ { amount: 10, billed: monthly }, { amount: 30, every: once } ], grants: [ { credits: 100, every: month } ] }
  pro: { price: [ { amount: 40, billed: monthly }, { amount: 99, every: once } ], grants: [ { credits: 500, every: month }, { credits: 7, every: once } ] }`;

  it("is a set-up fee when a tier is first taken, and not when it is taken again", async () => {
    const asked = team("80/month");
    const named = await offersIn(SET_UP, asked);
    const estimate = take(asked, [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-02-01"],
      [named("starter"), "2027-03-01"],
    ]);
    expect(lines(estimate).filter(([item]) => item === "set-up")).toEqual([
      ["set-up", "2027-01-01", 30],
      ["set-up", "2027-02-01", 99],
    ]);
  });

  it("is a one-time grant with a new account, and not with a change of tier", async () => {
    const asked = team("1/month", 2);
    const named = await offersIn(SET_UP, asked);
    const first = take(asked, [[named("pro"), "2027-01-01"]]);
    const later = take(asked, [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-02-01"],
    ]);
    expect([used(first, "included"), used(later, "included")]).toEqual([
      [507, 500],
      [100, 500],
    ]);
  });

  it("is the uplift of every further term of a tier, another tier in between or not", async () => {
    const asked = team("1/month");
    const tiers = `
  starter: { price: [ { amount: 10, billed: monthly, uplift: 50% } ], grants: [ { credits: 100, every: month } ] }
  pro: { price: [ { amount: 40, billed: monthly } ], grants: [ { credits: 500, every: month } ] }`;
    const named = await offersIn(tiers, asked);
    const estimate = take(asked, [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-03-01"],
      [named("starter"), "2027-04-01"],
    ]);
    // $10, $15, $40, $22.50
    expect(lines(estimate).map(([, , amount]) => amount)).toEqual([10, 15, 40, 22.5]);
  });
});

describe("rates that only one tier has", () => {
  it("count for the time in that tier", async () => {
    const asked = team("80/month");
    const actions = `actions:
  cheap: { does: email, burns: 1, charged: attempt, tiers: [ pro ] }
  dear: { does: email, burns: 2, charged: attempt }`;
    const named = await offersIn(LADDER, asked, { actions });
    const estimate = take(asked, [
      [named("starter"), "2027-01-01"],
      [named("pro"), "2027-02-01"],
    ]);
    expect(used(estimate, "used")).toEqual([160, 80, 80, 80]);
    // a quarter of 320 lookups by the dear action, three quarters by the cheap one
    const burned = estimate.use.map(({ action, burns }) => [action.id, Number(burns[0]?.units.numerator)]);
    expect(burned).toEqual([
      ["dear", 80],
      ["cheap", 240],
    ]);
  });
});

describe("an offer taken again at a renewal is that offer going on", () => {
  it("by month, by kind and on the invoice", () => {
    const parts = fc.record({
      sold: plansOfOneKind(true),
      asked: teams,
      after: fc.integer({ min: 1, max: 6 }),
      amounts: purchaseLists,
    });
    fc.assert(
      fc.property(parts, ({ sold, asked, after, amounts }) => {
        // what begins anew with the change is another thing: periods of the calendar or longer than the term, a later seat's first credits
        const list = (sold.grants ?? []).map((each) => ({
          ...each,
          counted: "signUp" as const,
          ...(each.every === "once" ? { per: "account" as const } : { every: months(1) }),
        }));
        const price = (sold.price ?? []).map((line) => ({
          ...line,
          billed: monthly,
          every: months(1),
          term: months(1),
        }));
        const kept = offer({ ...sold, grants: list, price, billing: monthly });
        const seven = scenario({ ...asked, start: "2027-01-01", months: 7 });
        const purchases = purchasesFor(amounts, "2027-01-01", "credit");
        const told = (taken: Parameters<typeof simulate>[0]) => {
          const estimate = simulate(taken, seven, { isFree, purchases });
          const byMonth = estimate.months.map((_, index) => monthOf(estimate, index));
          return JSON.stringify([byMonth, lines(estimate), estimate.cost, estimate.used]);
        };
        const changed = Date.UTC(2027, after, 1);
        const twice = [
          { offer: kept, from: seven.start },
          { offer: kept, from: changed },
        ];
        expect(told(twice)).toBe(told(kept));
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});
