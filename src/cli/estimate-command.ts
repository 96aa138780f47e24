import { Command, Option } from "commander";
import { addOutputOptions, collected, listed, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./program.ts";

export interface EstimateOptions extends OutputOptions {
  readonly people?: string;
  readonly each?: readonly string[];
  readonly all?: readonly string[];
  readonly seats?: string;
  readonly start?: string;
  readonly months?: string;
  readonly currency?: string;
  readonly fx?: readonly string[];
  readonly in?: string;
  readonly found?: readonly string[];
  readonly alreadyKnown?: string;
  readonly need?: readonly string[];
  readonly billed?: string;
  readonly contract?: readonly string[];
  readonly set?: readonly string[];
  readonly plans?: string;
  readonly prefer: "included" | "cheapest";
  readonly tier?: string;
  readonly allOffers?: true;
  readonly monthly?: true;
  readonly useReported?: true;
  readonly allowUncovered?: true;
  readonly asOf?: string;
  readonly maxAge: number;
}

/**
 * Options of `estimate`. Activities are options as well (`--email 150/week`), and which there are is known only when the
 * list of activities is: what commander does not know is sorted out in activity-flags.ts.
 */
export function estimateCommand(session: Session): Command {
  const command = new Command("estimate")
    .description("What a team will use, which tier it should take, and what that costs.")
    .argument("[scenario|plan...]", "scenario files (.yaml, .yml, .json, or - for standard input) and plans by name")
    .allowUnknownOption();
  addWork(command);
  addPlans(command);
  addAnswer(command);
  return addOutputOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (_arguments: unknown, _options: unknown, given: Command) => {
      const { estimate } = await import("./commands/estimate.ts");
      const known = given.options.flatMap(({ long }) => long ?? []);
      session.exitCode = await estimate(given.args, given.optsWithGlobals<EstimateOptions>(), known, session);
    });
}

function addWork(command: Command): void {
  command
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

function addPlans(command: Command): void {
  command
    .optionsGroup("Plans and prices:")
    .option("--plans <dir>", "a folder of plan files, instead of the plans that come with credits")
    .option("--contract <file>", "a contract, beside its list plan", collected)
    .option("--set <plan:address=value>", "one number of a plan, as a contract of one line", collected)
    .option("--billed <how>", "only offers billed monthly, quarterly, halfYearly, yearly, …")
    .option("--currency <code>", "which of a vendor's prices to take")
    .option("--fx <rate|file>", "rank plans of several currencies: EUR=1.08USD, or a dated file of rates", collected)
    .option("--in <code>", "the currency that --fx tells amounts in (default: the one its rates lead to)")
    .option("--tier <tier>", "only this tier")
    .option("--use-reported", "compute with what others report where a vendor publishes nothing")
    .option("--allow-uncovered", "let offers qualify that do not do everything");
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
