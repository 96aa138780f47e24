import { Command, Option } from "commander";
import type { SortBy } from "../choose/compare/view.ts";
import { REPORT_FORMATS, type ReportFormat } from "../render/look.ts";
import { type AgeOptions, addAges, addChoice, type ChoiceOptions } from "./choice-options.ts";
import { addOutputOptions, type OutputOptions, wholeNumber } from "./options.ts";
import type { Session } from "./session.ts";
import { addPlans, addWork, type PlanOptions, type WorkOptions } from "./work-options.ts";

export interface CompareOptions
  extends WorkOptions,
    PlanOptions,
    ChoiceOptions,
    AgeOptions,
    OutputOptions<ReportFormat> {
  readonly showConfidential?: true;
  readonly by?: string;
  readonly budget?: string;
  readonly sort: SortBy;
  readonly top?: number;
}

const SORTS: readonly SortBy[] = ["total", "per-find", "used-credit", "committed", "paid", "plan"];

export function compareCommand(session: Session): Command {
  const command = new Command("compare")
    .description("Vendors side by side for a team: who is cheapest, why, and at what price another would be.")
    .argument(
      "[scenario|plan...]",
      "scenario files (.yaml, .yml, .json, or - for standard input), plans by name, and parts of them: PLAN/TIER[+billed][+size]",
    );
  addWork(command);
  addChoice(addPlans(command));
  addAges(addAnswer(command));
  return addOutputOptions(command, REPORT_FORMATS)
    .addHelpText("after", EXAMPLES)
    .action(async (_arguments: unknown, _options: unknown, given: Command) => {
      const { compare } = await import("./commands/compare.ts");
      const known = given.options.flatMap(({ long }) => long ?? []);
      session.exitCode = await compare(given.args, given.optsWithGlobals<CompareOptions>(), known, session);
    });
}

function addAnswer(command: Command): Command {
  return command
    .optionsGroup("The answer:")
    .option("--by <day>", "what is to be paid up to this day, as a column of its own")
    .option("--budget <amount>", "how many people, and contacts a month, each plan carries for so much")
    .option("--all-offers", "every offer that does the work, not only the best of each plan")
    .addOption(new Option("--sort <figure>", "what rows are put in order by").choices(SORTS).default("total"))
    .option("--top <number>", "only so many rows", wholeNumber)
    .option("--show-confidential", "in a page: put in the prices of confidential contracts");
}

const EXAMPLES = `
The best offer of each plan is the cheapest that does the work, whatever it buys on top. Without a plan, all take part.

Examples:
  $ credits compare fixtures/scenarios/team.yaml apollo lemlist zoominfo zaplify
  $ credits compare --people 10 --email 150/week --phone 20/week --top 5
  $ credits compare fixtures/scenarios/guide-*.yaml
  $ credits compare fixtures/scenarios/guide-3-heavy.yaml zoominfo/advanced zoominfo/elite
  $ credits compare fixtures/scenarios/team.yaml apollo lemlist --by 2027-06-30 --sort committed
  $ credits compare fixtures/scenarios/team.yaml --budget 30000 --top 5
  $ credits compare fixtures/scenarios/team.yaml apollo --contract fixtures/contracts/zaplify-2027.yaml --fx EUR=1.08USD`;
