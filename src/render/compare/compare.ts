import type { Format, Look } from "../look.ts";
import { drawMarkdown } from "../markdown.ts";
import type { Page } from "../page.ts";
import type { Context } from "../report.ts";
import { drawText } from "../text.ts";
import { compareCsv } from "./compare-csv.ts";
import { compareJson } from "./compare-json.ts";
import { compareMatrix } from "./compare-matrix.ts";
import { comparePage } from "./compare-page.ts";
import type { CompareReport } from "./compare-report.ts";

/** Vendors side by side, as text in the format that was asked for. */
export function renderCompare(report: CompareReport, format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return compareJson(report, context);
    case "csv":
      return compareCsv(report);
    case "markdown":
      return drawMarkdown(pageOf(report, context));
    default:
      return drawText(pageOf(report, context), look);
  }
}

function pageOf({ comparisons, view, outlook }: CompareReport, context: Context): Page {
  const [first, ...others] = comparisons;
  return first && others.length === 0
    ? comparePage(first, view, outlook, context)
    : compareMatrix(comparisons, view, context);
}
