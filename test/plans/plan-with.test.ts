import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/plans/plan.ts";
import { planWith } from "../../src/plans/plan-with.ts";
import { offer } from "../engine/builders.ts";

describe("a plan with some parts replaced", () => {
  it("reads nothing back that is read back only when it is asked for", () => {
    let asked = 0;
    const stored: Plan = {
      ...offer({}).plan,
      get examples() {
        asked += 1;
        return [];
      },
    };
    const renamed = planWith(stored, { id: "other" });
    expect([renamed.id, renamed.tiers, asked]).toEqual(["other", stored.tiers, 0]);
    expect([renamed.examples, asked]).toEqual([[], 1]);
  });
});
