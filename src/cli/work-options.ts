import type { Command } from "commander";
import { collected, listed } from "./options.ts";

/** What every command that runs a scenario is told of the team; it may stand in a scenario file as well. */
export interface WorkOptions {
  readonly people?: string;
  readonly each?: readonly string[];
  readonly all?: readonly string[];
  readonly seats?: string;
  readonly start?: string;
  readonly months?: string;
  readonly found?: readonly string[];
  readonly alreadyKnown?: string;
  readonly need?: readonly string[];
}

/** Which plans there are, and what is laid over them. */
export interface PlanOptions {
  readonly contract?: readonly string[];
  readonly set?: readonly string[];
  readonly plans?: string;
  readonly billed?: string;
  readonly currency?: string;
  readonly useReported?: true;
  readonly asOf?: string;
}

/**
 * Activities are options as well (`--email 150/week`), and which there are is known only when the list of activities is:
 * what commander does not know is sorted out in activity-flags.ts.
 */
export function addWork(command: Command): Command {
  return command
    .allowUnknownOption()
    .optionsGroup("The team:")
    .option("-p, --people <number>", "how many people there are")
    .option("--<activity> <rate>", "what is done, such as --email 150/week or --crm-record 2000/month")
    .option("--each <activity=rate>", "the same, said to be for each person", collected)
    .option("--all <activity=rate>", "the same, said to be for all together", collected)
    .option("--seats <number>", "paid seats (default: as many as people)")
    .option("--start <day>", "when it begins (default: the first of next month)")
    .option("--months <number>", "for how long (default: 12)")
    .option("--found <share>", "share of lookups that find something: 85% or email=85%", collected)
    .option("--already-known <share>", "share of contacts that were paid for before")
    .option("--need <features>", "what an offer must have, with commas between", listed);
}

export function addPlans(command: Command): Command {
  return command
    .optionsGroup("Plans and prices:")
    .option("--plans <dir>", "a folder of plan files, instead of the plans that come with credits")
    .option("--contract <file>", "a contract, beside its list plan", collected)
    .option("--set <plan:address=value>", "one number of a plan, as a contract of one line", collected)
    .option("--billed <how>", "only offers billed monthly, quarterly, halfYearly, yearly, …")
    .option("--currency <code>", "which of a vendor's prices to take")
    .option("--use-reported", "compute with what others report where a vendor publishes nothing");
}
