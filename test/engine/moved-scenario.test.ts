import { describe, expect, it } from "vitest";
import { withTeamOf, withWorkingWeeks } from "../../src/choose/moved.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { fraction } from "../../src/units/fraction.ts";
import { grant, monthOf, offer, price, role, scenario, total } from "./builders.ts";

describe("one offer under a scenario and under the same one moved", () => {
  const isFree = () => false;

  it("credits for events follow the weeks that are worked", () => {
    const sold = offer({ grants: [grant({ credits: 10, per: { event: "referral" }, every: "once" })] });
    const asked = scenario({ months: 1, events: { referral: "1/week" } });
    const included = [48, 24].map((weeks) => {
      return monthOf(simulate(sold, withWorkingWeeks(asked, fraction(weeks)), { isFree }), 0).included;
    });
    // 48 weeks a year are 4 a month, 24 are 2; each brings 10.
    expect(included).toEqual([40, 20]);
  });

  it("seats follow the team, in what they cost and in what they bring", () => {
    const sold = offer({ grants: [grant({ credits: 400, per: "seat" })], price: [price({ amount: 50, per: "seat" })] });
    const asked = scenario({ months: 1, roles: [role("sdr", 2, { email: "1/month" })] });
    const moved = [2, 3, 1].map((people) => simulate(sold, withTeamOf(asked, people), { isFree }));
    // $50 and 400 credits a seat
    expect(moved.map(total)).toEqual([100, 150, 50]);
    expect(moved.map((estimate) => monthOf(estimate, 0).included)).toEqual([800, 1200, 400]);
  });
});
