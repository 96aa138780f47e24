import type { Scenario } from "../scenarios/scenario.ts";
import type { Fraction } from "../units/fraction.ts";
import type { InputName } from "./inputs.ts";
import { withFound, withGrowth, withKnown, withRate, withSeason, withTeamOf, withWorkingWeeks } from "./moved.ts";

/** A scenario with one of its inputs at a value, which need not be one of its steps: 2.5 a day. People are whole. */
export function withInput(scenario: Scenario, name: InputName, value: Fraction): Scenario {
  switch (name.is) {
    case "people":
      return withTeamOf(scenario, Number(value.numerator / value.denominator));
    case "rate":
      return withRate(scenario, name, value);
    case "found":
      return withFound(scenario, name.key, value);
    case "known":
      return withKnown(scenario, name.window, value);
    case "working-weeks":
      return withWorkingWeeks(scenario, value);
    case "season":
      return withSeason(scenario, name.month, value);
    default:
      return withGrowth(scenario, value);
  }
}
