import type { z } from "zod";
import type { Issue, Place } from "../issue.ts";
import { didYouMean } from "./nearest.ts";
import type { AddressOfPath } from "./shape.ts";
import { isContainer, placeOf, placeOfKey, type WrittenFile } from "./tree.ts";

/*
 * What the schema found, in words. A message continues the address it stands behind: `tiers.pro.price.amount` "must be
 * an amount such as 0.04, not "4c"".
 */

type SchemaIssue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** One finding of the schema as issues: one for each unknown key, else one. */
export function wordIssue(found: SchemaIssue, written: WrittenFile, addressOfPath: AddressOfPath): readonly Issue[] {
  const issue = mostTelling(found);
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const at = (
    code: string,
    place: Place,
    where: Path,
    message: string,
    hint: { readonly hint?: string } = {},
  ): Issue => ({ code, severity: "error", place, ...addressed(addressOfPath(written.value, where), message), ...hint });

  if (issue.code === "unrecognized_keys") {
    const container = follow(written.value, path) as object;
    return issue.keys.map((key) =>
      at(
        "unknown-key",
        placeOfKey(written.places, container, key),
        path,
        `has no "${key}"`,
        didYouMean(key, issue.message.split(" ")),
      ),
    );
  }
  const parent = follow(written.value, path.slice(0, -1));
  const key = path.at(-1);
  const given = follow(written.value, path);
  if (given === undefined && isContainer(parent) && key !== undefined) {
    return [
      at(
        "missing-key",
        placeOfPath(written, path.slice(0, -1)),
        path.slice(0, -1),
        `lacks "${key}": it must be ${expected(issue)}`,
      ),
    ];
  }
  if (issue.code === "invalid_key") {
    return [
      at(
        "wrong-key",
        placeOfKeyAt(written, path),
        path.slice(0, -1),
        `has a key "${key}" that is not ${expected(issue)}`,
      ),
    ];
  }
  const words = wordsAllowed(issue);
  const hint = typeof given === "string" ? didYouMean(given, words) : {};
  const message = `must be ${expected(issue)}, not ${shown(written, parent, key, given)}`;
  return [at(codeOf(issue, given), placeOfPath(written, path), path, message, hint)];
}

/** A message continues its address; about the file as a whole it says so. */
function addressed(address: string, message: string): { readonly address: string; readonly message: string } {
  return { address, message: address === "" ? `The file ${message}` : message };
}

/**
 * Of the ways in which a value fits none of several shapes, the one to tell: where the value is a block or a list that
 * one of them takes, what is wrong inside it; else that it is none of them.
 */
function mostTelling(issue: SchemaIssue): SchemaIssue {
  if (issue.code === "invalid_union" && isContainer(issue.input)) {
    const inside = branchesOf(issue).filter((branch) =>
      branch.every((each) => each.path.length > 0 || each.code === "unrecognized_keys"),
    );
    const best = inside.toSorted((a, b) => strangeness(a, issue.input) - strangeness(b, issue.input))[0]?.[0];
    if (best) return mostTelling({ ...best, path: [...issue.path, ...best.path] });
  }
  const cause = issue.code === "invalid_key" ? issue.issues[0] : undefined;
  return cause ? { ...issue, message: cause.message } : issue;
}

/** The shapes that were tried, with those of a union among them taken apart too. */
function branchesOf(union: SchemaIssue & { readonly code: "invalid_union" }): readonly (readonly SchemaIssue[])[] {
  return union.errors.flatMap((branch): readonly (readonly SchemaIssue[])[] => {
    const [only] = branch;
    return branch.length === 1 && only?.code === "invalid_union" && only.path.length === 0
      ? branchesOf(only)
      : [branch];
  });
}

/** How little a branch knows of the value: a strange key weighs more than a missing or a wrong one. */
function strangeness(branch: readonly SchemaIssue[], input: unknown): number {
  return branch.reduce((sum, issue) => sum + weight(issue, input), 0);
}

function weight(issue: SchemaIssue, input: unknown): number {
  if (issue.code === "unrecognized_keys") return 10 * issue.keys.length;
  if (issue.code === "invalid_key") return 10;
  return follow(input, issue.path as Path) === undefined ? 3 : 1;
}

function wordsAllowed(issue: SchemaIssue): readonly string[] {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code === "invalid_union")
    return issue.errors
      .flat()
      .filter((each) => each.path.length === 0)
      .flatMap(wordsAllowed);
  return [];
}

function expected(issue: SchemaIssue): string {
  return issue.message;
}

function codeOf(issue: SchemaIssue, given: unknown): string {
  if (typeof given === "number" && given < 0) return "negative";
  return wordsAllowed(issue).length > 1 && typeof given === "string" ? "unknown-word" : "wrong-value";
}

const MOST_SHOWN = 60;

function shown(written: WrittenFile, parent: unknown, key: string | number | undefined, given: unknown): string {
  if (given === null || given === undefined) return "nothing";
  if (Array.isArray(given)) return given.length === 0 ? "an empty list" : "a list";
  if (typeof given === "object") return "a block";
  if (typeof given === "number" && isContainer(parent) && key !== undefined)
    return written.places.textOf(parent, key) ?? String(given);
  if (typeof given !== "string") return String(given);
  return JSON.stringify(given.length > MOST_SHOWN ? `${given.slice(0, MOST_SHOWN)}…` : given);
}

function follow(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (!isContainer(at) || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

function placeOfPath(written: WrittenFile, path: Path): Place {
  const parent = follow(written.value, path.slice(0, -1));
  const key = path.at(-1);
  return isContainer(parent) && key !== undefined ? placeOf(written.places, parent, key) : written.places.root;
}

function placeOfKeyAt(written: WrittenFile, path: Path): Place {
  const parent = follow(written.value, path.slice(0, -1));
  const key = path.at(-1);
  return isContainer(parent) && key !== undefined ? placeOfKey(written.places, parent, key) : written.places.root;
}
