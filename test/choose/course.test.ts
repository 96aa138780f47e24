import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Course } from "../../src/choose/course.ts";
import { type Input, inputsOf } from "../../src/choose/inputs.ts";
import { rememberedSteps } from "../../src/choose/remembered-steps.ts";
import { NO_TOTAL } from "../../src/choose/runner.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Money } from "../../src/units/money.ts";
import { ASKED, bruteTotal, cases } from "./small-rankings.ts";

const dollars = { currency: "USD", conversion: undefined };

/** A step, counted from the least, and what is asked of it before its total: whether it costs less than so many dollars, or how much at most. */
const asked = fc.record({
  step: fc.nat(30),
  limit: fc.nat(900),
  first: fc.constantFrom("total", "limit", "taken", "carried"),
});
type Asked = typeof asked extends fc.Arbitrary<infer A> ? A : never;

function checkStep(course: Course, plan: Plan, input: Input, { step, limit, first }: Asked): void {
  const at = Math.min(input.most, input.least + step);
  const total = bruteTotal(plan, input.at(at));
  const most = (limit * 1_000_000) as Money;
  if (first === "taken") expect(course.takenMostWithin(at, at)).toBeGreaterThanOrEqual(total);
  if (first === "limit") {
    expect(course.mayUndercut(most, at, at)).toBe(total < most);
    expect(course.cheapestBelow(most, at)?.estimate.cost.total).toBe(total < most ? total : undefined);
  }
  if (first === "carried" && course.undercuts(most, at)) {
    const last = course.carriedTo(most, at, Math.min(input.most, at + 9));
    expect(bruteTotal(plan, input.at(last))).toBeLessThan(most);
  }
  expect([at, course.totalAt(at)]).toEqual([at, total]);
  expect([at, course.bestAt(at)?.estimate.cost.total ?? NO_TOTAL]).toEqual([at, total]);
}

describe("what is known of one step bounds others, and never changes what they cost", () => {
  it("in whatever order they are asked for, and whatever was asked of them before", () => {
    const steps = fc.array(asked, { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(cases, fc.nat(20), steps, ({ plans: [plan], team }, which, all) => {
        const inputs = inputsOf(team);
        const input = inputs[which % inputs.length];
        if (!plan || !input) return;
        const course = new Course({ plan, ask: ASKED, told: dollars }, input, rememberedSteps(input));
        for (const each of all) checkStep(course, plan, input, each);
      }),
      { numRuns: Number(process.env.COURSE_RUNS ?? 60) },
    );
  });
});
