import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/choose/answer.ts";
import { assess } from "../../src/choose/candidate.ts";
import { contest } from "../../src/choose/contest.ts";
import { fieldOf, sortOut } from "../../src/choose/field.ts";
import { otherReadings } from "../../src/choose/other-readings.ts";
import { couldCostLess } from "../../src/choose/reading-floor.ts";
import { recommend } from "../../src/choose/recommend.ts";
import { offerId } from "../../src/engine/offer.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { millionths, money } from "../../src/units/money.ts";
import { ASK, frozenPlan, scenarioNamed } from "../setup/answers.ts";

const PLANS = ["apollo", "knowledgenet", "lemlist", "zaplify", "zoominfo"];
const SCENARIOS = readdirSync(new URL("../../fixtures/scenarios", import.meta.url)).map((name) =>
  name.replace(".yaml", ""),
);

async function scenarios(): Promise<readonly Scenario[]> {
  return Promise.all(SCENARIOS.map((name) => scenarioNamed(name)));
}

function idOf(candidate: Candidate | undefined): string | undefined {
  return candidate && `${offerId(candidate.estimate.offer)} ${candidate.estimate.cost.total}`;
}

describe("a contest plays fewer offers than there are and finds the same", () => {
  it.each(PLANS)("%s, in every fixture scenario", async (name) => {
    const { plan } = await frozenPlan(name);
    for (const scenario of await scenarios()) {
      const all = fieldOf(plan, scenario, ASK).map((offer) => assess(offer, scenario, ASK));
      const enough = all.filter(({ includesEnough }) => includesEnough);
      const found = contest(plan, scenario, ASK, { paths: false });
      expect([scenario.name, idOf(found.cheapest)]).toEqual([scenario.name, idOf(recommend(all, "cheapest"))]);
      expect([scenario.name, idOf(found.included)]).toEqual([scenario.name, idOf(recommend(enough, "cheapest"))]);
      expect(found.played.length).toBeLessThanOrEqual(all.length);
    }
  });
});

describe("offers that are ruled out", () => {
  it.each(PLANS)(
    "%s: each in every scenario is played only when asked for, and then has what was known before",
    async (name) => {
      const { plan } = await frozenPlan(name);
      for (const scenario of await scenarios()) {
        const field = fieldOf(plan, scenario, ASK);
        const { entrants, ruledOut } = sortOut(field, scenario, ASK);
        expect(entrants.length + ruledOut.length).toBe(field.length);
        for (const { obstacles, candidate } of ruledOut) {
          expect(candidate.qualifies).toBe(false);
          expect(candidate.obstacles.filter(({ is }) => is !== "short" && is !== "unknown")).toEqual(obstacles);
        }
      }
    },
  );

  it("are all there is where nobody sells what is asked for", async () => {
    const { plan } = await frozenPlan("zoominfo");
    const asked = await scenarioNamed("guide-3-heavy");
    const scenario = { ...asked, need: { ...asked.need, features: ["teleporter"] } };
    const { cheapest, included, ruledOut = [], played } = contest(plan, scenario, ASK);
    expect([cheapest, included]).toEqual([undefined, undefined]);
    expect(ruledOut.map(({ offer }) => offer)).toEqual(fieldOf(plan, scenario, ASK));
    expect(played.map(({ estimate }) => estimate.offer)).toEqual(ruledOut.map(({ offer }) => offer));
  });
});

describe("a reading that is not looked at could not have won", () => {
  it.each(PLANS)("%s, against any winner's total", async (name) => {
    const file = await frozenPlan(name);
    for (const scenario of await scenarios()) {
      for (const reading of otherReadings(file)) {
        const { cheapest } = contest(reading.plan(), scenario, ASK, { wanted: "cheapest" });
        const total = cheapest?.estimate.cost.total;
        if (total === undefined) continue;
        // A winner that costs a millionth more than this reading would lose to it.
        const looked = couldCostLess(reading.facts, millionths(total + 1), file.plan, scenario);
        const asFollowed = contest(file.plan, scenario, ASK, { wanted: "cheapest" }).cheapest?.estimate.cost.total;
        expect([scenario.name, reading.facts, looked || asFollowed === total]).toEqual([
          scenario.name,
          reading.facts,
          true,
        ]);
      }
    }
  });
});

describe("what another reading may make cheaper", () => {
  // In the frozen plan Elite costs 39,995 a year, Advanced 24,995, Professional 14,995.
  it.each([
    [["tiers.elite.price.yearly.amount"], 20_000, true],
    [["tiers.elite.grants"], 20_000, false],
    [["tiers.elite.grants"], 39_996, true],
    [["tiers.advanced.grants"], 24_995, false],
    [["tiers.elite.grants", "tiers.professional.grants"], 20_000, true],
    [["actions.reveal-phone.burns"], 14_995, false],
    [["actions.reveal-phone.burns"], 14_996, true],
    [["actions.reveal-phone.does"], 1, true],
    [["topUps"], 14_000, false],
    [["currency"], 1, true],
  ])("%j against a winner of $%i: %s", async (facts, winner, expected) => {
    const { plan } = await frozenPlan("zoominfo");
    const scenario = await scenarioNamed("guide-3-heavy");
    expect(couldCostLess(facts, money(winner), plan, scenario)).toBe(expected);
  });
});
