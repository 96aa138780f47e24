import { dirname, join } from "node:path";
import { exists, findPlanFiles, isFolder } from "../../files/find-plan-files.ts";
import { readText } from "../../files/read-text.ts";
import { UserError } from "../../files/user-error.ts";
import { type Issue, type Parsed, parsed } from "../../issue.ts";
import { renderCheck } from "../../render/check.ts";
import { checkFiles } from "../../rules/check-files.ts";
import { ALL_RULES } from "../../rules/rules.ts";
import { asOfDay } from "../as-of.ts";
import type { CheckOptions, FailOn } from "../check-command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import type { Io } from "../io.ts";
import { Progress } from "../progress.ts";
import { VERSION } from "../version.ts";

/** `credits check`: everything that is wrong with plan, contract and scenario files, all at once. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const names = namesIn(paths.length > 0 ? paths : usualPlaces(io.cwd), io.cwd);
  const { asOf, maxAge } = { asOf: asOfDay(options.asOf, io.now()), maxAge: options.maxAge };
  const progress = new Progress(io.stderr);
  const unread = new Set<string>();
  const read = (name: string) => textOf(name, io.cwd, unread);
  const onChecked = (done: number, of: number) => progress.tell(`Checked ${done} of ${of} files`);
  const { issues, lineAt } = await checkFiles(names, { read, asOf, maxAge, onChecked });
  progress.clear();
  const report = { issues, files: names, lineAt, rules: ALL_RULES, version: VERSION };
  await giveAnswer(options, io, (format, look) => renderCheck(report, format, look));
  if (unread.size > 0) return EXIT.wrongUse;
  return issues.some((issue) => fails(issue, options.failOn ?? [])) ? EXIT.no : EXIT.fine;
}

/** Errors always, warnings where asked: a build does not break by the calendar alone. */
function fails({ severity, code }: Issue, failOn: readonly FailOn[]): boolean {
  return severity === "error" || failOn.includes("warning") || (code === "stale-source" && failOn.includes("stale"));
}

const USUAL_FOLDERS = ["plans", "contracts", "scenarios"];

/** The folders that a collection of plans has, or else the folder itself. */
function usualPlaces(folder: string): readonly string[] {
  const there = USUAL_FOLDERS.filter((name) => exists(name, folder) && isFolder(name, folder));
  return there.length > 0 ? there : ["."];
}

/** The files meant, each once; a plan brings the list of activities beside it. */
function namesIn(paths: readonly string[], folder: string): readonly string[] {
  const names = paths.flatMap((path) =>
    isThereAsFolder(path, folder) ? findPlanFiles(path, folder, { deep: true }) : [path],
  );
  if (names.length === 0) {
    throw new UserError(
      "no-files",
      `There is no plan, contract or scenario file in ${paths.join(", ")}.`,
      "Name files or folders.",
    );
  }
  const lists = names.map((name) => join(dirname(name), "activities.yaml")).filter((name) => exists(name, folder));
  return [...new Set([...names, ...lists])];
}

function isThereAsFolder(path: string, folder: string): boolean {
  return exists(path, folder) && isFolder(path, folder);
}

/** A file that cannot be read is told with the others' mistakes, which are found all the same. */
async function textOf(name: string, folder: string, unread: Set<string>): Promise<Parsed<string>> {
  try {
    return parsed(readText(name, folder).text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    unread.add(name);
    return { ok: false, issues: [cannotBeRead(name, error)] };
  }
}

function cannotBeRead(name: string, { code, message, hint }: UserError): Issue {
  const place = { file: name, line: 1, column: 1, length: 1 };
  return { code, severity: "error", place, address: "", message, ...(hint !== undefined && { hint }) };
}
