import type { Issue } from "../../issue.ts";
import { saidOf } from "../issues.ts";
import { safeXml } from "../safe.ts";

/**
 * The findings as JUnit XML: each file a suite, each error in it a case that failed, each warning one that passed with a word
 * of it. A file without findings is one case that passed.
 */
export function renderJunit(issues: readonly Issue[], files: readonly string[]): string {
  const names = [...new Set([...files, ...issues.map(({ place }) => place.file)])];
  const suites = names.map((file) => ({ file, found: issues.filter(({ place }) => place.file === file) }));
  const tests = suites.reduce((sum, { found }) => sum + Math.max(1, found.length), 0);
  const failures = issues.filter(isError).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="credits check" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.flatMap(({ file, found }) => suiteLines(file, found)),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines(file: string, found: readonly Issue[]): readonly string[] {
  const name = safeXml(file);
  const counts = `tests="${Math.max(1, found.length)}" failures="${found.filter(isError).length}" errors="0" skipped="0"`;
  const none = `    <testcase classname="${name}" name="no findings" time="0"/>`;
  return [
    `  <testsuite name="${name}" ${counts} time="0">`,
    ...(found.length === 0 ? [none] : found.flatMap((issue) => caseLines(issue, name))),
    "  </testsuite>",
  ];
}

function caseLines(issue: Issue, file: string): readonly string[] {
  const { code, address, why, hint, place } = issue;
  const said = saidOf(issue);
  const head = `${place.file}:${place.line}:${place.column} ${said}`;
  const body = [head, why, hint].flatMap((line) => (line === undefined ? [] : [safeXml(line)])).join("\n");
  const told = isError(issue)
    ? `      <failure type="${safeXml(code)}" message="${safeXml(said)}">${body}</failure>`
    : `      <system-out>${safeXml("warning:")} ${body}</system-out>`;
  const name = safeXml(address === "" ? code : `${code} ${address}`);
  return [`    <testcase classname="${file}" name="${name}" time="0">`, told, "    </testcase>"];
}

function isError({ severity }: Issue): boolean {
  return severity === "error";
}
