import { Command, Option } from "commander";
import type { Sort } from "../choose/catalogue.ts";
import { addOutputOptions, listed, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./session.ts";

export interface PlansOptions extends OutputOptions {
  readonly plans?: string;
  readonly does?: readonly string[];
  readonly feature?: readonly string[];
  readonly currency?: string;
  readonly stale?: true;
  readonly sort: Sort;
  readonly sources?: true;
  readonly asOf?: string;
  readonly maxAge: number;
}

const SORTS: readonly Sort[] = ["vendor", "price", "age", "official", "disputed"];

export function plansCommand(session: Session): Command {
  const plansOf = new Command("plans")
    .description("List the plans there are; with an id, show all that is known about one.")
    .argument("[id]", "a plan, such as lemlist")
    .option("--plans <dir>", "a folder of plan files, instead of the plans that come with credits")
    .option("--does <activity>", "only plans with an action that does it, such as phone", listed)
    .option("--feature <feature>", "only plans with a tier that has it, such as api", listed)
    .option("--currency <code>", "only plans with prices in it, shown in it")
    .option("--stale", "only plans with a number that rests on a source older than --max-age")
    .addOption(new Option("--sort <by>", "the order of the list").choices(SORTS).default("vendor"))
    .option("--sources", "the list to re-verify: each source, when it was read, and what hangs on it")
    .option("--as-of <day>", "count ages to this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
  return addOutputOptions(plansOf)
    .addHelpText("after", EXAMPLES)
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      const { plans } = await import("./commands/plans.ts");
      session.exitCode = await plans(id, command.optsWithGlobals<PlansOptions>(), session);
    });
}

const EXAMPLES = `
Sorting: vendor by name; price by the least paid a month, each currency for itself; age the oldest first;
official by the share of numbers read on the vendor's own pages; disputed the most first.

Examples:
  $ credits plans
  $ credits plans lemlist
  $ credits plans --does phone --feature api --sort price
  $ credits plans zoominfo --sources
  $ credits plans --sources --stale --max-age 90
  $ credits plans --plans fixtures/plans/frozen --as-of 2026-11-22`;
