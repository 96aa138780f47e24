import { describe, expect, it } from "vitest";
import { compare } from "../../src/choose/compare/compare.ts";
import type { ComparedPlan, Comparison } from "../../src/choose/compare/comparison.ts";
import { viewed } from "../../src/choose/compare/view.ts";
import { rank } from "../../src/choose/estimate.ts";
import { conversionOf } from "../../src/choose/exchange.ts";
import { offerId } from "../../src/engine/offer.ts";
import { approximately, fraction } from "../../src/units/fraction.ts";
import { toUnits } from "../../src/units/money.ts";
import { comparisonOf, contractNamed, FROZEN, frozenPlan, scenarioNamed } from "../setup/answers.ts";
import { planOf, WORDS } from "../setup/plan-of.ts";
import { day, scenarioOf } from "../setup/scenario-of.ts";

const EUROS = conversionOf([{ from: "EUR", to: "USD", rate: fraction(108, 100), given: { is: "flag" } }]);
if ("code" in EUROS) throw new Error(EUROS.message);
const TEAM = await scenarioNamed("team");
const QUOTE = await contractNamed("zaplify-2027", await frozenPlan("zaplify"));
const VENDORS = ["apollo", "lemlist", "zoominfo", "zaplify"];
const bare = await comparisonOf(VENDORS, TEAM, { by: day("2027-06-30") });
const quoted = await comparisonOf(["apollo", "lemlist", "zoominfo"], TEAM, {
  contract: QUOTE,
  conversion: EUROS,
});

function planIn({ plans }: Comparison, id: string): ComparedPlan {
  const plan = plans.find(({ answer }) => answer.plan.id === id);
  if (!plan) throw new Error(`no plan ${id}`);
  return plan;
}

describe("what every plan takes part with", () => {
  it("is the same best offer, in the same order, as ranking finds", async () => {
    const plans = await Promise.all(VENDORS.map(frozenPlan));
    const ranking = rank({ ...FROZEN, plans, scenario: TEAM });
    const told = (each: { readonly best: ComparedPlan["best"] }) => each.best && offerId(each.best.estimate.offer);
    expect(bare.plans.map(told)).toEqual(ranking.answers.map(told));
  });

  it("counts 4,800 contacts a month, phones among them", () => {
    // 8 people × 150 a week × 4 weeks × 12 months
    expect(bare.contacts).toEqual(fraction(57_600));
  });
});

describe("the figures that decide", () => {
  const figures = (id: string, of = bare) => {
    const told = planIn(of, id).figures;
    if (!told) throw new Error(`no figures of ${id}`);
    return {
      perFind: told.perFind && approximately(told.perFind).toFixed(4),
      used: told.usedCredit && approximately(told.usedCredit).toFixed(4),
      list: told.listCredit && approximately(told.listCredit).toFixed(4),
      committed: told.committed === undefined ? undefined : toUnits(told.committed),
      paid: told.paidBy === undefined ? undefined : toUnits(told.paidBy),
      expired: Object.values(told.expired).map((amount) => amount / 1000),
      worth: told.expiredWorth === undefined ? undefined : toUnits(told.expiredWorth),
    };
  };

  it("of lemlist, where every credit is bought", () => {
    // 12 × (4,080 + 400) = 53,760 found; 4,068 ÷ 53,760; 4,068 ÷ 340,800; a credit is bought at 0.01. Signing binds to the
    // year's 660; by 30 June six of twelve months of 28,400 credits at 0.01 are bought: 660 + 6 × 284 = 2,364
    expect(figures("lemlist")).toEqual({
      perFind: "0.0757",
      used: "0.0119",
      list: "0.0100",
      committed: 660,
      paid: 2364,
      expired: [0],
      worth: 0,
    });
  });

  it("of Apollo, where seats bring more than is used", () => {
    // 4,704 ÷ 53,760; ÷ 87,360; ÷ 240,000; 240,000 − 87,360 = 152,640 expire, at 4,704 ÷ 240,000 each: 2,991.744
    expect(figures("apollo")).toEqual({
      perFind: "0.0875",
      used: "0.0538",
      list: "0.0196",
      committed: 4704,
      paid: 4704,
      expired: [152_640],
      worth: 2991.74,
    });
    expect(planIn(bare, "apollo").paysForSeats).toBe(true);
  });

  it("of ZoomInfo", () => {
    // 14,995 ÷ 53,760; the same for a credit, since each is one find; ÷ 60,000; 6,240 expire: × 0.249917 = 1,559.48
    expect(figures("zoominfo")).toEqual({
      perFind: "0.2789",
      used: "0.2789",
      list: "0.2499",
      committed: 14_995,
      paid: 14_995,
      expired: [6240],
      worth: 1559.48,
    });
    expect(planIn(bare, "zoominfo").paysForSeats).toBe(false);
  });

  it("of a quote in euros, in its own currency", () => {
    // 3,600 ÷ 53,760 = 0.06696; × 1.08 is the 0.0723 of the table; 2,400 of 60,000 credits expire: 144
    expect(figures("zaplify-2027", quoted)).toMatchObject({
      perFind: "0.0670",
      committed: 3600,
      expired: [2400],
      worth: 144,
    });
  });
});

describe("why each stands where it stands", () => {
  it("the winner is ahead of the next one by the difference of their totals", () => {
    // 4,704 − 4,068; converted, 4,068 − 3,888
    expect(bare.winner?.place).toMatchObject({ is: "wins", ahead: { by: 636_000_000 } });
    expect(quoted.winner?.place).toMatchObject({ is: "wins", ahead: { by: 180_000_000 } });
  });

  it("the others cost more, by so much and such a share", () => {
    // 636 ÷ 4,068 = 53/339
    expect(planIn(bare, "apollo").place).toEqual({ is: "costs-more", by: 636_000_000, share: fraction(53, 339) });
    expect(planIn(bare, "zoominfo").place).toMatchObject({ by: 10_927_000_000 });
  });

  it("a plan without a price wins below the winner's total, for so many credits", () => {
    // 12 × 4,800 contacts at one credit each; 4,068 ÷ 57,600 = 0.070625
    expect(planIn(bare, "zaplify").place).toMatchObject({
      is: "not-priced",
      winsBelow: 4_068_000_000,
      credits: 57_600_000,
      each: fraction(70_625, 1_000_000),
    });
  });

  it("another currency is not held against the others without a rate", async () => {
    const apart = await comparisonOf(["apollo"], TEAM, { contract: QUOTE });
    expect(planIn(apart, "zaplify-2027").place).toEqual({ is: "other-currency", currency: "EUR" });
    expect(apart.winner?.answer.plan.id).toBe("apollo");
  });

  it("where no offer does the work, the one that lacks the fewest things comes closest", async () => {
    const scenario = await scenarioNamed("team", { need: ["sso", "whatsapp-steps"] });
    const none = await comparisonOf(["apollo", "lemlist"], scenario);
    expect(none.winner).toBeUndefined();
    const closest = none.plans.map(({ place }) => (place.is === "no-offer" ? place.closest?.offer.tier.id : place.is));
    expect(closest).toEqual(["organization", "multichannel"]);
  });
});

describe("ties between plans", () => {
  const flat = (vendor: string, price: string) =>
    planOf({
      vendor: `vendor: ${vendor}`,
      tiers: `tiers: { pro: { price: [ ${price} ], grants: [ { credits: 500, every: month } ] } }`,
    });
  const scenario = scenarioOf(
    "{ name: x, start: 2027-01-01, team: { sdr: { people: 1, does: { email: 100/month } } } }",
  );
  const named = async (id: string, price: string) => {
    const file = await flat(id, price);
    return { ...file, id, plan: { ...file.plan, id } };
  };

  it("the one that binds to less comes first, whatever the order they are named in", async () => {
    // 12 × 100 a month, or 1,200 at once
    const plans = [
      await named("a", "{ amount: 1200, billed: yearly }"),
      await named("b", "{ amount: 100, billed: monthly }"),
    ];
    const { plans: inOrder } = compare({ ...WORDS, plans, scenario });
    expect(inOrder.map(({ answer, place }) => [answer.plan.id, place])).toEqual([
      ["b", expect.objectContaining({ is: "wins" })],
      ["a", { is: "tie", by: "commitment" }],
    ]);
  });

  it("then the earlier id", async () => {
    const plans = [
      await named("b", "{ amount: 100, billed: monthly }"),
      await named("a", "{ amount: 100, billed: monthly }"),
    ];
    const { plans: inOrder } = compare({ ...WORDS, plans, scenario });
    expect(inOrder.map(({ answer, place }) => [answer.plan.id, place.is === "tie" ? place.by : place.is])).toEqual([
      ["a", "wins"],
      ["b", "id"],
    ]);
  });
});

describe("what other sources make of it", () => {
  it("names who wins where the winner is read otherwise", () => {
    // 8 × 660 + 3,408 = 8,688, so Apollo's 4,704 wins
    const [reading, ...others] = planIn(bare, "lemlist").readings;
    expect(others).toEqual([]);
    expect(reading?.answer.recommended?.estimate.cost.total).toBe(8_688_000_000);
    expect(reading?.answer.sources).toHaveLength(2);
    expect(reading?.wins?.estimate.offer.plan.id).toBe("apollo");
  });

  it("tells what a loser would cost, which changes nothing", () => {
    // 5,000 credits a year do not do for 53,760: Advanced
    const [reading] = planIn(bare, "zoominfo").readings;
    expect(reading?.answer.recommended?.estimate.offer.tier.id).toBe("advanced");
    expect(reading?.answer.recommended?.estimate.cost.total).toBe(24_995_000_000);
    expect(reading?.wins).toBeUndefined();
  });
});

describe("one more person", () => {
  it("takes ZoomInfo to the next tier", () => {
    // 9 × 6,720 = 60,480, and 60,000 are included; 24,995 − 14,995
    expect(planIn(bare, "zoominfo").nextPerson).toMatchObject({ person: 9, more: 10_000_000_000 });
    expect(planIn(bare, "apollo").nextPerson).toBeUndefined();
  });
});

describe("which month decides", () => {
  it("is the busiest, where eleven are of 6,000 and one is of 12,000 credits", async () => {
    const busy = await comparisonOf(["zoominfo", "apollo", "lemlist"], await scenarioNamed("one-busy-month"));
    // Advanced has 10,000 a month: 2,000 short in December, so Elite
    const { best, decides } = planIn(busy, "zoominfo");
    expect(best?.estimate.offer.tier.id).toBe("elite");
    expect(decides).toMatchObject({ is: "month", month: 11, used: 12_000_000, short: 2_000_000 });
    expect(decides?.is === "month" && decides.whose.estimate.offer.tier.id).toBe("advanced");
  });

  it("is none, where a year's credits come at once", async () => {
    const busy = await comparisonOf(["apollo"], await scenarioNamed("one-busy-month"));
    // 11 × 6,000 + 12,000 = 78,000 of 10 seats × 2,500 × 12 = 300,000
    expect(planIn(busy, "apollo").decides).toEqual({
      is: "whole",
      kind: "credit",
      used: 78_000_000,
      included: 300_000_000,
    });
  });

  it("is none, where every month is alike or every credit is bought", async () => {
    expect(bare.plans.map(({ decides }) => decides)).toEqual([undefined, undefined, undefined, undefined]);
    const busy = await comparisonOf(["lemlist"], await scenarioNamed("one-busy-month"));
    expect(planIn(busy, "lemlist").decides).toBeUndefined();
  });
});

describe("the rows that are shown", () => {
  const ids = (sort: Parameters<typeof viewed>[1]["sort"], top?: number) =>
    viewed(bare, { sort, top }).rows.map(({ plan }) => plan.answer.plan.id);

  it.each([
    ["total", ["lemlist", "apollo", "zoominfo", "zaplify"]],
    ["per-find", ["lemlist", "apollo", "zoominfo", "zaplify"]],
    ["used-credit", ["lemlist", "apollo", "zoominfo", "zaplify"]],
    ["committed", ["lemlist", "apollo", "zoominfo", "zaplify"]],
    ["plan", ["apollo", "lemlist", "zoominfo", "zaplify"]],
  ] as const)("by %s; those without a total last", (sort, order) => {
    expect(ids(sort)).toEqual(order);
  });

  it("holds amounts of several currencies against each other at the rate given", async () => {
    const dear = conversionOf([{ from: "EUR", to: "USD", rate: fraction(3, 2), given: { is: "flag" } }]);
    if ("code" in dear) throw new Error(dear.message);
    const comparison = await comparisonOf(["apollo", "lemlist"], TEAM, { contract: QUOTE, conversion: dear });
    // 3,600 EUR are 5,400 USD: more than 660 and 4,704, though the figure is less than the second
    const { rows } = viewed(comparison, { sort: "committed", top: undefined });
    expect(rows.map(({ plan }) => plan.answer.plan.id)).toEqual(["lemlist", "apollo", "zaplify-2027"]);
  });

  it("as many as are asked for, and how many are left out", () => {
    expect(ids("total", 2)).toEqual(["lemlist", "apollo"]);
    expect(viewed(bare, { sort: "total", top: 3 }).leftOut).toBe(1);
  });

  it("every offer that does the work, where all are asked for", async () => {
    const all = await comparisonOf(["apollo"], TEAM, { allOffers: true });
    const { rows } = viewed(all, { sort: "total", top: undefined });
    // 8 seats × 12 × 49, 65, 79, 99, 119, 149
    expect(rows.map(({ offer }) => toUnits((offer?.candidate.estimate.cost.total ?? 0) as never))).toEqual([
      4704, 6240, 7584, 9504, 11_424, 14_304,
    ]);
    expect(rows[0]?.offer?.candidate).toBe(all.winner?.best);
  });
});
