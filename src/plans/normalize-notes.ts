import { type Instant, parseDay } from "../units/calendar.ts";
import { isBlock } from "../written/tree.ts";
import { isProblem, resolve } from "./address.ts";
import { type Cursor, checkKnown, complain, complainAbout, entries, find, lines, namesOf } from "./cursor.ts";
import type { Dispute, Example, KindId, Plan, Source, Tier } from "./plan.ts";
import { checkActivity, type References } from "./references.ts";
import { printedAt, textAt, wordAt } from "./values.ts";

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

/** The file's own tests; what they name must be there. */
export function examplesOf(root: Cursor, tiers: readonly Tier[], references: References): readonly Example[] {
  return lines(root, "examples").map((line) => exampleLine(line, tiers, references));
}

function exampleLine(line: Cursor, tiers: readonly Tier[], references: References): Example {
  const given = find(line, "given");
  if (given && isBlock(given.value)) {
    for (const activity of Object.keys(given.value)) checkActivity(given, activity, references);
  }
  return {
    at: line.at,
    says: textAt(line, "says") ?? "",
    sources: line.sources,
    given: printedMap(line, "given"),
    months: (line.block.months as number | undefined) ?? 1,
    ...whereSaid({
      tier: tierAt(line, "tier", tiers),
      billed: billedAt(line, tiers),
      size: printedAt(line, "size"),
      seats: line.block.seats as number | undefined,
      topUp: printedAt(line, "topUp"),
    }),
    expects: expectationsOf(line, tiers, references),
  };
}

function expectationsOf(line: Cursor, tiers: readonly Tier[], references: References): Example["expects"] {
  const expects: Example["expects"] = whereSaid({
    burns: byKindAt(line, "burns", references),
    costs: printedAt(line, "costs"),
    unitPrice: printedAt(line, "unitPrice"),
    grants: byKindAt(line, "grants", references),
    recommends: tierAt(line, "recommends", tiers),
  });
  if (Object.keys(expects).length === 0) {
    const message = "must say what comes out: burns, costs, unitPrice, grants or recommends";
    complainAbout(line, "example-expects-nothing", message);
  }
  return expects;
}

/** The keys of a block that have a value. */
function whereSaid<T extends object>(block: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined)) as never;
}

function tierAt(line: Cursor, key: string, tiers: readonly Tier[]): string | undefined {
  const found = find(line, key);
  if (!found) return undefined;
  checkKnown(
    found,
    "tier",
    found.value as string,
    tiers.map(({ id }) => id),
  );
  return found.value as string;
}

function billedAt(line: Cursor, tiers: readonly Tier[]): string | undefined {
  const found = find(line, "billed");
  if (!found) return undefined;
  const known = new Set(tiers.flatMap((tier) => tier.price.flatMap(({ billed }) => (billed ? [billed.id] : []))));
  checkKnown(found, "billing", found.value as string, known);
  return found.value as string;
}

/** One number, or one for each kind. */
function byKindAt(
  line: Cursor,
  key: string,
  references: References,
): string | Readonly<Record<KindId, string>> | undefined {
  const found = find(line, key);
  if (!found || !isBlock(found.value)) return printedAt(line, key);
  for (const kind of Object.keys(found.value)) checkKnown(found, "kind", kind, references.kinds);
  return printedMap(line, key);
}

function printedMap(line: Cursor, key: string): Readonly<Record<string, string>> {
  const block = line.block[key];
  if (!isBlock(block)) return {};
  const { places } = line.survey;
  return Object.fromEntries(
    Object.entries(block).map(([id, value]) => [id, places.textOf(block, id) ?? String(value)]),
  );
}

/** The facts about which sources disagree; each must be an address of this file. */
export function disputesOf(root: Cursor): readonly Dispute[] {
  return lines(root, "disputed").map((line) => {
    const fact = textAt(line, "fact") ?? "";
    const found = resolve(root.survey.tree, fact);
    const where = find(line, "fact");
    if (where && isProblem(found))
      complain(where, "unknown-address", `"${fact}" ${found.problem}`, found.hint ? { hint: found.hint } : {});
    return { fact, why: textAt(line, "why") ?? "", others: othersOf(line) };
  });
}

function othersOf(line: Cursor): Dispute["others"] {
  return lines(line, "others").map((other) => {
    const sources = namesOf(other.block.source);
    if (sources.length === 0) complainAbout(other, "number-without-source", "must name who says so: source");
    return { says: other.block.says, sources };
  });
}
