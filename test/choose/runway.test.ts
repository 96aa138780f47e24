import { describe, expect, it } from "vitest";
import { withWorkUntil } from "../../src/choose/moved.ts";
import { type KindRunway, type Runway, runwayOf } from "../../src/choose/runway.ts";
import { demandsOf } from "../../src/scenarios/demand.ts";
import { toNumber } from "../../src/units/credits.ts";
import { approximately, plus, ZERO } from "../../src/units/fraction.ts";
import { ASK, frozenPlan, scenarioNamed } from "../setup/answers.ts";
import { day } from "../setup/scenario-of.ts";

const DAY = 86_400_000;

describe("1,400 credits in hand on lemlist, six people, 30 emails a week each", async () => {
  const { plan } = await frozenPlan("lemlist");
  const scenario = await scenarioNamed("customer");
  const { kinds } = runwayOf(plan, scenario, ASK) as Runway;
  const [credit] = kinds as [KindRunway];
  const daysAfter = (from: string, at: number | undefined) => at && (at - day(from)) / DAY;

  it("alone they last 15 days: 6 × 30 × 4 × 80 % × 5 = 2,880 a month of 31 days", () => {
    expect(toNumber(credit.balance)).toBe(1400);
    // 1,400 ÷ 2,880 × 31 days
    expect(daysAfter("2027-01-01", credit.gone)).toBeCloseTo(15.069, 3);
  });

  it("what is left of them is lost on the 10th, when the month of the account ends", () => {
    expect(credit.expires).toBe(day("2027-01-10"));
  });

  it("with 2,400 more on each 10th, nothing is short before 4 February", () => {
    // From 10 January: 22 days × 2,880 ÷ 31 = 2,043.87, then 2,880 ÷ 28 a day: (2,400 − 2,043.87) ÷ 102.86 = 3.46 days.
    expect(daysAfter("2027-02-01", credit.shortFrom)).toBeCloseTo(3.4624, 3);
  });

  it("until then the work is that of nine days of January: 720 × 9 ÷ 31 = 209.03 lookups", () => {
    const cells = demandsOf(withWorkUntil(scenario, day("2027-01-10"))).flatMap((demand) => demand.cells);
    const lookups = cells.map(({ attempts }) => attempts.email ?? ZERO).reduce(plus, ZERO);
    expect(approximately(lookups)).toBeCloseTo(209.032, 3);
  });

  it("says nothing of a plan that the team is no customer of", async () => {
    expect(runwayOf((await frozenPlan("apollo")).plan, scenario, ASK)).toBeUndefined();
  });
});
