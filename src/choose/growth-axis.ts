import type { Scenario } from "../scenarios/scenario.ts";
import { fraction, times } from "../units/fraction.ts";
import { peopleOf, ratesOf } from "./inputs.ts";
import { withInput } from "./with-input.ts";

/** The sizes at which a team is looked at, and the scenario of each. */
export interface GrowthAxis {
  readonly by: "people" | "percent";
  /** Where the team stands: its people, or 100 % of the work. */
  readonly now: number;
  /** From small to large, `now` among them. */
  readonly sizes: readonly number[];
  readonly at: (size: number) => Scenario;
}

/** By people, all roles in proportion; where nobody has a role, by all that is done for the account. */
export function growthAxis(scenario: Scenario): GrowthAxis {
  const [people] = peopleOf(scenario);
  if (!people) return { by: "percent", now: 100, sizes: PERCENTS, at: (size) => withShareOfWork(scenario, size) };
  const now = Number(people.now.numerator / people.now.denominator);
  return { by: "people", now, sizes: sizesAround(now), at: people.at };
}

const PERCENTS: readonly number[] = [10, 25, 40, 55, 70, 85, 100, 120, 140, 160, 180, 200, 225, 250, 275, 300];

/** About twenty sizes from one person to three times as many, at least to ten. */
function sizesAround(people: number): readonly number[] {
  const most = Math.max(10, people * 3);
  const step = Math.ceil(most / 20);
  const steps = Array.from({ length: Math.ceil(most / step) }, (_, index) => (index + 1) * step);
  return [...new Set([1, people, ...steps])].sort((a, b) => a - b);
}

function withShareOfWork(scenario: Scenario, percent: number): Scenario {
  return ratesOf(scenario).reduce(
    (scaled, { name, now }) => withInput(scaled, name, times(now, fraction(percent, 100))),
    scenario,
  );
}
