import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/choose/candidate.ts";
import { LedgerAhead } from "../../src/choose/ledger-ahead.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Plan, TopUp } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { toUnits } from "../../src/units/money.ts";
import { type GrantWords, grant, offer, topUp } from "../engine/builders.ts";
import { ASKED } from "./small-rankings.ts";
import { ofOneKind, ofTwoKinds, teamOf } from "./small-top-ups.ts";
import { fewestBySimulation } from "./top-up-oracle.ts";

const pack = (size: number, dollars: number, words: Partial<TopUp> = {}): TopUp =>
  topUp({ amount: dollars, unit: { is: "pack", credits: credits(size) }, ...words });
const ofOneMonth = { lasts: months(1) };
const needing = (...emails: readonly number[]) => teamOf(emails.map((email) => ({ email })));

function sells(allowance: GrantWords, topUps: readonly TopUp[], burnOrder: Plan["burnOrder"] = ["purchase"]): Offer {
  const bare = offer({ grants: [grant(allowance)], burnOrder });
  return { ...bare, plan: { ...bare.plan, topUps } };
}

/** What is bought, as "day: credits", and what it costs; whether nothing is known to cost less. */
function bought(sold: Offer, team: Scenario) {
  const { estimate, buysCheapest } = assess(sold, team, ASKED);
  return {
    bought: estimate.purchases.map(
      ({ at, credits: amount }) => `${new Date(at).toISOString().slice(5, 10)}: ${amount / 1000}`,
    ),
    total: toUnits(estimate.cost.total as never),
    buysCheapest,
  };
}

describe("what burns before an allowance that outlives its month", () => {
  test("is bought where nothing is lacking yet, where that wastes less of the packs", () => {
    // 3 a month, 3 in hand for ever, packs of 2 that live a month. A pack each month leaves 1 to be taken from the 3 in hand:
    // 3 packs, $3. Bought where it is lacking, 3 are 2 packs in the second month and in the third: 4 packs, $4
    const sold = sells({ credits: 3, every: "once" }, [pack(2, 1, ofOneMonth)]);
    expect(bought(sold, needing(3, 3, 3))).toEqual({
      bought: ["01-01: 2", "02-01: 2", "03-01: 2"],
      total: 3,
      buysCheapest: true,
    });
  });

  test("spares what is carried on, so that a later month lacks nothing", () => {
    // 7 a month, carried on; 9 are wanted; packs of 5 that live a month. January: 5 bought, 4 of 7, 3 carried on. February: 9 of
    // 10. March: 7 + 1, 1 is lacking: a second pack. Of 2 lacking each month 3 packs would be bought
    const sold = sells({ credits: 7, rollover: { carry: "all", again: true } }, [pack(5, 1, ofOneMonth)]);
    expect(bought(sold, needing(9, 9, 9)).total).toBe(2);
  });

  test("is not bought where it spares only what is gone with its month", () => {
    // the same without rollover: 2 are lacking each month, 3 packs
    const sold = sells({ credits: 7 }, [pack(5, 1, ofOneMonth)]);
    expect(bought(sold, needing(9, 9, 9)).total).toBe(3);
  });

  test("is not called cheapest where the ledger would have to be played too often", () => {
    // two years of carrying on for two months: which months buy a pack of 7 or of 11 has too many answers
    const larger = pack(11, 4, { ...ofOneMonth, at: "topUps.larger" });
    const carried = { carry: "all", again: true, lasts: months(2) } as const;
    const sold = sells({ credits: 13, rollover: carried }, [pack(7, 3, ofOneMonth), larger], ["expiry"]);
    const needs = Array.from({ length: 24 }, (_, month) => 15 + ((month * 7) % 5));
    const found = bought(sold, needing(...needs));
    expect(found.buysCheapest).toBe(false);
  });
});

describe("no other set of purchases costs less", () => {
  test.each([
    ["of one kind", ofOneKind, { numRuns: 60, seed: 1 }],
    ["of two kinds, of which one action burns both", ofTwoKinds, { numRuns: 25, seed: 1 }],
  ] as const)("%s, every set played", (_, cases, runs) => {
    fc.assert(
      fc.property(cases, ({ offer: sold, team }) => {
        const { qualifies, estimate } = assess(sold, team, ASKED);
        const found = qualifies ? estimate.cost.topUps : Number.POSITIVE_INFINITY;
        expect(found).toBe(fewestBySimulation(sold, team));
      }),
      runs,
    );
  });
});

test("a ledger that is played on from a month lacks what the whole one does", () => {
  fc.assert(
    fc.property(ofTwoKinds, ({ offer: sold, team }) => {
      const whole = simulate(sold, team, { isFree: () => false });
      const ledger = new LedgerAhead([{ offer: sold, from: team.start }], team, () => false);
      const fromStart = ledger.from(0, ledger.opening, []);
      for (const [month, { kinds }] of whole.months.entries()) {
        const later = ledger.from(month, fromStart.alive[month] ?? [], []);
        for (const kind of sold.plan.kinds) {
          const { shortage = 0, heldBack = 0 } = kinds[kind] ?? {};
          expect(later.lack(month, kind)).toBe(shortage - heldBack);
        }
      }
    }),
    { numRuns: 30, seed: 1 },
  );
});
