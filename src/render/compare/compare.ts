import type { Comparison } from "../../choose/compare/comparison.ts";
import type { Outlook } from "../../choose/compare/outlook.ts";
import type { View } from "../../choose/compare/view.ts";
import type { Format, Look } from "../look.ts";
import { drawMarkdown } from "../markdown.ts";
import type { Page } from "../page.ts";
import type { Context } from "../report.ts";
import { drawText } from "../text.ts";
import { compareCsv } from "./compare-csv.ts";
import { compareJson } from "./compare-json.ts";
import { compareMatrix } from "./compare-matrix.ts";
import { comparePage } from "./compare-page.ts";

/** What `credits compare` found for one team or for several, and how much of it is shown. */
export interface CompareReport {
  readonly comparisons: readonly Comparison[];
  readonly view: View;
  /** What the comparison of one team leads to. */
  readonly outlook?: Outlook | undefined;
}

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
