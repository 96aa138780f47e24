import { describe, expect, it } from "vitest";
import { fieldOf, sortOut } from "../../src/choose/field.ts";
import type { Grant } from "../../src/plans/plan.ts";
import { credits } from "../../src/units/credits.ts";
import { money } from "../../src/units/money.ts";
import { action, grant, offer, price, role, scenario } from "../engine/builders.ts";
import { ASKED } from "./small-rankings.ts";

describe("what is known of an offer before it is played", () => {
  const team = scenario({ roles: [role("sdr", 1, { email: "100/month" })], months: 1 });
  const known = (brought: Grant["credits"]) => {
    const { plan } = offer({
      actions: [action("email", 1)],
      price: [price({ amount: 50 })],
      grants: [{ ...grant({ credits: 0 }), credits: brought }],
    });
    const [entrant] = sortOut(fieldOf(plan, team, ASKED), team, ASKED).entrants;
    return { floor: entrant?.floor, mayIncludeEnough: entrant?.mayIncludeEnough, mayDoTheWork: entrant?.mayDoTheWork };
  };

  it("where its credits are enough: the subscription is all it costs", () => {
    expect(known(credits(100))).toEqual({ floor: money(50), mayIncludeEnough: true, mayDoTheWork: true });
  });

  it("where it lacks one and sells none: it cannot do the work", () => {
    expect(known(credits(99))).toEqual({ floor: undefined, mayIncludeEnough: false, mayDoTheWork: false });
  });

  it("where its credits are not published: no total, but it may do the work", () => {
    const unpublished = { unpublished: true, at: "tiers.pro.grants.credit+account.credits" } as const;
    expect(known(unpublished)).toEqual({ floor: undefined, mayIncludeEnough: false, mayDoTheWork: true });
  });
});
