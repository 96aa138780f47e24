import { describe, expect, it } from "vitest";
import { cashByDate, committedAtSigning, paidBefore } from "../../src/engine/commitment.ts";
import type { Estimate } from "../../src/engine/estimate.ts";
import { FOREVER, months } from "../../src/units/calendar.ts";
import { type Money, toUnits } from "../../src/units/money.ts";
import { bought, day, grant, overage, price, role, run, yearly } from "./builders.ts";

const dollars = (amount: Money | undefined) => amount && toUnits(amount);
const committed = (estimate: Estimate) => dollars(committedAtSigning(estimate));
const payments = (estimate: Estimate) =>
  cashByDate(estimate)?.map(({ at, amount, soFar }) => [
    new Date(at).toISOString().slice(0, 10),
    toUnits(amount),
    toUnits(soFar),
  ]);

const perSeat = { price: [price({ amount: 100, per: "seat", billed: yearly })], grants: [grant({ credits: 500 })] };
/** Two people, from 2 July on (half of 2027's 365 days are left) three. */
const growing = {
  roles: [role("sdr", 2, { email: "1/month" })],
  changes: [{ from: "2027-07-02", roles: [role("sdr", 3, { email: "1/month" })] }],
};

describe("what signing obliges to pay", () => {
  it("is the first term at the seats of its first day", () => {
    // 2 × $100; the third seat's $50.14 and the second year's $300 come later
    expect(committed(run(perSeat, { ...growing, months: 24 }))).toBe(200);
  });

  it("is every invoice of the first term, behind the horizon too", () => {
    // $60 a month, bound for a year, over 3 months
    const bound = { price: [price({ amount: 60, term: months(12) })], grants: [grant({ credits: 10 })] };
    expect(committed(run(bound, { account: { email: "1/month" }, months: 3 }))).toBe(720);
  });

  it("has the set-up fee, and neither credits bought on top nor overage", () => {
    const setUp = price({ amount: 500, every: "once" });
    const sold = { price: [price({ amount: 60 }), setUp], whenEmpty: { credit: overage(2) } };
    const estimate = run(sold, { account: { email: "20/month" }, months: 2 }, [
      bought(10, "2027-01-01", { amount: 1 }),
    ]);
    // $60 + $500; not $10 for credits, nor 10 × $2 in January and 20 × $2 in February
    expect(committed(estimate)).toBe(560);
    expect(toUnits(estimate.cost.total as Money)).toBe(690);
  });

  it("is what is still to come of a customer's running term", () => {
    // bound until 1 April, three of twelve months left
    const bound = { price: [price({ amount: 60, term: months(12) })], continues: { renews: day("2027-04-01") } };
    expect(committed(run(bound, { months: 12 }))).toBe(180);
  });

  it("is not known where a price of it is not", () => {
    const unpublished = { unpublished: true, at: "x" } as const;
    const unknown = { ...price({ amount: 0 }), pricing: { is: "flat", amount: { USD: unpublished } } } as const;
    expect(committed(run({ price: [unknown] }, {}))).toBeUndefined();
  });
});

describe("what is paid when", () => {
  const estimate = run(perSeat, { ...growing, months: 24 });

  it("adds up, day by day", () => {
    // 2 × $100; 1 × $100 × 183 ÷ 365 = $50.14 on 2 July; 3 × $100
    expect(payments(estimate)).toEqual([
      ["2027-01-01", 200, 200],
      ["2027-07-02", 50.14, 250.14],
      ["2028-01-01", 300, 550.14],
    ]);
  });

  it.each([
    ["2027-01-01", 0],
    ["2027-01-02", 200],
    ["2027-07-02", 200],
    ["2027-07-03", 250.14],
    ["2028-01-01", 250.14],
    ["2028-01-02", 550.14],
  ])("before %s it is $%d", (date, amount) => {
    expect(dollars(paidBefore(estimate, day(date)))).toBe(amount);
  });

  it("comes to the total in the end", () => {
    expect(paidBefore(estimate, FOREVER)).toBe(estimate.cost.total);
  });

  it("is not known where the total is not", () => {
    const short = run({ price: [price({ amount: 60 })] }, { account: { email: "20/month" } });
    expect([cashByDate(short), paidBefore(short, FOREVER)]).toEqual([undefined, undefined]);
  });
});
