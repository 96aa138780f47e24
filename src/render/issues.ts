import type { Issue } from "../issue.ts";
import { counted } from "./format.ts";
import type { Look } from "./look.ts";
import { safeJson } from "./safe.ts";
import { shown } from "./shown.ts";
import { widthOf, wrap } from "./width.ts";

/** The lines of a file, where they are at hand. */
export type SourceLines = (file: string) => readonly string[] | undefined;

/**
 * Every mistake with its place, the line it stands in and what to do, and the sum of all. `files` is how many files were
 * looked at; without it the sum names only those with mistakes.
 */
export function renderIssues(issues: readonly Issue[], sources: SourceLines, look: Look, files?: number): string {
  const blocks = issues.map((issue) => issueLines(issue, sources(issue.place.file), look).join("\n"));
  return `${[...blocks, summary(issues, files)].join("\n\n")}\n`;
}

function issueLines(issue: Issue, lines: readonly string[] | undefined, look: Look): readonly string[] {
  const { place, severity, code, address, message, hint } = issue;
  const paint = severity === "error" ? look.paint.bad : look.paint.warn;
  const head = `${shown(`${place.file}:${place.line}:${place.column}`, look)}  ${paint(severity)}  ${shown(code, look)}`;
  const said = address === "" ? message : `${address} ${message}`;
  const indented = (text: string) =>
    wrap(shown(text, look), Math.max(20, Math.min(look.width, 100) - 2)).map((line) => `  ${line}`);
  return [
    head,
    ...indented(said),
    ...excerpt(issue, lines?.[place.line - 1], look),
    ...(hint === undefined ? [] : indented(hint)),
  ];
}

/** How much of a long line is shown before its place. */
const LEAD = 24;

/**
 * The line with carets under the place. Columns count characters of the file, so tabs are drawn as one space and wide signs
 * move the carets. Of a long line the part around the place is shown.
 */
function excerpt({ place }: Issue, line: string | undefined, look: Look): readonly string[] {
  if (line === undefined || line.trim() === "") return [];
  const number = String(place.line);
  const gutter = Math.max(6, number.length + 4);
  const room = Math.max(20, look.width - gutter - 4);
  const start = place.column - 1 > room - 12 ? place.column - 1 - LEAD : 0;
  const more = start > 0 ? shown("… ", look) : "";
  const before = drawn(line.slice(start, place.column - 1), look);
  const marked = drawn(line.slice(place.column - 1, place.column - 1 + Math.max(1, place.length)), look);
  const after = drawn(line.slice(place.column - 1 + Math.max(1, place.length)), look);
  const bar = shown("│", look);
  const whole = fitting(`${more}${before}${marked}${after}`, room, look);
  const carets = Math.max(1, Math.min(widthOf(marked), room - widthOf(more + before)));
  return [
    `${number.padStart(gutter)} ${bar} ${whole}`.trimEnd(),
    `${" ".repeat(gutter)} ${bar} ${" ".repeat(widthOf(more + before))}${look.paint.bad("^".repeat(carets))}`,
  ];
}

/** One sign of the file for one sign on the screen, so that places keep their columns. */
function drawn(text: string, look: Look): string {
  return [...text].map((sign) => shown(sign, look)).join("");
}

function fitting(text: string, room: number, look: Look): string {
  if (widthOf(text) <= room) return text;
  const end = shown(" …", look);
  let kept = "";
  for (const sign of text) {
    if (widthOf(kept + sign) > room - widthOf(end)) break;
    kept += sign;
  }
  return kept + end;
}

function summary(issues: readonly Issue[], files: number | undefined): string {
  const of = (severity: Issue["severity"]) => issues.filter((issue) => issue.severity === severity).length;
  const wrong = new Set(issues.map(({ place }) => place.file)).size;
  const [errors, warnings] = [of("error"), of("warning")];
  const found = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ].join(", ");
  const looked = files === undefined ? "" : `${counted(files, "file")}: `;
  if (found === "") return `${looked}no mistakes.`;
  return files === undefined || files > 1
    ? `${looked}${found}, in ${files === undefined ? counted(wrong, "file") : `${wrong} of them`}.`
    : `${looked}${found}.`;
}

/** The same as data: one document with a version, every mistake with its place. */
export function renderIssuesJson(issues: readonly Issue[], files?: number): string {
  const of = (severity: Issue["severity"]) => issues.filter((issue) => issue.severity === severity).length;
  const document = {
    schemaVersion: 1,
    result: "issues",
    ...(files === undefined ? {} : { files }),
    errors: of("error"),
    warnings: of("warning"),
    issues: issues.map(({ code, severity, place, address, message, hint }) => ({
      code,
      severity,
      file: place.file,
      line: place.line,
      column: place.column,
      length: place.length,
      address,
      message,
      hint: hint ?? null,
    })),
  };
  return `${safeJson(document)}\n`;
}
