import type { Issue } from "../issue.ts";
import type { CheckFormat } from "./check-formats.ts";
import { renderCodeQuality } from "./ci/code-quality.ts";
import { annotation } from "./ci/github.ts";
import { renderJunit } from "./ci/junit.ts";
import { renderIssuesMarkdown } from "./ci/markdown.ts";
import { type RuleWords, renderSarif } from "./ci/sarif.ts";
import { renderIssues, renderIssuesJson, type SourceLine, saidOf, summary } from "./issues.ts";
import type { Look } from "./look.ts";

/** What a check found. */
export interface CheckReport {
  readonly issues: readonly Issue[];
  /** Every file that was looked at. */
  readonly files: readonly string[];
  readonly lineAt: SourceLine;
  readonly rules: readonly RuleWords[];
  readonly version: string;
}

/** `credits check`: for a person, or as a build server reads it. */
export function renderCheck(
  { issues, files, lineAt, rules, version }: CheckReport,
  format: CheckFormat,
  look: Look,
): string {
  switch (format) {
    case "json":
      return renderIssuesJson(issues, files.length);
    case "github":
      return `${issues.map(annotationOf).join("")}${summary(issues, files.length)}\n`;
    case "sarif":
      return renderSarif(issues, rules, version);
    case "junit":
      return renderJunit(issues, files);
    case "codequality":
      return renderCodeQuality(issues);
    case "markdown":
      return renderIssuesMarkdown(issues, files.length);
    default:
      return renderIssues(issues, lineAt, look, files.length);
  }
}

function annotationOf(issue: Issue): string {
  const { severity, place, code, why, hint } = issue;
  const paragraphs = [saidOf(issue), why, hint].flatMap((each) => each ?? []);
  return annotation({ level: severity, title: code, place, paragraphs });
}
