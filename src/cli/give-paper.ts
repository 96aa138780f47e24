import type { Answered } from "../choose/answered.ts";
import { dossierOf } from "../choose/dossier.ts";
import { readPageParts } from "../files/page-parts.ts";
import { UserError } from "../files/user-error.ts";
import { writeWhole } from "../files/write-whole.ts";
import { withoutPrices } from "../plans/confidential.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { askedId } from "../plans/plan-part.ts";
import { estimatePage } from "../render/estimate.ts";
import { plainDocument, reportDocument } from "../render/html/document.ts";
import type { Paper } from "../render/look.ts";
import type { Context, EstimateReport } from "../render/report.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { Entry } from "./load-entries.ts";
import { Progress } from "./progress.ts";
import { type Question, refuseNothingToConvert, reportOn } from "./report-on.ts";
import { verdictOn } from "./verdict.ts";

/** How a report is given that is passed on to others. */
export interface PaperOptions {
  readonly output?: string;
  /** Prices of confidential contracts may be in it. */
  readonly showConfidential?: true;
}

/** A report as a page or as a workbook: what is in it is computed without what may not be shown. */
export async function givePaper(
  paper: Paper,
  entries: readonly Entry[],
  question: Question,
  options: PaperOptions,
  context: Context,
  io: Io,
): Promise<ExitCode> {
  refuseParts(entries, paper);
  const { shown, hidden } = asMayBeShown(entries, question, options);
  if (paper === "html") {
    const { page, report } = pageOf(shown, question, hidden, context, io);
    if (options.output === undefined) io.stdout.write(page);
    else writeWhole(options.output, io.cwd, page);
    return verdictOn(report);
  }
  const report = reportTold(shown, question, io);
  const { giveWorkbook } = await import("./give-workbook.ts");
  await giveWorkbook(report, options.output, context, io.cwd);
  return verdictOn(report);
}

/** A page computes with whole plan files. */
function refuseParts(entries: readonly Entry[], paper: Paper): void {
  const part = entries.flatMap(({ plans }) => plans).find(({ plan }) => plan.part !== undefined);
  if (!part) return;
  const message = `A part of a plan, such as ${askedId(part.plan)}, has no place in --format ${paper}.`;
  throw new UserError("not-on-paper", message, `Name ${part.id}, or ask for table, markdown, csv or json.`);
}

/** The answer of each team, with a word on how far it is where that takes a while. */
function reportTold(entries: readonly Entry[], question: Question, { stderr }: Io): EstimateReport {
  const progress = new Progress(stderr);
  const report = reportOn(entries, question, (done, of) => progress.tell(`Estimated ${done} of ${of} teams`));
  progress.clear();
  return report;
}

/** Entries in which confidential contracts have no prices, unless they are asked for. */
function asMayBeShown(
  entries: readonly Entry[],
  words: Question,
  { showConfidential }: PaperOptions,
): { readonly shown: readonly Entry[]; readonly hidden: readonly PlanFile[] } {
  const hidden = showConfidential ? [] : confidentialIn(entries);
  const shown = hidden.length > 0 ? entries.map((entry) => withoutPricesOf(hidden, entry, words)) : entries;
  return { shown, hidden };
}

/** With its calculator for one scenario, as words and tables for several. */
function pageOf(
  entries: readonly Entry[],
  question: Question,
  hidden: readonly PlanFile[],
  context: Context,
  io: Io,
): { readonly page: string; readonly report: EstimateReport } {
  const parts = readPageParts();
  const [entry, ...others] = entries;
  if (!entry || others.length > 0) {
    const report = reportTold(entries, question, io);
    return { report, page: plainDocument("Several teams", estimatePage(report, context), parts, context) };
  }
  refuseNothingToConvert(entry.plans, question);
  const { monthly, ...asked } = question;
  const dossier = dossierOf({ ...asked, ...entry });
  const confidential = hidden.map(({ id }) => id);
  return {
    report: asReport(dossier.answered, question),
    page: reportDocument(dossier, { confidential }, parts, context),
  };
}

function asReport(answered: Answered, { monthly, allOffers, chart }: Question): EstimateReport {
  return answered.is === "plan" ? { ...answered, monthly, allOffers, chart } : { ...answered, monthly };
}

function confidentialIn(entries: readonly Entry[]): readonly PlanFile[] {
  const plans = new Set(entries.flatMap((entry) => entry.plans));
  return [...plans].filter(({ plan }) => plan.contract?.confidential === true);
}

function withoutPricesOf(hidden: readonly PlanFile[], entry: Entry, words: Question): Entry {
  return { ...entry, plans: entry.plans.map((plan) => (hidden.includes(plan) ? withoutPrices(plan, words) : plan)) };
}
