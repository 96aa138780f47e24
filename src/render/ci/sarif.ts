import type { Issue, Place } from "../../issue.ts";
import { saidOf } from "../issues.ts";
import { safe, safeJson } from "../safe.ts";
import { fingerprints } from "./fingerprint.ts";

/** What a finding's code stands for, for those who see it in a list of alerts. */
export interface RuleWords {
  readonly code: string;
  readonly finds: string;
  readonly why: string;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** The findings as SARIF 2.1.0 (OASIS), which code scanning reads. */
export function renderSarif(issues: readonly Issue[], rules: readonly RuleWords[], version: string): string {
  const codes = [...new Set(issues.map(({ code }) => code))];
  const names = fingerprints(issues);
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "credits", version, rules: codes.map((code) => descriptor(code, rules)) } },
        columnKind: "utf16CodeUnits",
        results: issues.map((issue, index) => ({
          ruleId: issue.code,
          ruleIndex: codes.indexOf(issue.code),
          level: issue.severity,
          message: { text: plainMessage(wordsOf(issue)) },
          locations: [{ physicalLocation: locationOf(issue.place) }],
          partialFingerprints: { "creditsFinding/v1": names[index] },
        })),
      },
    ],
  };
  return `${safeJson(log)}\n`;
}

function descriptor(code: string, rules: readonly RuleWords[]): object {
  const rule = rules.find((each) => each.code === code);
  if (!rule) return { id: code };
  return {
    id: code,
    shortDescription: { text: plainMessage(rule.finds) },
    help: { text: plainMessage(rule.why) },
  };
}

function wordsOf(issue: Issue): string {
  return [saidOf(issue), issue.why, issue.hint].filter((each) => each !== undefined).join("\n");
}

/** A message of SARIF has links in brackets and places for arguments in braces; text has neither (§ 3.11.5 and 3.11.6). */
function plainMessage(text: string): string {
  const lines = text.split("\n").map(safe).join("\n");
  return lines.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}

function locationOf({ file, line, column, length }: Place): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endColumn: column + length },
  };
}

/** A path as a relative reference: each part encoded, so that no first part is taken for a scheme. */
function uriOf(file: string): string {
  const parts = file.replaceAll("\\", "/").split("/");
  return parts.map((part) => encodeURIComponent(safe(part))).join("/");
}
