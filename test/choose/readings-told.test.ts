import { describe, expect, it } from "vitest";
import { readingsTold } from "../../src/choose/readings-told.ts";
import { money } from "../../src/units/money.ts";
import { comparisonOf, rankingOf, scenarioNamed } from "../setup/answers.ts";

const PLANS = ["apollo", "lemlist", "zoominfo"];

describe("what other sources make of the winner, for the team of session 5", async () => {
  const { answers } = await rankingOf(PLANS, "team");
  const told = readingsTold(answers[0] as (typeof answers)[number], answers, "USD", undefined);

  it("is one outcome of two sources, under which another plan wins", () => {
    // lemlist Email per user: 8 × $660 + 340,800 credits × $0.01. Apollo Basic: 8 × $49 × 12 = $4,704
    expect(
      told.map(({ answer: { recommended, sources }, wins }) => [
        recommended?.estimate.cost.total,
        sources.map(({ id }) => id),
        wins?.estimate.offer.plan.id,
      ]),
    ).toEqual([[money(8688), ["catalogue", "survey"], "apollo"]]);
  });

  it("is the same for an estimate of several plans and for a comparison", async () => {
    const { winner } = await comparisonOf(PLANS, await scenarioNamed("team"));
    const outcomes = (readings: typeof told) =>
      readings.map(({ answer, wins }) => [answer.recommended?.estimate.cost.total, wins?.estimate.offer.plan.id]);
    expect(outcomes(told)).toEqual(outcomes(winner?.readings ?? []));
  });
});
