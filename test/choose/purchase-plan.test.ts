import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cheapestPurchases } from "../../src/choose/purchase-plan.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { type Subscription, takenAt } from "../../src/engine/subscription.ts";
import { billTopUps, type Purchase } from "../../src/engine/top-ups.ts";
import type { TopUp } from "../../src/plans/plan.ts";
import { boundary, type Duration, months } from "../../src/units/calendar.ts";
import { credits, toNumber } from "../../src/units/credits.ts";
import { addMoney, money, toUnits } from "../../src/units/money.ts";
import { fewestDollars, type SmallLine } from "./purchase-oracle.ts";

const START = Date.UTC(2027, 0, 1);
const monthStart = (index: number) => boundary(START, months(1), index);
const USD = (amount: number) => ({ USD: money(amount) });
const offer = {} as Offer;

function subscriptionOf(horizon: number, cycle: Duration = months(1), term: Duration = months(3)): Subscription {
  const timing = { anchor: START, from: START, until: monthStart(horizon), cycle, term, created: START, terms: 0 };
  return takenAt(timing, { seats: [], groups: [] });
}

function topUp(said: Partial<TopUp>): TopUp {
  return {
    at: "topUps",
    sources: [],
    when: {},
    kind: "credit",
    unit: { is: "credit" },
    pricing: { is: "flat", amount: USD(0.01) },
    every: "once",
    kept: "cycle",
    ...(said.every === undefined && { lasts: "forever" }),
    prorated: false,
    ...said,
  };
}

const packOf = (size: number) => ({ is: "pack", credits: credits(size) }) as const;
const flat = (amount: number) => ({ is: "flat", amount: USD(amount) }) as const;
const brackets = (is: "volume" | "graduated", ...steps: readonly [from: number, amount: number][]) =>
  ({
    is,
    measure: "units",
    brackets: steps.map(([from, amount]) => ({ from, amount: USD(amount), at: "topUps" })),
  }) as const;

interface Bought {
  readonly bought: readonly string[];
  readonly total: number;
}

/** What is bought, as "month: credits", with the last month of a recurring one, and what its invoices come to. */
function buy(
  needs: readonly number[],
  topUps: readonly TopUp[],
  subscription = subscriptionOf(needs.length),
): Bought | undefined {
  const plan = cheapestPurchases({
    limit: Number.POSITIVE_INFINITY,
    needs: needs.map((need, month) => ({
      at: monthStart(month),
      until: monthStart(month + 1),
      credits: credits(need),
    })),
    sales: [{ offer, subscription, topUps }],
    currency: "USD",
  });
  const purchases = plan?.purchases;
  expect(plan?.isCheapest).not.toBe(false);
  return (
    purchases && { bought: purchases.map((each) => described(each, topUps)), total: invoiced(purchases, subscription) }
  );
}

function described({ topUp, at, until, credits }: Purchase, topUps: readonly TopUp[]): string {
  const month = (instant: number) => Array.from({ length: 125 }, (_, index) => monthStart(index)).indexOf(instant) + 1;
  const line = topUps.length > 1 ? ` of line ${topUps.indexOf(topUp) + 1}` : "";
  const through = topUp.every === "once" ? "" : `-${month(until) - 1}`;
  return `${month(at)}${through}: ${toNumber(credits)}${line}`;
}

function invoiced(purchases: readonly Purchase[], subscription: Subscription): number {
  return toUnits(addMoney(...billTopUps(purchases, offer, subscription, "USD").lines.map(({ amount }) => amount)));
}

describe("bought once, at one price, for ever", () => {
  test("nothing is bought where nothing is lacking", () => {
    expect(buy([0, 0], [])?.bought).toEqual([]);
  });

  test("nothing covers a need where nothing is for sale", () => {
    expect(buy([0, 1], [])).toBeUndefined();
  });

  test("each month buys what it lacks", () => {
    // 700 in March and 700 in November at $0.01
    const needs = [0, 0, 700, 0, 0, 0, 0, 0, 0, 0, 700, 0];
    expect(buy(needs, [topUp({})])).toEqual({ bought: ["3: 700", "11: 700"], total: 14 });
  });

  test("the rest of a pack serves the next month", () => {
    // 700 of 1,000; 300 left of 700, so one more; 600 left of 600
    expect(buy([700, 700, 600], [topUp({ unit: packOf(1000), pricing: flat(10) })])).toEqual({
      bought: ["1: 1000", "2: 1000"],
      total: 20,
    });
  });

  test("half a credit is sold as a whole one", () => {
    // 10.5 → 11, 0.5 left of the next 10.5 → 10
    expect(buy([10.5, 10.5], [topUp({ pricing: flat(1) })])).toEqual({ bought: ["1: 11", "2: 10"], total: 21 });
  });

  test("more than one purchase may hold is bought in several", () => {
    expect(buy([250], [topUp({ max: credits(100), pricing: flat(1) })])).toEqual({
      bought: ["1: 100", "1: 100", "1: 50"],
      total: 250,
    });
  });
});

describe("least, most and brackets", () => {
  test("a least purchase is bought once for two months", () => {
    // 100 for 60 + 40, rather than 100 and 100
    expect(buy([60, 40], [topUp({ min: credits(100), pricing: flat(1) })])).toEqual({ bought: ["1: 100"], total: 100 });
  });

  test("a bracket that only both months together reach is bought in the first", () => {
    // 120 × $0.5 = $60 rather than 2 × 60 × $1
    expect(buy([60, 60], [topUp({ pricing: brackets("volume", [1, 1], [100, 0.5]) })])).toEqual({
      bought: ["1: 120"],
      total: 60,
    });
  });

  test("more is bought than needed where the larger purchase costs less", () => {
    // 60 × $1 = $60, 100 × $0.5 = $50
    expect(buy([60], [topUp({ pricing: brackets("volume", [1, 1], [100, 0.5]) })])).toEqual({
      bought: ["1: 100"],
      total: 50,
    });
  });

  test("graduated brackets are bought at once, since the later credits are the cheaper", () => {
    // 100 × $1 + 20 × $0.1 = $102 rather than 2 × $60
    expect(buy([60, 60], [topUp({ pricing: brackets("graduated", [1, 1], [101, 0.1]) })])).toEqual({
      bought: ["1: 120"],
      total: 102,
    });
  });

  test("graduated brackets that rise are bought apart", () => {
    // 2 × 60 × $1 rather than 100 × $1 + 20 × $3
    expect(buy([60, 60], [topUp({ pricing: brackets("graduated", [1, 1], [101, 3]) })])).toEqual({
      bought: ["1: 60", "2: 60"],
      total: 120,
    });
  });

  test("a least spend brings what it buys", () => {
    // $50 buy 500, of which 200 are left for the second month
    expect(buy([300, 200], [topUp({ pricing: flat(0.1), minSpend: USD(50) })])).toEqual({
      bought: ["1: 500"],
      total: 50,
    });
  });

  test("two purchases that max forces share out the better bracket", () => {
    // 70 + 50 at $0.5 = $60 rather than 100 at $0.5 and 20 at $1
    expect(buy([120], [topUp({ max: credits(100), pricing: brackets("volume", [1, 1], [50, 0.5]) })])?.total).toBe(60);
  });
});

describe("credits that expire", () => {
  test("what expires before it is needed is bought again", () => {
    // 1 month each: 1 pack of 100 for 30, another for 30
    const pack = topUp({ unit: packOf(100), pricing: flat(5), lasts: months(1) });
    expect(buy([30, 0, 30], [pack])).toEqual({ bought: ["1: 100", "3: 100"], total: 10 });
  });

  test("two months of life reach the next month and no further", () => {
    const pack = topUp({ unit: packOf(100), pricing: flat(5), lasts: months(2) });
    expect(buy([30, 30, 30], [pack])).toEqual({ bought: ["1: 100", "3: 100"], total: 10 });
  });

  test("to the end of a term is until the term ends, not so long", () => {
    // terms of 3 months: 3 and 4 lie in different ones
    const pack = topUp({ unit: packOf(100), pricing: flat(5), lasts: "term" });
    expect(buy([0, 0, 30, 30], [pack])).toEqual({ bought: ["3: 100", "4: 100"], total: 10 });
  });

  test("cheap credits that expire are taken where they are used up, lasting ones where they are not", () => {
    // months 1: 100 short-lived at $0.4 = $40; month 2: 10 lasting at $1 = $10, since 100 short-lived cost $40
    const brief = topUp({ pricing: flat(0.4), min: credits(100), lasts: months(1) });
    const lasting = topUp({ pricing: flat(1) });
    expect(buy([100, 10], [brief, lasting])).toEqual({ bought: ["1: 100 of line 1", "2: 10 of line 2"], total: 50 });
  });

  test("a purchase is made smaller, so that the least that can be bought after it is all used", () => {
    // 2,306 × $0.9 and 1,000 × $1 = $3,075.40: of the second month 805 from the first and 697 from the second, with the
    // 303 of the third. Rather than 3,003 × $0.9 and the least, 1,000 × $1, for 303: $3,702.70
    const line = topUp({ pricing: brackets("volume", [1, 1], [2000, 0.9]), min: credits(1000), lasts: months(2) });
    expect(buy([1501, 1502, 303], [line])).toEqual({ bought: ["1: 2306", "2: 1000"], total: 3075.4 });
  });
});

describe("when", () => {
  test("nothing is bought before the month that burns it", () => {
    // 150 in all are 2 × 100; the second is not needed in the first month
    const line = topUp({ pricing: flat(1), min: credits(100), max: credits(100) });
    expect(buy([50, 100], [line])).toEqual({ bought: ["1: 100", "2: 100"], total: 200 });
  });

  test("credits that expire are bought where nothing lacks, to spare lasting ones for later", () => {
    // 110 lasting for $60 in the first month, 100 for the second alone at $40: the 100 that last serve the third and fourth.
    // Rather than 2 × $60, or $60 and 2 × $40
    const lasting = topUp({ unit: packOf(110), pricing: flat(60) });
    const brief = topUp({ unit: packOf(100), pricing: flat(40), lasts: months(1) });
    expect(buy([10, 100, 25, 25], [lasting, brief])).toEqual({
      bought: ["1: 110 of line 1", "2: 100 of line 2"],
      total: 100,
    });
  });
});

describe("coming again", () => {
  test("the same need every month is one purchase that goes on", () => {
    // 3 months × 2 packs × $5
    const pack = topUp({ unit: packOf(100), pricing: flat(5), every: "cycle" });
    expect(buy([150, 180, 120], [pack])).toEqual({ bought: ["1-3: 200"], total: 30 });
  });

  test("a month that needs more has more packs for that month", () => {
    // 2 + 3 + 2 packs × $5
    const pack = topUp({ unit: packOf(100), pricing: flat(5), every: "cycle" });
    expect(buy([150, 280, 120], [pack])).toEqual({ bought: ["1-3: 200", "2-2: 100"], total: 35 });
  });

  test("kept for a term, it is paid to the term's end, behind the horizon too", () => {
    // needed in month 2 alone, paid in 2 and 3: 2 × $5
    const pack = topUp({ unit: packOf(100), pricing: flat(5), every: "cycle", kept: "term" });
    expect(buy([0, 80], [pack])).toEqual({ bought: ["2-3: 100"], total: 10 });
  });

  test("what recurs and lasts is bought for the months together", () => {
    // kept for 3 months, 50 a month for ever: 150 by the third
    const pack = topUp({ unit: packOf(50), pricing: flat(5), every: "cycle", kept: "term", lasts: "forever" });
    expect(buy([50, 20, 80], [pack])).toEqual({ bought: ["1-3: 50"], total: 15 });
  });

  test("a line bought once fills the peak above a recurring one", () => {
    // 3 × $2 for 100 a month and 50 × $0.05 in the second, rather than another pack for $2 in the second and third
    const pack = topUp({ unit: packOf(100), pricing: flat(2), every: "cycle", kept: "term" });
    expect(buy([100, 150, 100], [pack, topUp({ pricing: flat(0.05) })])?.total).toBe(8.5);
  });

  test("what a later month needs is kept for the term, the rest of the first is bought once", () => {
    // 3 × 1,003 × $0.03 + 1,000 × $0.08 = $170.27; found though the line that fills up stands first in the file
    const once = topUp({ pricing: brackets("volume", [1, 0.08], [2, 0.08]) });
    const kept = topUp({ pricing: flat(0.03), every: "cycle", kept: "term" });
    expect(buy([2003, 1003], [once, kept])?.total).toBe(170.27);
  });

  test("a recurring one and what a pack leaves over share two months", () => {
    // 3 × 101 × $0.02 and a pack of 300 for $7 = $13.06: 502 = 2 × 101 + 300. Rather than 3 × 301 × $0.02
    const kept = topUp({ pricing: flat(0.02), every: "cycle", kept: "term" });
    const pack = topUp({ unit: packOf(300), pricing: flat(7) });
    expect(buy([301, 201], [kept, pack])?.total).toBe(13.06);
  });

  test("a prorated one costs and brings the share of its period that is left", () => {
    // quarter of 90 days from 1 January, bought on 1 February: 59 of 90 days, 59 credits for $59 × 1
    const quarter = subscriptionOf(3, months(3), months(3));
    const pack = topUp({ unit: packOf(90), pricing: flat(90), every: "cycle", prorated: true });
    expect(buy([0, 59, 0], [pack], quarter)?.total).toBe(59);
  });
});

describe("ties", () => {
  test("the earlier line of the file is taken at the same cost", () => {
    expect(buy([10], [topUp({}), topUp({})])?.bought).toEqual(["1: 10 of line 1"]);
  });
});

const price = fc.oneof(
  fc.record({
    is: fc.constant("flat" as const),
    brackets: fc.integer({ min: 1, max: 9 }).map((dollars) => [{ from: 1, dollars }]),
  }),
  fc
    .tuple(
      fc.constantFrom("volume" as const, "graduated" as const),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([is, first, from, then]) => ({
      is,
      brackets: [
        { from: 1, dollars: first },
        { from, dollars: then },
      ],
    })),
);

const smallLine: fc.Arbitrary<SmallLine> = fc
  .record({
    pack: fc.constantFrom(1, 1, 2, 3),
    price,
    every: fc.constantFrom("once" as const, "once" as const, "month" as const),
    lives: fc.constantFrom(1, 2, 3, Number.POSITIVE_INFINITY),
    kept: fc.constantFrom(1 as const, 3 as const),
    min: fc.constantFrom(1, 1, 2, 3),
    max: fc.constantFrom(99, 99, 99, 4),
    minSpend: fc.constantFrom(0, 0, 0, 6),
  })
  // a least spend above the most that one purchase holds is no price list
  .filter(({ max, minSpend }) => max === 99 || minSpend === 0)
  .filter(({ price }) =>
    price.brackets.every(({ dollars }, index) => dollars <= (price.brackets[index - 1]?.dollars ?? dollars)),
  );

/** The same line as a plan has it, every number of credits `scale` times as large. */
function asTopUp(line: SmallLine, scale: number): TopUp {
  const unit = line.pack === 1 ? ({ is: "credit" } as const) : packOf(line.pack * scale);
  const perUnit = line.pack === 1 ? scale : 1;
  const pricing =
    line.price.is === "flat"
      ? flat((line.price.brackets[0]?.dollars ?? 0) / perUnit)
      : brackets(
          line.price.is,
          ...line.price.brackets.map(({ from, dollars }): [number, number] => {
            const start = line.price.is === "graduated" ? (from - 1) * perUnit + 1 : from * perUnit;
            return [from === 1 ? 1 : start, dollars / perUnit];
          }),
        );
  return topUp({
    unit,
    pricing,
    every: line.every === "once" ? "once" : "cycle",
    kept: line.kept === 1 ? "cycle" : "term",
    lasts: line.lives === Number.POSITIVE_INFINITY ? "forever" : months(line.lives),
    ...(line.min > 1 && { min: credits(line.min * line.pack * scale) }),
    ...(line.max < 99 && { max: credits(line.max * line.pack * scale) }),
    ...(line.minSpend > 0 && { minSpend: USD(line.minSpend) }),
  });
}

describe("no other set of purchases costs less", () => {
  const oneLine = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
    fc.tuple(smallLine),
  );
  const threeLines = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
    fc.tuple(smallLine, smallLine, smallLine),
  );
  const twoLines = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    fc.tuple(smallLine, smallLine),
  );

  /** Far too dear to be bought, and of a size that leaves the other numbers nothing in common but single credits. */
  const decoy = topUp({ pricing: flat(1000), min: credits(999_983) });
  const costOf = (
    needs: readonly number[],
    lines: readonly SmallLine[],
    scale: number,
    others: readonly TopUp[] = [],
  ) =>
    buy(
      needs.map((need) => need * scale),
      [...lines.map((line) => asTopUp(line, scale)), ...others],
    )?.total ?? Number.POSITIVE_INFINITY;

  test.each([
    ["of one line", oneLine],
    ["of two lines", twoLines],
    ["of three lines", threeLines],
  ] as const)("%s, where every amount can be tried", (_, instances) => {
    fc.assert(
      fc.property(instances as fc.Arbitrary<[number[], SmallLine[]]>, ([needs, lines]) => {
        expect(costOf(needs, lines, 1)).toBeCloseTo(fewestDollars(needs, lines), 6);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test.each([
    ["of one line", oneLine],
    ["of two lines", twoLines],
  ] as const)("%s, a hundred times as large, to the cents of rounding", (_, instances) => {
    fc.assert(
      fc.property(instances as fc.Arbitrary<[number[], SmallLine[]]>, ([needs, lines]) => {
        // where parts of a small unit are of use in the large numbers, the small ones are no oracle for them: they may be shared
        // out over deliveries that overlap, and a least spend may buy a unit and a half
        fc.pre(lines.every(({ every, lives, pack }) => every === "once" || lives === 1 || pack > 1));
        fc.pre(lines.every(({ minSpend, price }) => price.brackets.every(({ dollars }) => minSpend % dollars === 0)));
        // amounts that the small numbers lack may win a cent by rounding
        expect(Math.abs(costOf(needs, lines, 100, [decoy]) - fewestDollars(needs, lines)) || 0).toBeLessThan(0.05);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
