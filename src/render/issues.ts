import type { Issue, Place } from "../issue.ts";
import { counted } from "./format.ts";
import type { Look } from "./look.ts";
import { safeJson, withoutCommands } from "./safe.ts";
import { shown } from "./shown.ts";
import { widthOf, wrap } from "./width.ts";

/** The line that something stands in, where it is at hand. */
export type SourceLine = (place: Place) => string | undefined;

/**
 * Every mistake with its place, the line it stands in and what to do, and the sum of all. `files` is how many files were
 * looked at; without it the sum names only those with mistakes.
 */
export function renderIssues(issues: readonly Issue[], lineAt: SourceLine, look: Look, files?: number): string {
  const blocks = issues.map((issue) => issueLines(issue, lineAt(issue.place), look).join("\n"));
  return `${[...blocks, summary(issues, files)].join("\n\n")}\n`;
}

function issueLines(issue: Issue, line: string | undefined, look: Look): readonly string[] {
  const { place, severity, code, why, hint } = issue;
  const paint = severity === "error" ? look.paint.bad : look.paint.warn;
  const head = `${shown(`${place.file}:${place.line}:${place.column}`, look)}  ${paint(severity)}  ${shown(code, look)}`;
  const wayOut = [why, hint].filter((each) => each !== undefined).join(" ");
  const indented = (text: string) =>
    wrap(shown(text, look), Math.max(20, Math.min(look.width, 100) - 2)).map((line) => `  ${line}`);
  return [head, ...indented(saidOf(issue)), ...excerpt(issue, line, look), ...(wayOut === "" ? [] : indented(wayOut))];
}

/** What is wrong, with the address that it is wrong at. */
export function saidOf({ address, message }: Issue): string {
  return address === "" ? message : `${address} ${message}`;
}

/** How much of a long line is shown before its place. */
const LEAD = 24;

/**
 * The line with carets under the place. Columns count characters of the file, so tabs are drawn as one space and wide signs
 * move the carets. Of a long line the part around the place is shown.
 */
function excerpt({ place }: Issue, written: string | undefined, look: Look): readonly string[] {
  if (written === undefined || written.trim() === "") return [];
  const line = withoutCommands(written);
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

/** How many mistakes there are, in one line. */
export function summary(issues: readonly Issue[], files: number | undefined): string {
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
    issues: issues.map(({ code, severity, place, address, message, why, hint }) => ({
      code,
      severity,
      file: place.file,
      line: place.line,
      column: place.column,
      length: place.length,
      address,
      message,
      why: why ?? null,
      hint: hint ?? null,
    })),
  };
  return `${safeJson(document)}\n`;
}
