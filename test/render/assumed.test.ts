import { describe, expect, it } from "vitest";
import { assumptions } from "../../src/render/assumed.ts";
import { scenarioFromFlags } from "../../src/scenarios/from-flags.ts";
import { CONTEXT, FROZEN } from "../setup/answers.ts";
import { madeOf } from "../setup/plan-of.ts";

function assumedOf(bare: Readonly<Record<string, string>>): string {
  const scenario = madeOf(
    scenarioFromFlags({ people: "3", bare }, { activities: FROZEN.activities, asOf: CONTEXT.asOf }),
  );
  return assumptions(scenario, FROZEN.activities)[0] ?? "";
}

describe("what is found, and whom nobody is looked up twice for", () => {
  it("is said of lookups", () => {
    expect(assumedOf({ email: "50/week" })).toBe(
      "Every lookup finds its email and nobody is looked up twice: a ceiling on use. Better: --found email=85% --already-known 10%.",
    );
  });

  it("says nothing of minutes that are talked and messages that are sent", () => {
    expect(assumedOf({ "call-minute": "50/week", sms: "10/week" })).toBe(
      "48 working weeks a year: a month is 4 weeks.",
    );
    expect(assumedOf({ email: "50/week", sms: "10/week" })).toContain("Better: --found email=85% --already-known 10%.");
  });
});
