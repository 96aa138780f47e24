import { describe, expect, it } from "vitest";
import { grantsHeld, topUpsSold } from "../../src/engine/offer.ts";
import { toNumber } from "../../src/units/credits.ts";
import { day, grant, offer, topUp } from "./builders.ts";

const ON = day("2025-12-18");

describe("what an account gets depends on the day it was made", () => {
  const sold = offer({
    grants: [
      grant({ credits: 1000, when: { accounts: { createdBefore: ON } } }),
      grant({ credits: 10, when: { accounts: { createdFrom: ON } } }),
      grant({ credits: 5, when: { tiers: ["another"] } }),
    ],
  });

  it.each([
    // Before the day 1,000; on it and after it 10. A grant of another tier never.
    ["2025-12-17", [1000]],
    ["2025-12-18", [10]],
    ["2025-12-19", [10]],
  ])("made on %s it brings %j", (made, expected) => {
    const amounts = grantsHeld(sold, day(made)).map(({ credits }) =>
      typeof credits === "number" ? toNumber(credits) : credits,
    );
    expect(amounts).toEqual(expected);
  });
});

describe("what can be bought on top", () => {
  it("is of the kind that is asked for, and held against the way of billing", () => {
    const bare = offer({});
    const topUps = [
      topUp({ amount: 1, at: "any" }),
      topUp({ amount: 1, at: "yearly", when: { billed: ["yearly"] } }),
      topUp({ amount: 1, at: "phone", kind: "phone" }),
    ];
    const sold = { ...bare, plan: { ...bare.plan, topUps } };
    // The offer is billed monthly.
    expect(topUpsSold(sold, ON, "credit").map(({ at }) => at)).toEqual(["any"]);
    expect(topUpsSold(sold, ON, "phone").map(({ at }) => at)).toEqual(["phone"]);
  });
});
