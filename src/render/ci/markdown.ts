import type { Issue } from "../../issue.ts";
import { saidOf, summary } from "../issues.ts";
import { safeMarkdown } from "../safe.ts";

/** What a comment on GitHub may hold is 65,536 characters; the rest is room for whoever puts it in a larger one. */
const MOST_CHARACTERS = 60_000;

/** The findings as Markdown for a comment or a job's summary: the sum, and a line for each. What does not fit is counted. */
export function renderIssuesMarkdown(issues: readonly Issue[], files: number): string {
  const head = `**${safeMarkdown(summary(issues, files))}**\n`;
  if (issues.length === 0) return head;
  const lines = ["", "| where | what | why, and what to do |", "| --- | --- | --- |"];
  let room = MOST_CHARACTERS - head.length;
  let told = 0;
  for (const line of issues.map(rowOf)) {
    if (line.length + 1 > room) break;
    room -= line.length + 1;
    lines.push(line);
    told += 1;
  }
  const left = issues.length - told;
  return `${head}${lines.join("\n")}\n${left > 0 ? `\n… and ${left} more.\n` : ""}`;
}

function rowOf(issue: Issue): string {
  const { place, severity, code, why = "", hint = "" } = issue;
  const cells = [
    `${place.file}:${place.line}:${place.column}`,
    `${severity} ${code}: ${saidOf(issue)}`,
    `${why} ${hint}`.trim(),
  ];
  return `| ${cells.map(safeMarkdown).join(" | ")} |`;
}
