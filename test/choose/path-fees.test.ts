import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TermFees } from "../../src/choose/path-fees.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { longestTerm, subscribe } from "../../src/engine/subscription.ts";
import { billSubscription } from "../../src/engine/subscription-bill.ts";
import { endOf } from "../../src/scenarios/horizon.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { boundary, type Instant, months } from "../../src/units/calendar.ts";
import { toUnits } from "../../src/units/money.ts";
import { day, monthly, offer, price, role, scenario, yearly } from "../engine/builders.ts";

function team(people: number, ...changes: readonly (readonly [from: string, people: number])[]): Scenario {
  const roles = (count: number) => [role("sdr", count, { email: "5/month" })];
  return scenario({
    months: 24,
    roles: roles(people),
    changes: changes.map(([from, count]) => ({ from, roles: roles(count) })),
  });
}

function atLeast(sold: Offer, asked: Scenario, from = asked.start): number | undefined {
  const fee = new TermFees(sold, asked).atLeast(from, boundary(from, longestTerm(sold), 1));
  return fee === undefined ? undefined : fee / 1_000_000;
}

describe("what a term costs at the least, before it is signed", () => {
  const seats = (words: object = {}) => price({ amount: 120, per: "seat", billed: yearly, ...words });

  it("its seats, and those that are added to the end of the year", () => {
    // 2 × $120 and 3 × $120 × 184 of 365 days from July on: $240 + $181.48.
    expect(atLeast(offer({ price: [seats()] }), team(2, ["2027-07-01", 5]))).toBe(421.48);
    // Not prorated: 5 × $120.
    expect(atLeast(offer({ price: [seats({ prorated: false })] }), team(2, ["2027-07-01", 5]))).toBe(600);
  });

  it("nothing falls before the next term, and what comes in the place of others is paid for already", () => {
    expect(atLeast(offer({ price: [seats()] }), team(5, ["2027-03-01", 2], ["2027-07-01", 5]))).toBe(600);
  });

  it("more seats than a tier has are none of its terms", () => {
    const two = offer({ price: [seats()], seats: { included: 0, min: 1, max: 2 } });
    expect([atLeast(two, team(2)), atLeast(two, team(3))]).toEqual([240, undefined]);
  });
});

const sold = fc
  .record({
    amount: fc.integer({ min: 1, max: 99 }),
    term: fc.constantFrom(months(1), months(3), months(12)),
    billed: fc.constantFrom(monthly, yearly),
    prorated: fc.boolean(),
    included: fc.integer({ min: 0, max: 2 }),
    min: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ amount, term, billed, prorated, included, min }) => {
    const bound = billed === yearly ? yearly.cycle : term;
    const lines = [
      price({ amount, per: "seat", billed, term: bound, prorated }),
      price({ amount: 7, billed, term: bound, at: "tiers.pro.price.base" }),
    ];
    return offer({ price: lines, seats: { included, min } });
  });

const teams = fc
  .record({
    start: fc.constantFrom("2027-01-01", "2027-01-29", "2027-01-31", "2028-02-29"),
    people: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }),
    days: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ start, people: [first = 1, ...others], days }) => {
    const roles = (count: number) => [role("sdr", count, { email: "5/month" })];
    const dates = days.toSorted((a, b) => a - b).map((later) => new Date(day(start) + later * 86_400_000));
    const changes = others.map((count, index) => ({
      from: (dates[index] as Date).toISOString().slice(0, 10),
      roles: roles(count),
    }));
    return scenario({ start, months: 20, roles: roles(first), changes });
  });

/** What is billed for the term that begins `count` terms behind the start, counted from there. */
function billed(
  taken: Offer,
  asked: Scenario,
  count: number,
): { readonly from: Instant; readonly until: Instant; readonly fee: number } {
  const [from, until] = [0, 1].map((more) => boundary(asked.start, longestTerm(taken), count + more)) as [
    Instant,
    Instant,
  ];
  const whole = subscribe(taken, asked, { from, until: Math.min(until, endOf(asked)), terms: 1 });
  const own = { ...whole, anchor: asked.start };
  return { from, until, fee: toUnits(billSubscription(taken, own, "USD").total) };
}

describe("no term is billed less, whenever it begins and whoever comes and goes", () => {
  it("and one that is counted from its own beginning is billed just that", () => {
    fc.assert(
      fc.property(sold, teams, fc.nat(3), (taken, asked, count) => {
        const { from, until, fee } = billed(taken, asked, count);
        if (from >= endOf(asked)) return;
        const least = (new TermFees(taken, asked).atLeast(from, until) ?? 0) / 1_000_000;
        expect(least).toBeLessThanOrEqual(fee);
        if (count === 0) expect(least).toBe(fee);
      }),
      { numRuns: Number(process.env.FEES_RUNS ?? 200) },
    );
  });
});
