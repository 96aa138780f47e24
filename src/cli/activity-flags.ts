import type { Activities } from "../activities.ts";
import { UserError } from "../files/user-error.ts";
import { nearest } from "../written/nearest.ts";

/** What stands on the command line beside the options that commander knows. */
export interface Arguments {
  readonly scenarios: readonly string[];
  readonly plans: readonly string[];
  /** activity → rate: `--email 150/week`. */
  readonly activities: Readonly<Record<string, string>>;
}

const SCENARIO = /\.(ya?ml|json)$/;

/**
 * Sorts out what commander left: an option named like an activity takes a rate; what ends in .yaml, .yml or .json, or is
 * `-`, is a scenario; anything else is a plan. `known` are the options there are, to say what was meant by another one.
 */
export function sortArguments(args: readonly string[], activities: Activities, known: readonly string[]): Arguments {
  const rates: Record<string, string> = {};
  const positional: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (!isOption(arg)) {
      positional.push(arg);
      continue;
    }
    const [flag = "", inline] = split(arg);
    const activity = activityOf(flag, activities, known);
    const rate = inline ?? args[++at];
    if (rate === undefined || isOption(rate)) {
      throw new UserError("missing-value", `${flag} takes a rate, such as ${flag} 150/week.`);
    }
    if (Object.hasOwn(rates, activity)) throw new UserError("given-twice", `${flag} is given twice.`);
    rates[activity] = rate;
  }
  const isScenario = (arg: string) => arg === "-" || SCENARIO.test(arg);
  return {
    scenarios: positional.filter(isScenario),
    plans: positional.filter((arg) => !isScenario(arg)),
    activities: rates,
  };
}

function isOption(arg: string): boolean {
  return arg.startsWith("-") && arg.length > 1;
}

function split(arg: string): readonly [flag: string, value?: string] {
  const equals = arg.indexOf("=");
  return equals === -1 ? [arg] : [arg.slice(0, equals), arg.slice(equals + 1)];
}

function activityOf(flag: string, activities: Activities, known: readonly string[]): string {
  const id = flag.slice(2);
  if (flag.startsWith("--") && Object.hasOwn(activities, id)) return id;
  const near = nearest(flag, [...known, ...Object.keys(activities).map((each) => `--${each}`)]);
  const hint = "`credits estimate --help` lists the options and the activities.";
  throw new UserError(
    "unknown-option",
    `There is no option ${flag}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
    hint,
  );
}
