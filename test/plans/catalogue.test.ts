import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Candidate } from "../../src/choose/answer.ts";
import { contest } from "../../src/choose/contest.ts";
import { checkExamples } from "../../src/choose/examples.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { isBlock, type Places } from "../../src/written/tree.ts";
import { ASK, scenarioNamed } from "../setup/answers.ts";
import { planFileIn, planIdsIn, planTextIn, SHIPPED } from "../setup/plan-folder.ts";
import { madeOf } from "../setup/plan-of.ts";

const PLANS = planIdsIn("plans");
const SCENARIOS = readdirSync(new URL("../../fixtures/scenarios", import.meta.url)).map((name) =>
  name.replace(".yaml", ""),
);

describe.each(PLANS)("%s", (id) => {
  it("is written without a mistake and makes every figure that it says was printed", async () => {
    const parsed = await parsePlan(planTextIn("plans", id), `plans/${id}.yaml`, SHIPPED);
    expect(parsed.ok ? parsed.warnings : parsed.issues).toEqual([]);
    const file = madeOf(parsed);
    expect(checkExamples(file, SHIPPED).map(({ message }) => message)).toEqual([]);
  });

  it("is the same plan when it is printed and read again", async () => {
    const file = await planFileIn("plans", id);
    const again = madeOf(await parsePlan(printed(file), `plans/${id}.yaml`, SHIPPED));
    expect(withoutPlaces(again.plan)).toEqual(withoutPlaces(file.plan));
  });

  it("answers every fixture scenario, or names what it could not compute", async () => {
    const { plan } = await planFileIn("plans", id);
    for (const name of SCENARIOS) {
      const scenario = await scenarioNamed(name);
      const { cheapest, played } = contest(plan, scenario, ASK, { paths: false });
      expect([name, played.length > 0]).toEqual([name, true]);
      if (cheapest?.estimate.cost.total !== undefined) continue;
      for (const candidate of played) expect([name, reasonsOf(candidate).length > 0]).toEqual([name, true]);
    }
  });
});

describe("the plans that are invented to show one mechanic", () => {
  it.each(planIdsIn("fixtures/plans"))("%s makes the figures that it says", async (id) => {
    const file = await planFileIn("fixtures/plans", id);
    expect(checkExamples(file, SHIPPED).map(({ message }) => message)).toEqual([]);
  });
});

/** Why an offer has no total, or cannot be taken: unpublished facts by their address, or what speaks against it. */
function reasonsOf({ estimate, obstacles }: Candidate): readonly string[] {
  return [...estimate.missing.map(({ fact }) => fact.at), ...obstacles.map(({ is }) => is)];
}

/** The file's tree as YAML. Figures of the examples keep the decimals they were written with. */
function printed({ written, places }: PlanFile): string {
  return stringify({ ...written, examples: withDecimals(written.examples, places) });
}

function withDecimals(value: unknown, places: Places): unknown {
  if (Array.isArray(value)) return value.map((each) => withDecimals(each, places));
  if (!isBlock(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, places.textOf(value, key) ?? withDecimals(each, places)]),
  );
}

/** A plan printed by a program stands at other lines. */
function withoutPlaces(plan: Plan): Plan {
  return { ...plan, places: {} };
}
