import { Command } from "commander";
import { addOutputOptions, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./session.ts";
import { addPlans, addWork, type PlanOptions, type WorkOptions } from "./work-options.ts";

export interface ExplainOptions extends WorkOptions, PlanOptions, OutputOptions {
  readonly allowUncovered?: true;
  readonly maxAge: number;
}

export function explainCommand(session: Session): Command {
  const command = new Command("explain")
    .description("Where a number comes from: the arithmetic, down to the line of the file and its source.")
    .argument(
      "[scenario|address...]",
      "a scenario file, and PLAN/TIER/FIGURE of its estimate; or PLAN:FACT of a plan file",
    );
  addPlans(addWork(command))
    .option("--allow-uncovered", "let offers qualify that do not do everything")
    .optionsGroup("The answer:")
    .option("--as-of <day>", "count ages, and the default start, from this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
  return addOutputOptions(command, ["table", "json", "markdown"])
    .addHelpText("after", EXAMPLES)
    .action(async (_arguments: unknown, _options: unknown, given: Command) => {
      const { explain } = await import("./commands/explain.ts");
      const known = given.options.flatMap(({ long }) => long ?? []);
      session.exitCode = await explain(given.args, given.optsWithGlobals<ExplainOptions>(), known, session);
    });
}

const EXAMPLES = `
Addresses:
  PLAN/TIER[+billed][+size]/FIGURE[.KIND or .ACTION][@MONTH], of the offer that estimate shows unless it says how it is billed.
  Money: total, subscription, top-ups, overage, overage-cost, behind, per-find, per-used-credit, invoice, invoice.LINE
  Credits: used, included, bought, over, share, burned, exchanged, overage-credits, shortage, expired, left, stranded
  Work: attempts, found, seats
  PLAN:FACT is what a plan file says: zoominfo:tiers.advanced.price.yearly.amount, or all of zoominfo:tiers.advanced.

Examples:
  $ credits explain fixtures/scenarios/team.yaml lemlist/email/total
  $ credits explain fixtures/scenarios/campaign.yaml lemlist/multichannel+yearly/expired@2027-07
  $ credits explain zoominfo/advanced/share --people 10 --email 150/week
  $ credits explain fixtures/scenarios/team.yaml lemlist/email/used.find-phone@2027-03
  $ credits explain zoominfo:tiers.advanced`;
