import { isBlock } from "../written/tree.ts";
import { type Cursor, checkKnown, complainAbout, find, lines } from "./cursor.ts";
import type { Action, ActionId, ActivityId, Dispute, Example, PrintedCredits, Tier } from "./plan.ts";
import { checkActivity, type References } from "./references.ts";
import { printedAt, textAt, wordAt } from "./values.ts";

/** What an example may name of its own plan. */
interface Named {
  readonly tiers: readonly Tier[];
  readonly actions: readonly Action[];
  readonly disputed: readonly Dispute[];
}

/** The file's own tests; what they name must be there. */
export function examplesOf(root: Cursor, named: Named, references: References): readonly Example[] {
  return lines(root, "examples").map((line) => exampleLine(line, named, references));
}

function exampleLine(line: Cursor, named: Named, references: References): Example {
  checkActivities(line, "given", references);
  checkActivities(line, "use", references);
  return {
    at: line.at,
    says: textAt(line, "says") ?? "",
    sources: line.sources,
    given: printedMap(line, "given"),
    months: (line.block.months as number | undefined) ?? 1,
    use: useAt(line, named.actions),
    ...whereSaid({
      tier: tierAt(line, "tier", named.tiers),
      billed: billedAt(line, named.tiers),
      size: byKindAt(line, "size", references),
      seats: line.block.seats as number | undefined,
      topUp: byKindAt(line, "topUp", references),
      atZero: wordAt<NonNullable<Example["atZero"]>>(line, "atZero"),
      under: readingAt(line, named.disputed),
    }),
    expects: expectationsOf(line, named.tiers, references),
  };
}

function expectationsOf(line: Cursor, tiers: readonly Tier[], references: References): Example["expects"] {
  const expects: Example["expects"] = whereSaid({
    burns: byKindAt(line, "burns", references),
    costs: printedAt(line, "costs"),
    beyond: printedAt(line, "beyond"),
    unitPrice: printedAt(line, "unitPrice"),
    grants: byKindAt(line, "grants", references),
    left: byKindAt(line, "left", references),
    recommends: tierAt(line, "recommends", tiers),
  });
  if (Object.keys(expects).length === 0) {
    const message = "must say what comes out: burns, costs, beyond, unitPrice, grants, left or recommends";
    complainAbout(line, "example-expects-nothing", message);
  }
  return expects;
}

/** The keys of a block that have a value. */
function whereSaid<T extends object>(block: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined)) as never;
}

function checkActivities(line: Cursor, key: "given" | "use", references: References): void {
  const found = find(line, key);
  if (!found || !isBlock(found.value)) return;
  for (const activity of Object.keys(found.value)) checkActivity(found, activity, references);
}

/** Each action must be one that does its activity. */
function useAt(line: Cursor, actions: readonly Action[]): Readonly<Record<ActivityId, ActionId>> {
  const found = find(line, "use");
  if (!found || !isBlock(found.value)) return {};
  const use = found.value as Readonly<Record<ActivityId, ActionId>>;
  for (const [activity, action] of Object.entries(use)) {
    const able = actions.filter(({ does }) => does.includes(activity)).map(({ id }) => id);
    checkKnown(found, "action", action, able);
  }
  return use;
}

/** A source that says otherwise of something under `disputed`. */
function readingAt(line: Cursor, disputed: readonly Dispute[]): string | undefined {
  const found = find(line, "under");
  if (!found) return undefined;
  const dissenters = new Set(disputed.flatMap(({ others }) => others.flatMap(({ sources }) => sources)));
  checkKnown(found, "reading", found.value as string, dissenters);
  return found.value as string;
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
function byKindAt(line: Cursor, key: string, references: References): PrintedCredits | undefined {
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
