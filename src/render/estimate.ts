import type { PlanAnswer } from "../choose/answer.ts";
import { cautions } from "./cautions.ts";
import { estimateCsv } from "./csv.ts";
import { charts } from "./estimate-charts.ts";
import { estimateJson } from "./json/estimate-json.ts";
import type { Format, Look } from "./look.ts";
import { drawMarkdown } from "./markdown.ts";
import { matrix } from "./matrix.ts";
import { monthly } from "./monthly.ts";
import { failures, neighbours } from "./neighbours.ts";
import { next, nextForPlan, nextForPlans } from "./next.ts";
import { closedInWords, otherwise, unused } from "./otherwise.ts";
import { notes, type Page } from "./page.ts";
import { plansTable } from "./plans-table.ts";
import { questionAbout } from "./question.ts";
import { reach } from "./reach.ts";
import type { Context, EstimateReport } from "./report.ts";
import { scenarios } from "./scenarios.ts";
import { tellingOf } from "./telling.ts";
import { drawText } from "./text.ts";
import { isOpen, tiers } from "./tiers.ts";
import { timing } from "./timing.ts";
import { use } from "./use.ts";
import { verdict } from "./verdict.ts";

/** What `credits estimate` found, as text in the format that was asked for. */
export function renderEstimate(report: EstimateReport, format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return estimateJson(report, context);
    case "csv":
      return estimateCsv(report);
    case "markdown":
      return drawMarkdown(estimatePage(report, context));
    default:
      return drawText(estimatePage(report, context), look);
  }
}

/** The report in words and tables, the same for a terminal, for Markdown and for a page. */
export function estimatePage(report: EstimateReport, context: Context): Page {
  switch (report.is) {
    case "plan":
      return planPage(report.answer, report, context);
    case "scenarios":
      return [
        ...scenarios(report.plan, report.answers, context),
        ...next(["one scenario alone for the reasons", `credits plans ${report.plan.id}`]),
      ];
    case "plans":
      return [...plansTable(report.ranking, report.monthly, context), ...nextForPlans(report.ranking.answers)];
    default:
      return [
        ...matrix(report.rankings, report.scenarios, context),
        ...next(["one scenario alone for the ranking", "one plan alone for the reasons"]),
      ];
  }
}

function planPage(
  answer: PlanAnswer,
  given: { readonly monthly: boolean; readonly allOffers: boolean; readonly chart?: boolean },
  context: Context,
): Page {
  const { recommended, rows, scenario } = answer;
  const open = rows.filter(isOpen);
  const telling = tellingOf(open, scenario, context);
  const shown = recommended ?? open[0] ?? rows[0];
  const about = [
    ...neighbours(answer, telling),
    ...failures(answer),
    ...otherwise(answer, telling),
    ...unused(answer),
    ...reach(answer),
    ...closedInWords(rows),
  ];
  return [
    ...questionAbout(scenario, answer.plan, context),
    ...(shown ? use(shown.estimate, scenario, telling) : []),
    ...tiers(rows, recommended, telling),
    ...verdict(answer, telling),
    ...notes(about, { tight: true }),
    ...(shown && given.chart ? charts(shown, open, scenario, recommended) : []),
    ...(shown && given.monthly ? monthly(shown.estimate, scenario, telling) : []),
    ...(recommended && !given.monthly ? timing(recommended.estimate, scenario) : []),
    ...cautions(answer, telling),
    ...nextForPlan(answer, given),
  ];
}
