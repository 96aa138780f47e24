import { Command, Option } from "commander";
import { REPORT_FORMATS, type ReportFormat } from "../render/look.ts";
import { type AgeOptions, addAges, addChoice, type ChoiceOptions } from "./choice-options.ts";
import { addOutputOptions, type OutputOptions } from "./options.ts";
import type { Session } from "./session.ts";
import { addPlans, addWork, type PlanOptions, type WorkOptions } from "./work-options.ts";

export interface EstimateOptions
  extends WorkOptions,
    PlanOptions,
    ChoiceOptions,
    AgeOptions,
    OutputOptions<ReportFormat> {
  readonly prefer: "included" | "cheapest";
  readonly monthly?: true;
  readonly chart?: true;
  readonly showConfidential?: true;
}

export function estimateCommand(session: Session): Command {
  const command = new Command("estimate")
    .description("What a team will use, which tier it should take, and what that costs.")
    .argument("[scenario|plan...]", "scenario files (.yaml, .yml, .json, or - for standard input) and plans by name");
  addWork(command);
  addChoice(addPlans(command));
  addAges(addAnswer(command));
  return addOutputOptions(command, REPORT_FORMATS)
    .addHelpText("after", EXAMPLES)
    .action(async (_arguments: unknown, _options: unknown, given: Command) => {
      const { estimate } = await import("./commands/estimate.ts");
      const known = given.options.flatMap(({ long }) => long ?? []);
      session.exitCode = await estimate(given.args, given.optsWithGlobals<EstimateOptions>(), known, session);
    });
}

function addAnswer(command: Command): Command {
  return command
    .optionsGroup("The answer:")
    .addOption(
      new Option("--prefer <which>", "the cheapest tier that includes enough, or the cheapest whatever it buys on top")
        .choices(["included", "cheapest"])
        .default("included"),
    )
    .option("--all-offers", "every way of billing, not only each tier's cheapest")
    .option("-m, --monthly", "the ledger month by month")
    .option("--chart", "draw shares, the year, and the busiest month day by day")
    .option("--show-confidential", "in a page: put in the prices of confidential contracts");
}

const EXAMPLES = `
Activities, as they are listed in plans/activities.yaml:
  email, personal-email, phone, email-verify, linkedin-profile, contact-import, crm-record, company-record, …
  Each knows whether it is usually for each person or for all together; the first line of the answer says it.

Examples:
  $ credits estimate zoominfo --people 10 --email 150/week --crm-record 2000/month
  $ credits estimate fixtures/scenarios/team.yaml apollo --need call-recording
  $ credits estimate fixtures/scenarios/campaign.yaml lemlist --monthly --chart
  $ credits estimate fixtures/scenarios/guide-*.yaml zoominfo
  $ credits estimate fixtures/scenarios/team.yaml --contract fixtures/contracts/zaplify-2027.yaml
  $ credits estimate fixtures/scenarios/team.yaml apollo zaplify-2027 --contract fixtures/contracts/zaplify-2027.yaml --fx EUR=1.08USD`;
