import type { Ask } from "../../choose/ask.ts";
import { compare as comparisonOf } from "../../choose/compare/compare.ts";
import type { Comparison } from "../../choose/compare/comparison.ts";
import { type Outlook, outlookOf } from "../../choose/compare/outlook.ts";
import { askFor } from "../../choose/estimate.ts";
import type { OnMoved } from "../../choose/holds.ts";
import { UserError } from "../../files/user-error.ts";
import { renderCompare } from "../../render/compare/compare.ts";
import { isPaper, type Paper } from "../../render/look.ts";
import { type Money, money } from "../../units/money.ts";
import { sortArguments } from "../activity-flags.ts";
import { dayGiven } from "../as-of.ts";
import type { CompareOptions } from "../compare-command.ts";
import { Desk } from "../desk.ts";
import { loadConversion } from "../exchange-flags.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { filesWithoutPart, layTable, loadEntries } from "../load-entries.ts";
import { Progress } from "../progress.ts";
import { contextOf } from "../render-context.ts";
import type { Session } from "../session.ts";
import { refuseUnknownTier } from "../taking-part.ts";

/** `credits compare`: vendors side by side, for one team or for several. */
export async function compare(
  args: readonly string[],
  options: CompareOptions,
  knownOptions: readonly string[],
  { io, argv }: Session,
): Promise<ExitCode> {
  const desk = new Desk(io);
  const table = await layTable(options, desk, io.now());
  const { activities, features, asOf } = table;
  const entries = await loadEntries(sortArguments(args, activities, knownOptions), options, table, desk);
  refuseUnknownTier(
    options.tier,
    entries.flatMap(({ plans }) => plans),
  );
  const conversion = await loadConversion({ fx: options.fx, into: options.in }, desk);
  const by = options.by === undefined ? undefined : dayGiven("--by", options.by);
  const budget = options.budget === undefined ? undefined : budgetGiven(options.budget, entries.length);
  const wishes = wishesOf(options);
  const { maxAge, useReported: usesReported = false, sort, top, format: wanted, ...output } = options;
  const unused = filesWithoutPart(table, entries);
  const told = { asOf, maxAge, activities, argv, usesReported, unused };
  if (isPaper(wanted)) {
    refuseOnPaper(wanted, options);
    const { givePaper } = await import("../give-paper.ts");
    const question = {
      activities,
      features,
      ...wishes,
      prefer: "cheapest" as const,
      monthly: false,
      chart: false,
      conversion,
    };
    return givePaper(wanted, entries, question, options, await contextOf(told, output, desk), io);
  }
  const progress = new Progress(io.stderr);
  const comparisons = entries.map((entry, index) => {
    progress.tell(`Compared ${index} of ${entries.length} teams`);
    return comparisonOf({ activities, features, ...wishes, ...entry, conversion, by });
  });
  const outlook = outlookFor(comparisons, askFor({ activities, ...wishes }), budget, (done, of) =>
    progress.tell(`How far the answer holds: ${done} of ${of} looked at`),
  );
  progress.clear();
  const asText = { ...output, ...(wanted && { format: wanted }) };
  const shownWith = await contextOf(told, asText, desk);
  const report = {
    comparisons,
    view: { sort, top },
    outlook,
  };
  await giveAnswer(asText, io, (format, look) => renderCompare(report, format, look, shownWith));
  return comparisons.every(mayBeAnswered) ? EXIT.fine : EXIT.no;
}

function wishesOf({ tier, allOffers, allowUncovered }: CompareOptions) {
  return {
    allOffers: allOffers === true,
    allowUncovered: allowUncovered === true,
    ...(tier !== undefined && { tier }),
  };
}

/** For one team alone, since it takes longer than the answer itself. */
function outlookFor(
  [first, ...others]: readonly Comparison[],
  ask: Ask,
  budget: Money | undefined,
  onMoved: OnMoved,
): Outlook | undefined {
  return first && others.length === 0 ? outlookOf(first, ask, budget, onMoved) : undefined;
}

/** A page and a workbook show the ranking as it is: what would change the table is not passed over in silence. */
function refuseOnPaper(paper: Paper, { by, budget, sort, top }: CompareOptions): void {
  const asked = { "--by": by, "--budget": budget, "--sort": sort === "total" ? undefined : sort, "--top": top };
  const [flag] = Object.entries(asked).find(([, value]) => value !== undefined) ?? [];
  if (flag === undefined) return;
  const message = `${flag} has no place in --format ${paper}.`;
  throw new UserError("not-on-paper", message, "Take it out, or ask for table, markdown, csv or json.");
}

/** `--budget 30000`: a plain amount, in the currency of the comparison. */
function budgetGiven(text: string, teams: number): Money {
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) {
    throw new UserError(
      "not-an-amount",
      `--budget must be an amount such as 30000, not "${text}".`,
      "It is in the currency that the totals are told in.",
    );
  }
  if (teams > 1)
    throw new UserError("too-many-scenarios", "--budget asks what one team could do for it.", "Name one scenario.");
  return money(text);
}

/** False where nothing qualifies although every figure is known. */
function mayBeAnswered({ plans }: Comparison): boolean {
  return plans.some(({ place }) => place.is !== "no-offer");
}
