import { describe, expect, it } from "vitest";
import { playLedger } from "../../src/engine/ledger.ts";
import type { LedgerInput } from "../../src/engine/ledger-input.ts";
import { ACCOUNT, type Deposit } from "../../src/engine/lot.ts";
import { runLedger } from "../../src/engine/run-ledger.ts";
import { days, FOREVER, months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { action, day, grant, monthOf, price, run, yearly } from "./builders.ts";

const NOON = Date.UTC(2027, 0, 10, 12);

const line: Omit<Deposit, "id" | "at" | "until" | "amount"> = {
  grant: "line",
  kind: "credit",
  owner: ACCOUNT,
  origin: "allowance",
  priority: 0,
};

function play(input: Partial<LedgerInput>) {
  return playLedger({
    from: 0,
    until: FOREVER,
    opening: [],
    deposits: [],
    flows: [],
    charges: [],
    cuts: [],
    burnOrder: ["expiry"],
    exchanges: [],
    caps: [],
    ...input,
  });
}

function charge(amount: number, at: number) {
  return { flow: "work", owner: ACCOUNT, at, whole: false, parts: [{ kind: "credit", amount: credits(amount) }] };
}

describe("at one millisecond", () => {
  const before: Deposit = {
    ...line,
    id: "before",
    at: NOON - 1000,
    until: NOON,
    amount: credits(100),
    rollover: { carry: "all", lasts: "period", again: false },
  };
  const after: Deposit = {
    ...line,
    id: "after",
    at: NOON,
    until: NOON + 1000,
    amount: credits(100),
    rollover: { carry: "all", lasts: "period", again: false, capBalance: { credits: credits(150) } },
  };
  const pack: Deposit = {
    ...line,
    id: "pack",
    grant: "pack",
    origin: "purchase",
    at: NOON,
    until: FOREVER,
    amount: credits(30),
  };

  it("the old is carried, the new is made, the cap trims, the pack is bought, and only then is it burned", () => {
    const { segments } = play({ until: NOON + 500, deposits: [pack, after, before], charges: [charge(160, NOON)] });
    const [first, second] = segments.filter(({ from }) => from >= NOON - 1000);
    // 100 carried + 100 new − 50 over the cap of 150 + 30 bought = 180, of which 160 burn
    expect(first?.carried.map(({ left }) => left)).toEqual([credits(100)]);
    expect(second?.trimmed.map(({ lot, amount }) => [lot.id, amount])).toEqual([["before>", credits(50)]]);
    expect(second?.uncovered).toEqual([]);
    expect(second?.lots.map(({ id, left }) => [id, left])).toEqual([
      ["before>", 0],
      ["after", 0],
      ["pack", credits(20)],
    ]);
  });

  it("a burn a millisecond sooner takes the old, and can be short where the new would do", () => {
    const { segments } = play({ until: NOON + 500, deposits: [pack, after, before], charges: [charge(160, NOON - 1)] });
    // only the 100 of before are there
    expect(segments.flatMap(({ uncovered }) => uncovered.map(({ amount }) => amount))).toEqual([credits(60)]);
  });

  it("a deposit that ends when it begins is never made", () => {
    const { segments } = play({ until: NOON + 500, deposits: [{ ...after, until: NOON }], charges: [charge(1, NOON)] });
    expect(segments.flatMap(({ uncovered }) => uncovered)).toHaveLength(1);
  });
});

describe("the end of a run", () => {
  const ledger = (until: string) =>
    runLedger({
      grants: [{ amount: 10, from: "2027-01-01", recurrence: "month" }],
      burns: [{ at: "2027-02-01", amount: 1 }],
      from: "2027-01-01",
      until,
    }).totals;

  it("takes what expires there, and leaves what begins there to the next", () => {
    expect(ledger("2027-02-01")).toMatchObject({ granted: 10, expired: 10, left: 0, demand: 0 });
    expect(ledger("2027-02-01T00:00:00.001Z")).toMatchObject({ granted: 20, expired: 10, left: 9, demand: 1 });
  });
});

describe("months counted from an anchor", () => {
  it.each([
    ["2027-01-29", ["2027-01-29", "2027-02-28", "2027-03-29", "2027-04-29"]],
    ["2027-01-30", ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]],
    ["2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]],
    ["2028-01-31", ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]],
    ["2028-02-29", ["2028-02-29", "2028-03-29", "2028-04-29", "2028-05-29"]],
  ])("begin from %s on %s", (start, begins) => {
    const estimate = run({ grants: [grant({ credits: 100 })] }, { start, months: 4, account: { email: "10/month" } });
    expect(estimate.months.map(({ from }) => new Date(from).toISOString().slice(0, 10))).toEqual(begins);
    // each month has its own deposit, whole
    expect(begins.map((_, index) => monthOf(estimate, index).included)).toEqual([100, 100, 100, 100]);
    expect(begins.map((_, index) => monthOf(estimate, index).used)).toEqual([10, 10, 10, 10]);
  });

  it("of a year from a leap day end on 28 February, and on the leap day four years on", () => {
    const sold = {
      grants: [grant({ credits: 100, every: months(12) })],
      price: [price({ amount: 10, billed: yearly })],
    };
    const estimate = run(sold, { start: "2028-02-29", months: 60 });
    const invoices = estimate.invoice.lines.map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect(invoices).toEqual(["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]);
  });
});

describe("cycles of other lengths", () => {
  it("of thirty days cross the months of the scenario", () => {
    const thirty = grant({ credits: 100, every: days(30) });
    const estimate = run({ grants: [thirty] }, { months: 3, account: { email: "31/month" } });
    // days 0 and 30 (31 January), 60 (2 March); 31 a month is one a day in January
    expect([0, 1, 2].map((index) => monthOf(estimate, index).included)).toEqual([200, 0, 100]);
    expect(monthOf(estimate, 0)).toMatchObject({ used: 31, expired: 70, left: 99 });
  });

  it("of a contract of two years bring each year's credits and end with it", () => {
    const contract = { id: "twoYearly", cycle: months(24) };
    const sold = {
      grants: [grant({ credits: 1200, every: months(12) }), grant({ credits: 500, every: "term", at: "extra" })],
      price: [price({ amount: 2000, billed: contract })],
    };
    const estimate = run(sold, { months: 30, account: { email: "50/month" } });
    // 600 of 1,200 + 500 in the first year: the 1,200 expire sooner and go first
    expect(monthOf(estimate, 11)).toMatchObject({ expired: 600, left: 500 });
    expect(monthOf(estimate, 23)).toMatchObject({ expired: 1100, left: 0 });
    expect(monthOf(estimate, 24).included).toBe(1700);
    // both contracts begun within the horizon
    expect(estimate.cost.total).toBe(4_000_000_000);
  });
});

describe("a share that thousandths cannot hold", () => {
  it("is rounded once in a running sum, so that the months add up", () => {
    const estimate = run(
      { actions: [action("email", 1)], grants: [grant({ credits: 1000 })] },
      { months: 12, account: { email: "100/year" } },
    );
    // 100 ÷ 12 = 8.333…: 8.333, 8.334, 8.333, … and 100 in all
    expect([0, 1, 2].map((index) => monthOf(estimate, index).used)).toEqual([8.333, 8.334, 8.333]);
    expect(estimate.kinds.credit?.used).toBe(credits(100));
  });
});

describe("a day", () => {
  it("is a day of UTC, whatever the machine's zone", () => {
    expect(day("2027-03-28")).toBe(Date.UTC(2027, 2, 28));
  });
});
