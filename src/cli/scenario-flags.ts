import { UserError } from "../files/user-error.ts";
import type { ScenarioFlags } from "../scenarios/flags.ts";
import type { PlanOptions, WorkOptions } from "./work-options.ts";

/** What the options say of the scenario, still as text: it is checked where files are. */
export function scenarioFlags(
  options: WorkOptions & PlanOptions,
  activities: Readonly<Record<string, string>>,
): ScenarioFlags {
  const { people, seats, start, months, currency, found, alreadyKnown, need, billed } = options;
  const flags = { people, seats, start, months, currency, found, alreadyKnown, need, billed };
  return {
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
    each: ratesIn("--each", options.each),
    all: ratesIn("--all", options.all),
    bare: activities,
  };
}

function ratesIn(flag: string, texts: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, activity, rate] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      if (activity !== undefined && rate !== undefined) return [activity, rate];
      throw new UserError("missing-value", `${flag} takes an activity and a rate, such as ${flag} email=150/week.`);
    }),
  );
}
