import { describe, expect, it } from "vitest";
import { howFarItHolds } from "../../src/choose/holds.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { approximately } from "../../src/units/fraction.ts";
import { grant, offer, type PriceWords, price, role, scenario, type TopUpWords, topUp } from "../engine/builders.ts";
import { ASKED, ranked } from "./small-rankings.ts";

function sold(id: string, fee: PriceWords, credits: number, onTop: TopUpWords | undefined): Plan {
  const grants = credits === 0 ? [] : [grant({ credits, per: "seat" })];
  const { plan } = offer({ price: [price(fee)], grants });
  return { ...plan, id, topUps: onTop ? [topUp(onTop)] : [] };
}

function holdsFor(plans: readonly Plan[], team: Scenario) {
  const holds = howFarItHolds(ranked(plans, team), ASKED);
  if (!holds) throw new Error("nothing is recommended");
  return holds;
}

describe("where more people cost less", () => {
  it("the seats of three bring the credits that the account's work takes, and a flat price loses to them", () => {
    // $1 and 100 credits a seat, $1 for a credit more; 250 lookups for the account and 1 for each person, for one month.
    // 1 person: $1 + $151. 2: $2 + $52. 3: $3. Against $40 flat for any number of credits.
    const seats = sold("seats", { amount: 1, per: "seat" }, 100, { amount: 1 });
    const flat = sold("flat", { amount: 40 }, 0, { amount: 0 });
    const team = scenario({
      months: 1,
      account: { email: "250/month" },
      roles: [role("sdr", 1, { email: "1/month" })],
    });
    const { winner, people } = holdsFor([seats, flat], team);
    expect([winner.id, people?.above && approximately(people.above.at)]).toEqual(["flat", 3]);
  });

  it("a cheaper rate for more seats is not passed over: 10 of them at $3 against $32 flat", () => {
    // 9 seats at $4 are $36, 10 at $3 are $30, 11 are $33: the flat price loses at 10 alone.
    const flat = sold("flat", { amount: 32 }, 0, { amount: 0 });
    const steps = [
      { from: 1, amount: { USD: 4_000_000 }, at: "a" },
      { from: 10, amount: { USD: 3_000_000 }, at: "b" },
    ];
    const line = { ...price({ amount: 4, per: "seat" }), pricing: { is: "volume", measure: "units", brackets: steps } };
    const base = sold("steps", { amount: 4, per: "seat" }, 100, undefined);
    const bracketed = { ...base, tiers: base.tiers.map((tier) => ({ ...tier, price: [line] })) } as unknown as Plan;
    const team = scenario({ months: 1, roles: [role("sdr", 9, { email: "1/month" })] });
    const { winner, people } = holdsFor([bracketed, flat], team);
    expect([winner.id, people?.above && approximately(people.above.at)]).toEqual(["flat", 10]);
  });
});

describe("where two plans differ by the same amount however much is done", () => {
  it("no flip is told, and how far was looked", () => {
    // A cent a credit at both, $1 a month more at one of them.
    const plain = sold("plain", { amount: 0 }, 0, { amount: 0.01 });
    const fee = sold("fee", { amount: 1 }, 0, { amount: 0.01 });
    const team = scenario({ months: 1, account: { email: "50000/month" } });
    const [rate] = holdsFor([plain, fee], team).rates;
    expect([rate?.above, rate?.below]).toEqual([undefined, undefined]);
    expect(rate && approximately(rate.looked.to)).toBeGreaterThan(50_000);
  });
});
