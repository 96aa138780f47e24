import type { Issue, Place, Severity } from "../../issue.ts";
import { saidOf } from "../issues.ts";
import { safe, safeJson } from "../safe.ts";
import { fingerprints } from "./fingerprint.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "major", warning: "minor" };

/** The findings as GitLab's merge requests read them: a code quality report, one object for each. */
export function renderCodeQuality(issues: readonly Issue[]): string {
  const names = fingerprints(issues);
  const report = issues.map((issue, index) => ({
    description: safe(saidOf(issue)),
    check_name: issue.code,
    fingerprint: names[index],
    severity: SEVERITIES[issue.severity],
    location: { path: pathOf(issue.place), lines: { begin: issue.place.line } },
  }));
  return `${safeJson(report)}\n`;
}

/** GitLab finds a file only by its path from the root of the repository, without a dot before it. */
function pathOf({ file }: Place): string {
  return file.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
}
