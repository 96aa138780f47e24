import { describe, expect, it } from "vitest";
import { dossierOf } from "../../src/choose/dossier.ts";
import { toUnits } from "../../src/units/money.ts";
import { dossierFor, questionOf } from "../setup/dossiers.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

describe("cost against volume", () => {
  // 600 credits a person and month: 5,000 are enough for 8 people (4,800), 10,000 for 16 (9,600), 20,000 for 33.
  it("tells the exact number of people at which the tier changes", async () => {
    const { growth } = await dossierFor(["zoominfo"], "guide-3-heavy");
    expect(growth?.switches.map(({ size, to }) => [size, to?.estimate.offer.tier.name])).toEqual([
      [9, "Advanced"],
      [17, "Elite"],
    ]);
  });

  it("draws a line for each tier, and says nothing where a tier has no known total", async () => {
    const { growth } = await dossierFor(["zoominfo"], "guide-3-heavy");
    const professional = growth?.lines.find(({ tier }) => tier?.name === "Professional");
    const totals = professional?.points.map(({ size, total }) => [size, total && toUnits(total)]);
    // $14,995 up to 8 people; past that ZoomInfo publishes no price for more.
    expect(totals).toContainEqual([8, 14995]);
    expect(totals).toContainEqual([10, undefined]);
  });

  it("draws a line for each plan where there are several, with the totals of the ranking", async () => {
    const { growth, answered } = await dossierFor(["apollo", "lemlist", "zaplify"], "team");
    const now = (id: string) =>
      growth?.lines.find(({ plan }) => plan.id === id)?.points.find(({ size }) => size === growth.now)?.total;
    const ranked = answered.is === "plans" ? answered.ranking.answers : [];
    expect(growth?.now).toBe(8);
    for (const { answer, best } of ranked.slice(0, 2)) expect(now(answer.plan.id)).toBe(best?.estimate.cost.total);
    // Zaplify publishes no price: it has no line.
    expect(growth?.lines.map(({ plan }) => plan.id)).toEqual(["lemlist", "apollo"]);
  });

  it("is told by the amount of work where nobody has a role", async () => {
    const scenario = scenarioOf("{ start: 2027-01-01, account: { email: 6000/month } }");
    const { growth } = dossierOf({ ...(await questionOf(["zoominfo"], "guide-3-heavy")), scenario });
    // 5,000 of 6,000 are 83.3 %: from 84 % on it is Advanced, 10,000 of 6,000 are 166.7 %: from 167 % on Elite.
    expect([growth?.by, growth?.now]).toEqual(["percent", 100]);
    expect(growth?.switches.map(({ size, to }) => [size, to?.estimate.offer.tier.name])).toEqual([
      [84, "Advanced"],
      [167, "Elite"],
    ]);
  });
});

describe("what an answer hangs on", () => {
  it("moves each input a fifth down and up and chooses anew", async () => {
    const { swings } = await dossierFor(["zoominfo"], "guide-3-heavy");
    const people = swings.find(({ input }) => input.is === "people");
    // 8 people: Professional at $14,995; 12 people (7,200 credits): Advanced at $24,995, as now.
    expect([people?.low, people?.high].map((each) => each && toUnits(each.total ?? (0 as never)))).toEqual([
      14995, 24995,
    ]);
    expect(Number(people?.low.at.numerator)).toBe(8);
  });

  it("never looks for more than all", async () => {
    const { swings } = await dossierFor(["zoominfo"], "guide-3-heavy");
    const found = swings.find(({ input }) => input.is === "found");
    // Nothing is said, so all are found: a fifth less is 80 %, a fifth more is still all.
    expect([found?.low.at, found?.high.at].map((at) => Number(at?.numerator) / Number(at?.denominator))).toEqual([
      0.8, 1,
    ]);
  });

  it("tells what moves the total most first", async () => {
    const { swings } = await dossierFor(["lemlist"], "team");
    const widths = swings.map(({ low, high }) => Math.abs((high.total ?? 0) - (low.total ?? 0)));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[0]).toBeGreaterThan(0);
  });
});
