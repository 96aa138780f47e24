import { describe, expect, it } from "vitest";
import { balanceAt } from "../../src/engine/daily-balance.ts";
import { toNumber } from "../../src/units/credits.ts";
import { action, day, grant, role, run } from "./builders.ts";

function leftOn(days: readonly string[], granted: number): readonly (number | undefined)[] {
  const sold = { actions: [action("email", 1)], grants: [grant({ credits: granted })] };
  const estimate = run(sold, { months: 2, roles: [role("sdr", 1, { email: "310/month" })] });
  const left = balanceAt(estimate.ledger?.segments ?? [], "credit", days.map(day));
  return left.map((each) => (each === undefined ? undefined : toNumber(each)));
}

describe("what is left at the end of a day", () => {
  // 310 in January are 10 a day
  it("falls evenly while work goes on", () => {
    expect(leftOn(["2027-01-02", "2027-01-11", "2027-02-01"], 400)).toEqual([390, 300, 90]);
  });

  // 155 are gone in the evening of the fifteenth and a half day
  it("stays at nothing once all is burned", () => {
    expect(leftOn(["2027-01-16", "2027-01-17", "2027-01-20"], 155)).toEqual([5, 0, 0]);
  });

  it("is not known outside the horizon", () => {
    expect(leftOn(["2027-01-01", "2027-03-02"], 400)).toEqual([undefined, undefined]);
  });
});
