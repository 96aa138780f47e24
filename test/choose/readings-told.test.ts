import { describe, expect, it } from "vitest";
import { rankPlans } from "../../src/choose/rank.ts";
import { readingsTold } from "../../src/choose/readings-told.ts";
import type { Plan } from "../../src/plans/plan.ts";
import { money } from "../../src/units/money.ts";
import { grant, offer, price, role, scenario } from "../engine/builders.ts";
import { ASK, comparisonOf, rankingOf, scenarioNamed } from "../setup/answers.ts";

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

  it("is not called a way to win for the winner, nor for who stays dearer", () => {
    expect(answers.map(({ winsAsRead }) => winsAsRead())).toEqual([false, false, false]);
  });
});

describe("a plan that loses as followed", () => {
  const team = scenario({ roles: [role("sdr", 1, { email: "100/month" })] });
  const sold = (id: string, fee: number): Plan => {
    const at = "tiers.pro.price.monthly";
    const { plan } = offer({ price: [price({ amount: fee, at })], grants: [grant({ credits: 1000 })] });
    return { ...plan, id };
  };
  const loser = (readAs: number) => {
    const reading = {
      sources: [],
      facts: ["tiers.pro.price.monthly"],
      plan: () => sold("b", readAs),
      onlyDearer: false,
    };
    const contenders = [
      { plan: sold("a", 100), readings: [] },
      { plan: sold("b", 120), readings: [reading] },
    ];
    return rankPlans(contenders, team, ASK).answers[1];
  };

  it("is told to win where another source has a price below the winner's, and not where it has one above it", () => {
    expect(loser(99)?.winsAsRead()).toBe(true);
    expect(loser(101)?.winsAsRead()).toBe(false);
  });
});
