import { describe, expect, it } from "vitest";
import { boundsAlong } from "../../src/choose/bounds-along.ts";
import { type Input, inputsOf } from "../../src/choose/inputs.ts";
import { credits } from "../../src/units/credits.ts";
import { grant, offer, price, role, scenario, yearly } from "../engine/builders.ts";

/** Two roles: the seats of one may bring credits that the work of the other uses. */
const TEAM = scenario({ roles: [role("sdr", 3, { email: "20/month" }), role("ae", 1, { email: "5/month" })] });
const PEOPLE = inputsOf(TEAM).find(({ name }) => name.is === "people") as Input;
const RATE = inputsOf(TEAM).find(({ name }) => name.is === "rate") as Input;

const perSeat = [price({ amount: 10, per: "seat", billed: yearly })];

function bounds(sold: Parameters<typeof offer>[0], input = PEOPLE) {
  return boundsAlong(input, offer(sold).plan);
}

describe("more people never cost less", () => {
  it("where credits come to the account, whatever a seat costs", () => {
    expect(bounds({ price: perSeat, grants: [grant({ credits: 100 })] })).toBe("more");
  });

  it.each([
    ["seats bring credits", grant({ credits: 100, per: "seat" })],
    [
      "the ceiling of something unlimited counts what is paid",
      grant({ credits: "unlimited", fairUse: { every: "cycle", per: "account", credits: credits(9) } }),
    ],
  ])("is not said where %s", (_why, brings) => {
    expect(bounds({ price: perSeat, grants: [brings] })).toBe("seats");
    expect(bounds({ price: perSeat, grants: [brings] }, RATE)).toBe("more");
  });

  it("is not said where the tenth seat may make all of them cheaper", () => {
    const volume = price({ amount: 10, per: "seat", billed: yearly });
    const brackets = [
      { from: 1, amount: { USD: 10 }, at: "a" },
      { from: 10, amount: { USD: 3 }, at: "b" },
    ];
    const line = { ...volume, pricing: { is: "volume", measure: "units", brackets } } as unknown as typeof volume;
    expect(bounds({ price: [line] })).toBe("none");
  });
});
