import fc from "fast-check";
import type { Offer } from "../../src/engine/offer.ts";
import type { BurnOrderEntry, KindId, TopUp } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { boundary, days, months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { money } from "../../src/units/money.ts";
import { action, type GrantWords, grant, offer, scenario, topUp } from "../engine/builders.ts";

/*
 * Small offers whose allowance outlives its month, and packs or credits that burn before it, after it or beside it: what is
 * bought in one month changes what later ones lack. Few enough credits that every set of purchases can be played.
 */

export interface SmallCase {
  readonly offer: Offer;
  readonly team: Scenario;
}

const rollover: fc.Arbitrary<GrantWords["rollover"]> = fc
  .record({
    carry: fc.constantFrom(
      "all" as const,
      "all" as const,
      { share: fraction(1, 2), of: "unused" as const },
      { credits: credits(4) },
    ),
    again: fc.boolean(),
    capped: fc.constantFrom(
      {},
      {},
      { capCarried: { grants: fraction(1) } },
      { capBalance: { grants: fraction(2) } },
      { capBalance: { credits: credits(12) } },
    ),
    lives: fc.constantFrom({}, {}, { lasts: months(2) }, { lasts: "forever" as const }),
  })
  .map(({ carry, again, capped, lives }) => ({ carry, again, ...capped, ...lives }));

/** What comes by itself: every month and carried on, every month with a longer life, for three months at once, or once. */
function allowance(kind: KindId): fc.Arbitrary<readonly GrantWords[]> {
  const at = (place: number) => `tiers.pro.grants.${kind}${place}`;
  const amount = fc.integer({ min: 1, max: 9 });
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(amount, rollover)
        .map(([size, rolls]) => [{ kind, credits: size, rollover: rolls, at: at(0) } as GrantWords]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(amount, fc.constantFrom(months(2), months(3), "forever" as const))
        .map(([size, lasts]) => [{ kind, credits: size, lasts, at: at(0) }]),
    },
    amount.map((size) => [{ kind, credits: size * 3, every: months(3), at: at(0) }]),
    amount.map((size) => [
      { kind, credits: size, at: at(0) },
      { kind, credits: size + 3, every: "once" as const, at: at(1) },
    ]),
  );
}

function sold(kind: KindId, place: number): fc.Arbitrary<TopUp> {
  return fc
    .record({
      pack: fc.integer({ min: 3, max: 9 }),
      dollars: fc.integer({ min: 1, max: 9 }),
      again: fc.integer({ min: 1, max: 9 }),
      from: fc.constantFrom(0, 0, 0, 2),
      lasts: fc.constantFrom(months(1), months(1), months(2), days(20), days(45), "forever" as const),
      every: fc.constantFrom("once" as const, "once" as const, "once" as const, "cycle" as const),
      // two lines of single credits have too many amounts to try them all
      single: place === 0 ? fc.constantFrom(false, false, false, true) : fc.constant(false),
    })
    .map(({ pack, dollars, again, from, lasts, every, single }) => {
      const amount = (price: number) => ({ USD: money(single ? price / 4 : price) });
      const line = topUp({
        amount: 0,
        at: `topUps.${kind}${place}`,
        kind,
        every,
        lasts,
        unit: single ? { is: "credit" } : { is: "pack", credits: credits(pack) },
      });
      const brackets = [
        { from: 1, amount: amount(dollars), at: line.at },
        { from, amount: amount(Math.min(dollars, again)), at: line.at },
      ];
      return {
        ...line,
        pricing:
          from > 0 && !single ? { is: "volume", measure: "units", brackets } : { is: "flat", amount: amount(dollars) },
      } as TopUp;
    });
}

const burnOrders: fc.Arbitrary<readonly BurnOrderEntry[]> = fc.constantFrom(
  ["expiry"] as const,
  ["expiry"] as const,
  ["purchase"] as const,
  ["rollover", "expiry"] as const,
  ["allowance", "expiry"] as const,
);

const START = Date.UTC(2027, 0, 1);

export function teamOf(needs: readonly Readonly<Record<string, number>>[]): Scenario {
  const account = (rates: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(rates).flatMap(([id, rate]) => (rate > 0 ? [[id, `${rate}/month`]] : [])));
  const from = (month: number) => new Date(boundary(START, months(1), month)).toISOString().slice(0, 10);
  const [first = {}, ...later] = needs;
  return scenario({
    months: needs.length,
    account: account(first),
    changes: later.map((rates, index) => ({ from: from(index + 1), account: account(rates) })),
  });
}

const need = (most: number) =>
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }));

/** One kind of credits, one line or two, two to four months. */
export const ofOneKind: fc.Arbitrary<SmallCase> = fc
  .record({
    grants: allowance("credit"),
    topUps: fc.oneof(fc.tuple(sold("credit", 0)), fc.tuple(sold("credit", 0), sold("credit", 1))),
    burnOrder: burnOrders,
    needs: fc.array(need(12), { minLength: 2, maxLength: 4 }),
  })
  .map(({ grants, topUps, burnOrder, needs }) => ({
    offer: offerOf(grants, topUps, burnOrder, ["credit"]),
    team: teamOf(needs.map((email) => ({ email }))),
  }));

/** Two kinds, of which one action burns both. */
export const ofTwoKinds: fc.Arbitrary<SmallCase> = fc
  .record({
    grants: fc.tuple(allowance("credit"), allowance("mobile")).map((each) => each.flat()),
    topUps: fc.tuple(sold("credit", 0), sold("mobile", 1)),
    burnOrder: burnOrders,
    needs: fc.array(fc.record({ email: need(7), phone: need(5) }), { minLength: 2, maxLength: 3 }),
  })
  .map(({ grants, topUps, burnOrder, needs }) => ({
    offer: offerOf(grants, topUps, burnOrder, ["credit", "mobile"]),
    team: teamOf(needs),
  }));

function offerOf(
  grants: readonly GrantWords[],
  topUps: readonly TopUp[],
  burnOrder: readonly BurnOrderEntry[],
  kinds: readonly KindId[],
): Offer {
  const both = [{ credits: 1 }, { credits: 1, kind: "mobile" }];
  const actions = [action("email", 1), ...(kinds.length > 1 ? [action("phone", both)] : [])];
  const built = offer({ kinds, actions, grants: grants.map(grant), burnOrder });
  return { ...built, plan: { ...built.plan, topUps } };
}
