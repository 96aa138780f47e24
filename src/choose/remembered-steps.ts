import type { Scenario } from "../scenarios/scenario.ts";
import type { Input } from "./inputs.ts";

/** The scenario at each step of an input, made once: what is worked out for a scenario is then shared by all plans. */
export function rememberedSteps({ at }: Input): (step: number) => Scenario {
  const made = new Map<number, Scenario>();
  return (step) => {
    const scenario = made.get(step) ?? at(step);
    made.set(step, scenario);
    return scenario;
  };
}
