import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withSizes } from "../../src/choose/sizes.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { money } from "../../src/units/money.ts";
import { grant, monthly, offer, price, scenario, yearly } from "../engine/builders.ts";

const RULES = { isFree: () => false, allowUncovered: false };

/** Any number of credits at $2 each; what a month leaves is gone, or all come up front and last the year, or are carried once. */
const WAYS = [
  { billing: monthly, rollover: undefined, upFront: false },
  { billing: yearly, rollover: undefined, upFront: true },
  { billing: monthly, rollover: { carry: "all", lasts: months(2), again: false }, upFront: false },
] as const;

function anySize({ billing, rollover, upFront }: (typeof WAYS)[number], free: number): Offer {
  return offer({
    price: [price({ amount: 2, per: "credit", billed: billing })],
    grants: [
      grant({ credits: "size", upFront, ...(rollover && { rollover }) }),
      ...(free > 0 ? [grant({ credits: free, at: "tiers.pro.grants.free" })] : []),
    ],
  });
}

function wanting(needs: readonly number[]): Scenario {
  const [first = 0, ...others] = needs;
  const work = (need: number) => (need === 0 ? {} : { email: `${need}/month` });
  const changes = others.map((need, index) => ({ from: `2027-0${index + 2}-01`, account: work(need) }));
  return scenario({ months: needs.length, account: work(first), changes });
}

function fewestByTrying(sold: Offer, asked: Scenario): number {
  for (let whole = 1; ; whole += 1) {
    const { kinds } = simulate({ ...sold, sizes: { credit: credits(whole) } }, asked, RULES);
    if ((kinds.credit?.over ?? 0) === 0) return whole;
  }
}

const sizeOf = ({ sizes }: Offer) => (sizes.credit ?? 0) / 1000;

describe("where any number of credits can be bought", () => {
  it("the size is the fewest that trying one after the other finds", () => {
    const needs = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...WAYS), fc.integer({ min: 0, max: 9 }), needs, (way, free, wanted) => {
        const [sold, asked] = [anySize(way, free), wanting(wanted)];
        expect(withSizes(sold, asked, RULES).map(sizeOf)).toEqual([fewestByTrying(sold, asked)]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [480.01, [20]],
    [480, []],
  ])("none is laid out where none costs less than %d: 20 a month come to $480", (below, sizes) => {
    // 20 credits × $2 × 12
    const asked = { ...wanting([20]), months: 12 };
    expect(withSizes(anySize(WAYS[0], 0), asked, RULES, money(below)).map(sizeOf)).toEqual(sizes);
  });
});
