import { describe, expect, it } from "vitest";
import type { Rollover } from "../../src/plans/plan.ts";
import { days, months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { bought, grant, monthOf, role, run, type ScenarioWords } from "./builders.ts";

/** What is alive at the start of each month, right after its deposit of 1,000. */
function startBalances(rollover: Partial<Omit<Rollover, "at">>, used: readonly number[]): readonly number[] {
  const { ledger, months: reports } = run({ grants: [grant({ credits: 1000, rollover })] }, useBy(used));
  return reports.map(({ from }) => {
    const segment = ledger?.segments.find((each) => each.from === from);
    const left = segment?.lots.reduce((sum, lot) => sum + lot.left, 0) ?? 0;
    const taken = segment?.taken.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
    return (left + taken) / 1000;
  });
}

/** So many credits used in each month. */
function useBy(used: readonly number[]): ScenarioWords {
  const [first = 0, ...later] = used;
  return {
    months: used.length,
    account: { email: `${first}/month` },
    changes: later.map((amount, index) => ({
      from: `2027-${String(index + 2).padStart(2, "0")}-01`,
      account: { email: `${amount}/month` },
    })),
  };
}

describe("what is carried", () => {
  it("is all of the rest, for one period", () => {
    // January leaves 600. February 1,600, of which 1,300 are left, but January's 600 − 300 are over. March 1,000 + 1,000.
    expect(startBalances({ carry: "all", again: false }, [400, 300, 0])).toEqual([1000, 1600, 2000]);
  });

  it("is all of the rest, again and again", () => {
    expect(startBalances({ carry: "all", again: true }, [400, 300, 0, 0])).toEqual([1000, 1600, 2300, 3300]);
  });

  it("is no more than a number", () => {
    expect(startBalances({ carry: { credits: credits(250) }, again: false }, [400, 800])).toEqual([1000, 1250]);
  });

  it("is a share of the unused", () => {
    // half of 600
    expect(startBalances({ carry: { share: fraction(1, 2), of: "unused" }, again: false }, [400, 0])).toEqual([
      1000, 1300,
    ]);
  });

  it("is a share of the grant, as far as it is there", () => {
    const half = { carry: { share: fraction(1, 2), of: "grant" }, again: false } as const;
    // 600 are left, half of the grant is 500; then 300 are left
    expect(startBalances(half, [400, 0])).toEqual([1000, 1500]);
    expect(startBalances(half, [700, 0])).toEqual([1000, 1300]);
  });

  it("lives as long as what it is left of, where a seat is added on the very day on which that ends", () => {
    const lasting = grant({
      credits: 100,
      per: "seat",
      pooled: true,
      lasts: days(20),
      rollover: { carry: "all", again: false },
    });
    const asked = {
      months: 2,
      roles: [role("sdr", 1, {})],
      changes: [{ from: "2027-01-21", roles: [role("sdr", 2, {})] }],
    };
    // 100 of 1 January end on the 21st and are carried for 20 days more, to 10 February. The second seat's credits would end on the
    // day they came. 200 of 1 February end on the 21st and are carried to 13 March.
    expect(run({ grants: [lasting] }, asked).kinds.credit).toMatchObject({
      included: credits(300),
      expired: credits(100),
      left: credits(200),
    });
  });

  it("counts per seat where the grant does", () => {
    const estimate = run(
      { grants: [grant({ credits: 100, per: "seat", rollover: { carry: { credits: credits(20) }, again: false } })] },
      { months: 2, roles: [role("sdr", 5, {})] },
    );
    // 5 × 20 of 500; the rest expires
    expect(monthOf(estimate, 0)).toMatchObject({ expired: 400, left: 100 });
  });
});

describe("how long a carry lives", () => {
  it("is one period unless the plan says", () => {
    const estimate = run(
      { grants: [grant({ credits: 1000, rollover: { carry: "all", again: false } })] },
      useBy([400, 300, 0]),
    );
    // of January's 600, February burns 300 before its own; the other 300 are over with February
    expect(monthOf(estimate, 1).expired).toBe(300);
  });

  it("is what the plan says", () => {
    const lasts = { carry: "all", again: false, lasts: months(2) } as const;
    // January leaves 600 until the end of March; February and March burn the soonest to expire first
    const estimate = run({ grants: [grant({ credits: 1000, rollover: lasts })] }, useBy([400, 0, 0, 0]));
    expect([0, 1, 2].map((index) => monthOf(estimate, index).expired)).toEqual([0, 0, 600]);
  });

  it("may be for ever", () => {
    const forever = { carry: "all", again: false, lasts: "forever" } as const;
    const estimate = run({ grants: [grant({ credits: 1000, rollover: forever })] }, useBy([400, 0, 0]));
    expect(estimate.kinds.credit?.expired).toBe(0);
    expect(monthOf(estimate, 2).left).toBe(2600);
  });
});

describe("a cap", () => {
  const again = { carry: "all", again: true } as const;

  it("on what is carried bites on all carried lots, oldest first", () => {
    // carried: 1,000, then 2,000 trimmed to 1,500
    expect(startBalances({ ...again, capCarried: { credits: credits(1500) } }, [0, 0, 0])).toEqual([1000, 2000, 2500]);
  });

  it("on the balance bites once the new deposit is there", () => {
    expect(startBalances({ ...again, capBalance: { grants: fraction(2) } }, [0, 0, 0, 0])).toEqual([
      1000, 2000, 2000, 2000,
    ]);
  });

  it("on the balance counts bought credits, and trims them where they are the oldest", () => {
    const sold = { grants: [grant({ credits: 1000, rollover: { ...again, capBalance: { grants: fraction(2) } } })] };
    const estimate = run(sold, useBy([0, 0]), [bought(500, "2027-01-01", { amount: 0.01 })]);
    // February: 500 bought + 1,000 carried + 1,000 new = 2,500, 500 over the cap; January's came at the same time, and its id comes first
    expect(monthOf(estimate, 0)).toMatchObject({ bought: 500, left: 1500 });
    expect(monthOf(estimate, 1)).toMatchObject({ expired: 500 });
  });

  it("on the balance leaves alone what is bought at the very instant", () => {
    const sold = { grants: [grant({ credits: 1000, rollover: { ...again, capBalance: { grants: fraction(1) } } })] };
    const estimate = run(sold, useBy([0, 0]), [bought(500, "2027-02-01", { amount: 0.01 })]);
    // 1,000 carried + 1,000 new are trimmed to 1,000; the 500 come after the caps and stay until March
    expect(monthOf(estimate, 1)).toMatchObject({ expired: 1000, bought: 500, left: 1500 });
  });

  it("waits for the next deposit where a seat is added within a period", () => {
    const capped = { ...again, capBalance: { grants: fraction(2) } };
    const estimate = run(
      { grants: [grant({ credits: 300, per: "seat", rollover: capped })] },
      {
        start: "2027-04-01",
        months: 2,
        roles: [role("sdr", 5, {})],
        changes: [{ from: "2027-04-16", roles: [role("sdr", 6, {})] }],
      },
    );
    // 5 × 300, and half a month of a sixth: 1,650; in May 1,800 more, under 2 × 1,800
    expect(monthOf(estimate, 0)).toMatchObject({ included: 1650, expired: 0, left: 1650 });
    expect(monthOf(estimate, 1)).toMatchObject({ included: 1800, expired: 0 });
  });

  it("measured in grants follows the deposit that is made", () => {
    const capped = { ...again, capBalance: { grants: fraction(2) } };
    const estimate = run(
      { grants: [grant({ credits: 100, per: "seat", rollover: capped })] },
      { months: 3, roles: [role("sdr", 10, {})], changes: [{ from: "2027-02-01", roles: [role("sdr", 2, {})] }] },
    );
    // 1,000 are carried into February, where two seats bring 200 and cap at 400
    expect(monthOf(estimate, 0).left).toBe(1000);
    expect(monthOf(estimate, 1)).toMatchObject({ included: 200, expired: 800, left: 400 });
  });
});
