import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Flip, howFarItHolds } from "../../src/choose/holds.ts";
import { inputsOf } from "../../src/choose/inputs.ts";
import { easiestStep, mayCostLess, withLeastWork } from "../../src/choose/least-work.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { approximately } from "../../src/units/fraction.ts";
import { type Money, money } from "../../src/units/money.ts";
import { action, grant, offer, price, role, scenario, topUp } from "../engine/builders.ts";
import { ASKED, bruteTotal, cases, ranked } from "./small-rankings.ts";

const NEW = action("email", [{ credits: 1, charged: "success" }], { once: { per: "account", for: "forever" } });

function named(id: string, plan: Plan, topUps: Plan["topUps"] = []): Plan {
  return { ...plan, id, topUps };
}

describe("a rival that is cheaper for less work", () => {
  // Flat: $100 a month for up to 30,000. As you go: a cent each, so less than $100 below 10,000 of the 20,000 found a month.
  const flat = named(
    "flat",
    offer({ actions: [NEW], price: [price({ amount: 100 })], grants: [grant({ credits: 30_000 })] }).plan,
  );
  const asYouGo = named("as-you-go", offer({ actions: [NEW], price: [price({ amount: 0 })] }).plan, [
    topUp({ amount: 0.01 }),
  ]);
  const team = scenario({ roles: [role("sdr", 1, { email: "20000/month" })] });
  const holds = howFarItHolds(ranked([flat, asYouGo], team), ASKED);
  const told = (flip: Flip | undefined) => flip && [approximately(flip.at), flip.winner?.plan.id];

  it("wins from 9,999 lookups a month down", () => {
    expect(holds?.winner.id).toBe("flat");
    expect(told(holds?.rates[0]?.below)).toEqual([9999, "as-you-go"]);
  });

  it("wins from 49 % found down, and from 51 % known already up", () => {
    const [found, known] = holds?.assumptions ?? [];
    expect([found?.input.is, told(found?.below)]).toEqual(["found", [0.49, "as-you-go"]]);
    expect([known?.input.is, told(known?.above)]).toEqual(["known", [0.51, "as-you-go"]]);
  });
});

describe("a plan that costs no less for the least work of all", () => {
  it("costs no less at any step of any input that makes less work than today", () => {
    const seen = { dearer: 0, maybe: 0 };
    const check = (plan: Plan, limit: Money, team: Scenario) => {
      const inputs = inputsOf(team);
      if (mayCostLess(limit, plan, withLeastWork(team, inputs), ASKED)) {
        seen.maybe += 1;
        return;
      }
      seen.dearer += 1;
      for (const input of inputs) {
        const easiest = easiestStep(input);
        if (easiest === undefined) continue;
        for (const step of [easiest, Math.round((easiest + approximately(input.now)) / 2)])
          expect([input.name, step, bruteTotal(plan, input.at(step)) >= limit]).toEqual([input.name, step, true]);
      }
    };
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 100 }), ({ plans, team }, dollars) => {
        for (const plan of plans) check(plan, money(dollars), team);
      }),
      { numRuns: 40 },
    );
    expect(seen.dearer).toBeGreaterThan(10);
    expect(seen.maybe).toBeGreaterThan(10);
  });
});
