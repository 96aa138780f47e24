import { askFor, type Wishes } from "../choose/estimate.ts";
import type { Conversion } from "../choose/exchange.ts";
import type { BrokenFile, Collection } from "./collection.ts";
import { type Effect, effectOn } from "./effect.ts";
import { type Finding, loweredPrices } from "./lowered-price.ts";
import { type Pair, pairsOf } from "./pairs.ts";
import { type PlanDiff, planDiff } from "./plan-diff.ts";

/** What changed between two collections, and what that does to bills. */
export interface Difference {
  /** What a reader calls the sides. */
  readonly before: string;
  readonly after: string;
  /** Every scenario that comes to something else: flips lead, then what cannot be told, then the largest rise. */
  readonly effects: readonly Effect[];
  /** Those that stay as they are; told only where they had to be answered. */
  readonly unchanged: readonly Effect[];
  /** Plans and contracts in which something is another, that came, went or were renamed. */
  readonly plans: readonly PlanDiff[];
  /** Files with mistakes: now, and before. */
  readonly broken: readonly Pair<BrokenFile>[];
  readonly findings: readonly Finding[];
}

/** How scenarios are to be answered. */
export interface Asked extends Pick<Wishes, "prefer" | "allowUncovered"> {
  readonly conversion?: Conversion | undefined;
  /** Answer scenarios that nothing touches as well. */
  readonly answersAll?: boolean;
}

/** Holds two collections against each other: first what the change does to each scenario, then what changed. */
export function differenceBetween(
  before: Collection,
  after: Collection,
  { conversion, answersAll = false, ...wishes }: Asked = {},
): Difference {
  const ask = askFor({ ...after.words, ...wishes });
  const texts = { before: before.texts, after: after.texts };
  const plans = pairsOf(before.plans, after.plans, texts)
    .filter((pair) => !isBrokenOn(pair, before, after))
    .map(diffOf);
  const comparing = { before, after, plans, ask, conversion, answersAll };
  const scenarios = pairsOf(before.scenarios, after.scenarios, texts).filter(
    (pair) => !isBrokenOn(pair, before, after),
  );
  const effects = scenarios.map((pair) => effectOn(pair, comparing));
  const listed = effects.filter(({ is }) => is !== "same");
  return {
    before: before.name,
    after: after.name,
    effects: listed.toSorted(byWeight),
    unchanged: effects.filter(({ is }) => is === "same"),
    plans: plans.filter(isAnother),
    broken: pairsOf(before.broken, after.broken, texts),
    findings: loweredPrices(plans),
  };
}

/** True of what is whole on one side and has mistakes on the other: it neither came nor went. */
function isBrokenOn(
  { before, after }: Pair<{ readonly id: string }>,
  sideBefore: Collection,
  sideAfter: Collection,
): boolean {
  const isAmong = (id: string | undefined, { broken }: Collection) => broken.some((file) => file.id === id);
  if (before && after) return false;
  return isAmong(before?.id, sideAfter) || isAmong(after?.id, sideBefore);
}

function diffOf({ before, after }: Pair<NonNullable<PlanDiff["after"]>>): PlanDiff {
  if (!before || !after || before === after) return { before, after, changes: [], renamedTiers: new Map() };
  return planDiff(before, after);
}

function isAnother({ before, after, changes }: PlanDiff): boolean {
  return changes.length > 0 || before?.id !== after?.id;
}

const WEIGHTS: readonly Effect["is"][] = ["flips", "broken", "changes", "added", "removed", "same"];

/** Flips first; of the same kind the larger rise first, then by name. */
function byWeight(a: Effect, b: Effect): number {
  const [first, second] = [WEIGHTS.indexOf(a.is), WEIGHTS.indexOf(b.is)];
  if (first !== second) return first - second;
  const rise = (effect: Effect) => effect.change?.by ?? 0;
  return rise(b) - rise(a) || (a.id < b.id ? -1 : 1);
}
