import { dirname, join } from "node:path";
import { exists, findPlanFiles, isFolder } from "../../files/find-plan-files.ts";
import { UserError } from "../../files/user-error.ts";
import type { Issue } from "../../issue.ts";
import { renderCheck } from "../../render/check.ts";
import { asOfDay } from "../as-of.ts";
import type { CheckOptions } from "../check-command.ts";
import { issuesIn, type NamedText } from "../checked-files.ts";
import { Desk } from "../desk.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { linesIn } from "../invalid-files.ts";
import type { Io } from "../io.ts";
import { VERSION } from "../version.ts";

/** `credits check`: everything that is wrong with plan, contract and scenario files, all at once. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const desk = new Desk(io);
  const names = namesIn(paths.length > 0 ? paths : usualPlaces(io.cwd), io.cwd);
  const { files, unreadable } = await readAll(names, desk);
  const found = await issuesIn(files, asOfDay(options.asOf, io.now()));
  const issues = [...unreadable, ...found];
  const report = { issues, files: names, lineAt: linesIn(desk.texts), rules: [], version: VERSION };
  await giveAnswer(options, io, (format, look) => renderCheck(report, format, look));
  if (unreadable.length > 0) return EXIT.wrongUse;
  return issues.some(({ severity }) => severity === "error") ? EXIT.no : EXIT.fine;
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

async function readAll(
  names: readonly string[],
  desk: Desk,
): Promise<{ files: readonly NamedText[]; unreadable: readonly Issue[] }> {
  const files: NamedText[] = [];
  const unreadable: Issue[] = [];
  for (const name of names) {
    try {
      files.push({ name, text: await desk.read(name) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unreadable.push(cannotBeRead(name, error));
    }
  }
  return { files, unreadable };
}

function cannotBeRead(name: string, { code, message, hint }: UserError): Issue {
  const place = { file: name, line: 1, column: 1, length: 1 };
  return { code, severity: "error", place, address: "", message, ...(hint !== undefined && { hint }) };
}
