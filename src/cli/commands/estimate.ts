import type { Conversion } from "../../choose/exchange.ts";
import type { Vocabulary } from "../../plans/activities.ts";
import { renderEstimate } from "../../render/estimate.ts";
import { isPaper } from "../../render/look.ts";
import { type Arguments, sortArguments } from "../activity-flags.ts";
import { Desk } from "../desk.ts";
import type { EstimateOptions } from "../estimate-command.ts";
import { loadConversion } from "../exchange-flags.ts";
import type { ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { filesWithoutPart, layTable, loadEntries } from "../load-entries.ts";
import { Progress } from "../progress.ts";
import { contextOf } from "../render-context.ts";
import { type Question, reportOn } from "../report-on.ts";
import type { Session } from "../session.ts";
import { refuseUnknownTier } from "../taking-part.ts";
import { verdictOn } from "../verdict.ts";

/** `credits estimate`: what each scenario uses, and which offer it should take. */
export async function estimate(
  args: readonly string[],
  options: EstimateOptions,
  knownOptions: readonly string[],
  { io, argv }: Session,
): Promise<ExitCode> {
  const desk = new Desk(io);
  const table = await layTable(options, desk, io.now());
  const { activities, features, asOf } = table;
  const given = sortArguments(args, activities, knownOptions);
  if (io.ask && options.input && isNothingAsked(given, options)) {
    const { wizard } = await import("../wizard/wizard.ts");
    return wizard(argv, io, await io.ask(), table);
  }
  const entries = await loadEntries(given, options, table, desk);
  refuseUnknownTier(
    options.tier,
    entries.flatMap(({ plans }) => plans),
  );
  const conversion = await loadConversion({ fx: options.fx, into: options.in }, desk);
  const question = questionOf(options, { activities, features }, conversion);
  const { maxAge, useReported: usesReported = false, format: wanted, ...output } = options;
  const unused = filesWithoutPart(table, entries);
  const told = { asOf, maxAge, activities, argv, usesReported, unused };
  if (isPaper(wanted)) {
    const { givePaper } = await import("../give-paper.ts");
    return givePaper(wanted, entries, question, options, await contextOf(told, output, desk), io);
  }
  const progress = new Progress(io.stderr);
  const report = reportOn(entries, question, (done, of) => progress.tell(`Estimated ${done} of ${of} teams`));
  progress.clear();
  const asText = { ...output, ...(wanted && { format: wanted }) };
  const shownWith = await contextOf(told, asText, desk);
  await giveAnswer(asText, io, (format, look) => renderEstimate(report, format, look, shownWith));
  return verdictOn(report);
}

/** Neither a scenario nor anything to do: what there is to do is asked for. */
function isNothingAsked({ scenarios, activities }: Arguments, { people, each, all }: EstimateOptions): boolean {
  return scenarios.length === 0 && Object.keys({ ...activities, ...each, ...all }).length === 0 && people === undefined;
}

function questionOf(options: EstimateOptions, words: Vocabulary, conversion: Conversion | undefined): Question {
  const { prefer, tier, allOffers, allowUncovered, monthly, chart } = options;
  return {
    ...words,
    prefer,
    allOffers: allOffers === true,
    allowUncovered: allowUncovered === true,
    monthly: monthly === true,
    chart: chart === true,
    conversion,
    ...(tier !== undefined && { tier }),
  };
}
