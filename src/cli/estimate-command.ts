import { Command, Option } from "commander";
import { addOutputOptions, collected, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./program.ts";
import { addPlans, addWork, type PlanOptions, type WorkOptions } from "./work-options.ts";

export interface EstimateOptions extends WorkOptions, PlanOptions, OutputOptions {
  readonly fx?: readonly string[];
  readonly in?: string;
  readonly tier?: string;
  readonly allowUncovered?: true;
  readonly prefer: "included" | "cheapest";
  readonly allOffers?: true;
  readonly monthly?: true;
  readonly maxAge: number;
}

export function estimateCommand(session: Session): Command {
  const command = new Command("estimate")
    .description("What a team will use, which tier it should take, and what that costs.")
    .argument("[scenario|plan...]", "scenario files (.yaml, .yml, .json, or - for standard input) and plans by name");
  addWork(command);
  addChoice(addPlans(command));
  addAnswer(command);
  return addOutputOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (_arguments: unknown, _options: unknown, given: Command) => {
      const { estimate } = await import("./commands/estimate.ts");
      const known = given.options.flatMap(({ long }) => long ?? []);
      session.exitCode = await estimate(given.args, given.optsWithGlobals<EstimateOptions>(), known, session);
    });
}

function addChoice(command: Command): void {
  command
    .option("--tier <tier>", "only this tier")
    .option("--allow-uncovered", "let offers qualify that do not do everything")
    .option("--fx <rate|file>", "rank plans of several currencies: EUR=1.08USD, or a dated file of rates", collected)
    .option("--in <code>", "the currency that --fx tells amounts in (default: the one its rates lead to)");
}

function addAnswer(command: Command): void {
  command
    .optionsGroup("The answer:")
    .addOption(
      new Option("--prefer <which>", "the cheapest tier that includes enough, or the cheapest whatever it buys on top")
        .choices(["included", "cheapest"])
        .default("included"),
    )
    .option("--all-offers", "every way of billing, not only each tier's cheapest")
    .option("-m, --monthly", "the ledger month by month")
    .option("--as-of <day>", "count ages, and the default start, from this day (default: today)")
    .option("--max-age <days>", "call a source old from so many days on", wholeNumber, 180);
}

const EXAMPLES = `
Activities, as they are listed in plans/activities.yaml:
  email, personal-email, phone, email-verify, linkedin-profile, contact-import, crm-record, company-record, …
  Each knows whether it is usually for each person or for all together; the first line of the answer says it.

Examples:
  $ credits estimate zoominfo --people 10 --email 150/week --crm-record 2000/month
  $ credits estimate fixtures/scenarios/team.yaml apollo --need call-recording
  $ credits estimate fixtures/scenarios/campaign.yaml lemlist --monthly
  $ credits estimate fixtures/scenarios/guide-*.yaml zoominfo
  $ credits estimate fixtures/scenarios/team.yaml --contract fixtures/contracts/zaplify-2027.yaml
  $ credits estimate fixtures/scenarios/team.yaml apollo zaplify-2027 --contract fixtures/contracts/zaplify-2027.yaml --fx EUR=1.08USD`;
