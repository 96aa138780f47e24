import { type Instant, parseDay } from "../units/calendar.ts";
import { isProblem, type Resolved, resolve, unwrapped } from "./address.ts";
import { type Cursor, complain, complainAbout, entries, find, lines, namesOf } from "./cursor.ts";
import type { Dispute, Plan, Source } from "./plan.ts";
import { textAt, wordAt } from "./values.ts";

/** Where the numbers are from. */
export function sourcesOfPlan(root: Cursor): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = {};
  for (const { id, cursor } of entries(root, "sources")) {
    const url = textAt(cursor, "url");
    sources[id] = {
      id,
      title: textAt(cursor, "title") ?? id,
      ...(url !== undefined && { url }),
      date: textAt(cursor, "date") === "undated" ? "undated" : dayOfSource(cursor, "date"),
      read: dayOfSource(cursor, "read"),
      authority: wordAt<Source["authority"]>(cursor, "authority") ?? "assumed",
    };
  }
  return sources;
}

function dayOfSource(cursor: Cursor, key: string): Instant {
  const found = find(cursor, key);
  const day = parseDay(String(found?.value));
  if (found && day === undefined) complain(found, "impossible-date", `must be a day that exists, not ${found.value}`);
  return day ?? 0;
}

export function notModelledOf(root: Cursor): Plan["notModelled"] {
  return lines(root, "notModelled").map((line) => ({
    says: textAt(line, "says") ?? "",
    effect: textAt(line, "effect") ?? "",
    sources: line.sources,
  }));
}

/** The facts about which sources disagree; each must be an address of this file. */
export function disputesOf(root: Cursor): readonly Dispute[] {
  return lines(root, "disputed").map((line) => {
    const fact = textAt(line, "fact") ?? "";
    const found = resolve(root.survey.tree, fact);
    const where = find(line, "fact");
    if (where && isProblem(found))
      complain(where, "unknown-address", `"${fact}" ${found.problem}`, found.hint ? { hint: found.hint } : {});
    const follows = isProblem(found) ? undefined : writtenAt(found);
    return { fact, ...(follows !== undefined && { follows }), why: textAt(line, "why") ?? "", others: othersOf(line) };
  });
}

function writtenAt({ container, key }: Resolved): unknown {
  return unwrapped((container as Record<string | number, unknown>)[key]);
}

function othersOf(line: Cursor): Dispute["others"] {
  return lines(line, "others").map((other) => {
    const sources = namesOf(other.block.source);
    if (sources.length === 0) complainAbout(other, "number-without-source", "must name who says so: source");
    return { says: other.block.says, sources };
  });
}
