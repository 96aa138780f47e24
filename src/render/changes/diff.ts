import type { Look } from "../look.ts";
import type { Context } from "../report.ts";
import { drawText } from "../text.ts";
import { diffAnnotations } from "./diff-annotations.ts";
import type { DiffFormat } from "./diff-formats.ts";
import { diffJson } from "./diff-json.ts";
import { diffMarkdown } from "./diff-markdown.ts";
import { diffPage } from "./diff-page.ts";
import type { DiffReport } from "./diff-report.ts";

/** What `credits diff` found, as text in the format that was asked for. */
export function renderDiff(report: DiffReport, format: DiffFormat, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return diffJson(report, context);
    case "github":
      return diffAnnotations(report);
    case "markdown":
      return diffMarkdown(report);
    default:
      return drawText(diffPage(report), look);
  }
}
