import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { playLedger } from "../../src/engine/ledger.ts";
import type { Deposit } from "../../src/engine/lot.ts";
import { runLedger } from "../../src/engine/run-ledger.ts";
import type { Credits } from "../../src/units/credits.ts";
import { creditByCredit } from "./credit-by-credit.ts";

/*
 * Two independent ways of doing the same. The first knows nothing of shares or bottlenecks: time passes in small steps, and
 * in each everybody takes what a step wants. The second plays a history a credit and a day at a time.
 */

const DAY = 86_400_000;
const STEPS_A_DAY = 96;

interface Pot {
  readonly owner: string;
  readonly from: number;
  readonly until: number;
  left: number;
}

/** Burn in small steps: own pots before the account's, soonest expiry first. What two want of the last drop is shared. */
function inSmallSteps(pots: readonly Pot[], paces: Readonly<Record<string, number>>, lastDay: number) {
  const short: Record<string, number> = Object.fromEntries(Object.keys(paces).map((owner) => [owner, 0]));
  for (let step = 0; step < lastDay * STEPS_A_DAY; step += 1) {
    const now = step / STEPS_A_DAY;
    const alive = pots.filter(({ from, until }) => from <= now && now < until).sort((a, b) => a.until - b.until);
    const take = (owner: string, wanted: number) => {
      let open = wanted;
      for (const pot of alive.filter((each) => each.owner === owner)) {
        const part = Math.min(open, pot.left);
        pot.left -= part;
        open -= part;
      }
      return open;
    };
    const open = Object.entries(paces).map(([owner, aDay]) => [owner, take(owner, aDay / STEPS_A_DAY)] as const);
    const wanted = open.reduce((sum, [, amount]) => sum + amount, 0);
    if (wanted === 0) continue;
    const missing = take("account", wanted);
    for (const [owner, amount] of open) short[owner] = (short[owner] ?? 0) + (missing * amount) / wanted;
  }
  return { short, left: pots.reduce((sum, { left }) => sum + left, 0) };
}

describe("burning down a stretch at once", () => {
  it("comes to what small steps come to", () => {
    const pot = fc.record({
      owner: fc.constantFrom("a", "b", "c", "account", "account"),
      from: fc.integer({ min: 0, max: 15 }),
      lives: fc.integer({ min: 1, max: 20 }),
      amount: fc.integer({ min: 0, max: 3000 }),
    });
    const pace = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        fc.array(pot, { minLength: 1, maxLength: 6 }),
        fc.record({ a: pace, b: pace, c: pace }),
        (pots, paces) => {
          // no two expire together, so that the order is plain
          const dated = pots.map((each, index) => ({ ...each, until: each.from + each.lives + index / 10 }));
          const slow = inSmallSteps(
            dated.map(({ owner, from, until, amount }) => ({ owner, from, until, left: amount })),
            paces,
            20,
          );
          const { segments } = playLedger({
            from: 0,
            until: 20 * DAY,
            opening: [],
            deposits: dated.map(
              ({ owner, from, until, amount }, index): Deposit => ({
                id: `d${index}`,
                grant: `d${index}`,
                kind: "credit",
                owner,
                origin: "allowance",
                amount: (amount * 1000) as Credits,
                at: from * DAY,
                until: Math.round(until * DAY),
                priority: 0,
              }),
            ),
            flows: Object.entries(paces).map(([owner, aDay]) => ({
              id: owner,
              owner,
              parts: [{ kind: "credit", wantedUpTo: (at: number) => Math.round((aDay * 1000 * at) / DAY) as Credits }],
            })),
            charges: [],
            cuts: [],
            burnOrder: ["expiry"],
            exchanges: [],
            caps: [],
          });
          const short = (owner: string) =>
            segments
              .flatMap(({ uncovered }) => uncovered.filter((each) => each.owner === owner))
              .reduce((sum, { amount }) => sum + amount, 0) / 1000;
          // a step's worth for everybody at each of the few ends of a pot
          const slack = ((paces.a + paces.b + paces.c) / STEPS_A_DAY) * 8 + 0.1;
          for (const owner of Object.keys(paces))
            expect(Math.abs(short(owner) - (slow.short[owner] ?? 0))).toBeLessThanOrEqual(slack);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe("a history", () => {
  it("comes to what counting single credits comes to", () => {
    const grant = fc.record({
      owner: fc.constantFrom("ann", "account"),
      amount: fc.integer({ min: 0, max: 12 }),
      from: fc.integer({ min: 0, max: 40 }),
      recurrence: fc.option(fc.integer({ min: 3, max: 15 }), { nil: undefined }),
      lives: fc.integer({ min: 1, max: 40 }),
      priority: fc.integer({ min: 0, max: 2 }),
      carry: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      again: fc.boolean(),
    });
    const burn = fc.record({
      owner: fc.constantFrom("ann", "account", "ben"),
      day: fc.integer({ min: 0, max: 59 }),
      amount: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(grant, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(burn, { selector: ({ day }) => day, maxLength: 20 }),
        (grants, burns) => {
          const { totals } = runLedger({
            grants: grants.map(({ owner, amount, from, recurrence, lives, priority, carry, again }) => ({
              owner,
              amount,
              from: from * DAY,
              until: (from + lives) * DAY,
              priority,
              ...(recurrence === undefined ? {} : { recurrence: `${recurrence} days` }),
              ...(recurrence === undefined || carry === undefined ? {} : { rollover: { carry, again } }),
            })),
            burns: burns.map(({ owner, day, amount }) => ({ owner, at: day * DAY + 1, amount })),
            from: 0,
            until: 60 * DAY,
          });
          expect(totals).toMatchObject(creditByCredit(grants, burns, 60));
        },
      ),
      { numRuns: 300 },
    );
  });
});
