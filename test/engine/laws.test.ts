import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate, KindTotal } from "../../src/engine/estimate.ts";
import { type LedgerRun, playLedger, type Segment } from "../../src/engine/ledger.ts";
import type { LedgerInput } from "../../src/engine/ledger-input.ts";
import type { Deposit } from "../../src/engine/lot.ts";
import { months } from "../../src/units/calendar.ts";
import { type Credits, credits } from "../../src/units/credits.ts";
import { grant, type OfferWords, run, type ScenarioWords } from "./builders.ts";
import {
  grants,
  plansOfOneKind,
  plansOfTwoKinds,
  purchaseLists,
  purchasesFor,
  rollovers,
  teams,
} from "./random-plans.ts";

/*
 * What always holds, on random plans and teams. A failure prints the seed and the smallest plan that breaks the law.
 */

const RUNS = { numRuns: 150 };

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, each) => all + each, 0);
}

function isConserved(total: KindTotal, opening: number): void {
  const { used, included, bought, burned, exchanged, expired, overage, shortage, left } = total;
  const taken = sum(Object.values(burned));
  expect(opening + included + bought).toBe(taken + expired + left);
  expect(used).toBe(taken + exchanged + overage + shortage);
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (typeof each === "bigint") return `${each}n`;
    return each === Number.POSITIVE_INFINITY ? "unlimited" : each;
  });
}

describe("conservation", () => {
  const holds = (estimate: Estimate) => {
    for (const kind of Object.keys(estimate.kinds)) {
      isConserved(estimate.kinds[kind] as KindTotal, 0);
      let opening = 0;
      for (const { kinds } of estimate.months) {
        isConserved(kinds[kind] as KindTotal, opening);
        opening = kinds[kind]?.left ?? 0;
      }
      expect(opening).toBe(estimate.kinds[kind]?.left);
    }
    for (const { lots } of estimate.ledger?.segments ?? [])
      for (const { left } of lots) expect(left).toBeGreaterThanOrEqual(0);
    for (const segment of estimate.ledger?.segments ?? []) everyWantIsAccountedFor(segment);
  };

  it("holds for one kind, by month and in all", () => {
    fc.assert(
      fc.property(plansOfOneKind(true), teams, purchaseLists, (sold, asked, amounts) => {
        const estimate = run(sold, asked, purchasesFor(amounts, asked.start ?? "", "credit"));
        holds(estimate);
        // without an exchange, what is used is what the work wanted
        expect(estimate.kinds.credit?.used).toBe(estimate.used.credit);
      }),
      RUNS,
    );
  });

  it("holds for several kinds, burned together and exchanged", () => {
    fc.assert(
      fc.property(plansOfTwoKinds, teams, purchaseLists, (sold, asked, amounts) => {
        holds(run(sold, asked, purchasesFor(amounts, asked.start ?? "", "action")));
      }),
      RUNS,
    );
  });

  function everyWantIsAccountedFor({ wanted, taken, uncovered }: Segment): void {
    for (const kind of new Set(wanted.flatMap(({ parts }) => parts.map((part) => part.kind)))) {
      const asked = wanted.flatMap(({ parts }) => parts.filter((part) => part.kind === kind));
      const covered = taken.filter((each) => each.wanted === kind);
      const open = uncovered.filter((each) => each.kind === kind);
      expect(sum(asked.map(({ amount }) => amount))).toBe(
        sum(covered.map(({ covers }) => covers)) + sum(open.map(({ amount }) => amount)),
      );
    }
  }
});

/** What a random plan and team make the ledger play, caught on its way in. */
function inputOf(sold: OfferWords, asked: ScenarioWords): { readonly estimate: Estimate; readonly run: LedgerRun } {
  const estimate = run(sold, asked);
  return { estimate, run: estimate.ledger as LedgerRun };
}

describe("the same inputs", () => {
  it("give the same bytes", () => {
    fc.assert(
      fc.property(plansOfOneKind(true), teams, (sold, asked) => {
        const [once, again] = [run(sold, asked), run(sold, asked)];
        expect(text(again) === text(once)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

/** A ledger of its own for the laws that need one: three owners, grants of one kind, work that runs evenly. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const owners = ["account", "a", "b"];

const deposits = (capped: boolean) =>
  fc
    .array(
      fc.record({
        owner: fc.constantFrom(...owners),
        amount: fc.integer({ min: 1, max: 50_000 }),
        at: fc.integer({ min: 0, max: 50 }),
        lives: fc.integer({ min: 1, max: 40 }),
        rollover: fc.option(rollovers(capped), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((list) =>
      list.map(
        ({ owner, amount, at, lives, rollover }, index): Deposit => ({
          id: `d${index}`,
          grant: `g${index % 3}`,
          kind: "credit",
          owner,
          origin: "allowance",
          amount: amount as Credits,
          at: at * DAY,
          until: (at + lives) * DAY,
          priority: 0,
          ...(rollover ? { rollover: { lasts: "period", ...rollover } as NonNullable<Deposit["rollover"]> } : {}),
        }),
      ),
    );

const flows = fc
  .array(fc.record({ owner: fc.constantFrom(...owners), aDay: fc.integer({ min: 0, max: 3_000 }) }), { maxLength: 4 })
  .map((list) =>
    list.map(({ owner, aDay }, index) => ({
      id: `f${index}`,
      owner,
      parts: [{ kind: "credit", wantedUpTo: (at: number) => Math.floor((aDay * at) / DAY) as Credits }],
    })),
  );

const charges = fc
  .array(
    fc.record({
      owner: fc.constantFrom(...owners),
      amount: fc.integer({ min: 1, max: 20_000 }),
      at: fc.integer({ min: 0, max: 59 * 24 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ owner, amount, at }, index) => ({
      flow: `c${index}`,
      owner,
      at: at * HOUR,
      whole: index % 3 === 0,
      parts: [{ kind: "credit", amount: amount as Credits }],
    })),
  );

const plain: LedgerInput = {
  from: 0,
  until: 60 * DAY,
  opening: [],
  deposits: [],
  flows: [],
  charges: [],
  cuts: [],
  burnOrder: ["expiry"],
  exchanges: [],
  caps: [],
};

const ledgers = fc.record({ deposits: deposits(true), flows, charges });

/** Ten days whose rest is carried for a period, followed by two deposits of the same line: for one day, and for two. */
const FOLLOWED_BY_TWO: Deposit[] = [
  { until: 11, at: 10 },
  { until: 12, at: 10 },
  { until: 10, at: 0, rollover: { lasts: "period", carry: "all", again: false } as const },
].map(({ at, until, ...rest }, index) => ({
  id: `d${index}`,
  grant: "g0",
  kind: "credit",
  owner: "account",
  origin: "allowance",
  amount: credits(1),
  at: at * 24 * HOUR,
  until: until * 24 * HOUR,
  priority: 0,
  ...rest,
}));

function uncovered({ segments }: LedgerRun): number {
  return sum(segments.flatMap((segment) => segment.uncovered.map(({ amount }) => amount)));
}

function expired({ segments }: LedgerRun): number {
  return sum(segments.flatMap((segment) => [...segment.expired, ...segment.trimmed].map(({ amount }) => amount)));
}

describe("one run", () => {
  it("is the same as two, split at any instant", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 1, max: 60 * 24 - 1 }), (words, hour) => {
        const at = hour * HOUR;
        const input = { ...plain, ...words };
        const whole = playLedger({ ...input, cuts: [at] });
        const first = playLedger({ ...input, until: at });
        const second = playLedger({ ...input, from: at, opening: first.closing });
        expect(text([...first.segments, ...second.segments]) === text(whole.segments)).toBe(true);
        expect(text(second.closing) === text(whole.closing)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("over a year is the same as over its halves, month by month", () => {
    fc.assert(
      fc.property(plansOfOneKind(true), teams, fc.integer({ min: 1, max: 6 }), (sold, asked, length) => {
        const whole = inputOf(sold, { ...asked, months: 7 });
        const part = inputOf(sold, { ...asked, months: length });
        expect(text(part.estimate.months) === text(whole.estimate.months.slice(0, length))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on where it is cut, but for roundings", () => {
    fc.assert(
      fc.property(
        deposits(false),
        flows,
        fc.array(fc.integer({ min: 1, max: 59 }), { maxLength: 4 }),
        (made, work, cuts) => {
          const input = { ...plain, deposits: made, flows: work };
          const whole = playLedger(input);
          const cut = playLedger({ ...input, cuts: cuts.map((day) => day * DAY + 5 * HOUR) });
          // a thousandth for each flow at each end of a segment
          const slack = work.length * (cut.segments.length + 1) * 2;
          expect(Math.abs(uncovered(cut) - uncovered(whole))).toBeLessThanOrEqual(slack);
          expect(Math.abs(expired(cut) - expired(whole))).toBeLessThanOrEqual(slack);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order in which deposits and charges are listed", () => {
    fc.assert(
      fc.property(ledgers, (words) => {
        const input = { ...plain, ...words, charges: words.charges.map((charge) => ({ ...charge, whole: false })) };
        const mirrored = { ...input, deposits: [...input.deposits].reverse() };
        const lots = ({ segments }: LedgerRun) => segments.map((segment) => segment.lots);
        expect(text(lots(playLedger(mirrored))) === text(lots(playLedger(input)))).toBe(true);
      }),
      { numRuns: 200, examples: [[{ deposits: FOLLOWED_BY_TWO, flows: [], charges: [] }]] },
    );
  });
});

describe("where nothing is refused", () => {
  const plenty: Deposit = {
    id: "plenty",
    grant: "plenty",
    kind: "credit",
    owner: "account",
    origin: "purchase",
    amount: credits(1_000_000),
    at: 0,
    until: Number.POSITIVE_INFINITY,
    priority: 1,
  };

  it("event by event comes to the same as the sums between boundaries", () => {
    fc.assert(
      fc.property(deposits(false), charges, (made, events) => {
        const input = { ...plain, deposits: [plenty, ...made] };
        const single = playLedger({ ...input, charges: events });
        const summed = owners.map((owner) => {
          const own = events.filter((event) => event.owner === owner);
          const upTo = (at: number) =>
            sum(own.filter((event) => event.at < at).map(({ parts }) => sum(parts.map((part) => part.amount))));
          return { id: owner, owner, parts: [{ kind: "credit", wantedUpTo: (at: number) => upTo(at) as Credits }] };
        });
        const together = playLedger({ ...input, flows: summed });
        expect(uncovered(single)).toBe(0);
        const balances = ({ segments }: LedgerRun) =>
          segments.map(({ lots }) => lots.map(({ id, left }) => [id, left]));
        expect(balances(together)).toEqual(balances(single));
      }),
      { numRuns: 300 },
    );
  });

  it("the order of one owner's burns of one instant does not matter", () => {
    fc.assert(
      fc.property(deposits(false), charges, fc.constantFrom(...owners), (made, events, owner) => {
        const together = events.map((event) => ({ ...event, owner, at: 20 * DAY, whole: true }));
        const input = { ...plain, deposits: [plenty, ...made] };
        const forward = playLedger({ ...input, charges: together });
        const backward = playLedger({ ...input, charges: [...together].reverse() });
        expect(text(backward.segments.map(({ lots }) => lots)) === text(forward.segments.map(({ lots }) => lots))).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("more credits", () => {
  const missing = (estimate: Estimate) =>
    (estimate.kinds.credit?.overage ?? 0) + (estimate.kinds.credit?.shortage ?? 0);
  const slack = (estimate: Estimate) => (estimate.ledger?.segments.length ?? 0) * 4;

  it("in a larger allowance never raise overage or shortage", () => {
    fc.assert(
      fc.property(plansOfOneKind(false), teams, fc.integer({ min: 1, max: 300 }), (sold, asked, more) => {
        const larger = (sold.grants ?? []).map((each, index) =>
          index === 0 ? { ...each, credits: ((each.credits as number) + more * 1000) as Credits } : each,
        );
        const before = run(sold, asked);
        const after = run({ ...sold, grants: larger }, asked);
        expect(missing(after)).toBeLessThanOrEqual(missing(before) + slack(after));
      }),
      RUNS,
    );
  });

  it("of a rollover without a cap on the balance never raise what is over", () => {
    const bare = grants("credit", 0, false).map(({ rollover: _, lasts: __, ...each }) => ({
      ...each,
      every: months(1),
    }));
    fc.assert(
      fc.property(plansOfOneKind(false), teams, bare, rollovers(false), (sold, asked, each, carried) => {
        const at = each.at;
        const before = run({ ...sold, grants: [each] }, asked);
        const words = { ...each, credits: (each.credits as number) / 1000, rollover: carried };
        const after = run({ ...sold, grants: [grant({ ...words, at })] }, asked);
        expect(missing(after)).toBeLessThanOrEqual(missing(before) + slack(after));
        if (before.cost.total !== undefined)
          expect(after.cost.total ?? Number.NaN).toBeLessThanOrEqual(before.cost.total + 20_000);
      }),
      RUNS,
    );
  });
});
