import { isBlock } from "../written/tree.ts";
import { isFraction, type Path } from "./packed.ts";

/** What stands at a path afterwards; without `to`, nothing does. A new key is the last of its block, or stands `before` another. */
export interface Change {
  readonly at: Path;
  readonly to?: unknown;
  readonly before?: string;
}

/** What turns one tree of plain data into another, down to the order of keys: as little as the two differ. */
export function changesBetween(before: unknown, after: unknown, at: Path = []): readonly Change[] {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((each, index) => changesBetween(each, after[index], [...at, index]));
  if (isPart(before) && isPart(after) && keepsOrder(before, after)) {
    const removed = Object.keys(before).filter((key) => !(key in after));
    return [...removed.map((key) => ({ at: [...at, key] })), ...partsChanged(before, after, at)];
  }
  return isSame(before, after) ? [] : [{ at, to: after }];
}

/** From the last key to the first, so that the one a new key stands before is there already. */
function partsChanged(before: Part, after: Part, at: Path): readonly Change[] {
  return Object.keys(after)
    .map((key, index, keys): readonly Change[] => {
      if (key in before) return changesBetween(before[key], after[key], [...at, key]);
      const next = keys[index + 1];
      return [{ at: [...at, key], to: after[key], ...(next !== undefined && { before: next }) }];
    })
    .reverse()
    .flat();
}

/** The tree with all changes made. What they do not touch is shared with the tree they are made to. */
export function withChanges<T>(before: T, changes: readonly Change[]): T {
  return changes.reduce<unknown>((tree, change) => withChange(tree, change, 0), before) as T;
}

function withChange(tree: unknown, change: Change, depth: number): unknown {
  const key = change.at[depth];
  if (key === undefined) return change.to;
  const copy = (Array.isArray(tree) ? [...tree] : { ...(tree as object) }) as Record<string | number, unknown>;
  const isLast = depth === change.at.length - 1;
  if (isLast && change.before !== undefined) return inserted(copy, String(key), change.to, change.before);
  if (isLast && !("to" in change)) delete copy[key];
  else copy[key] = withChange(copy[key], change, depth + 1);
  return copy;
}

function inserted(block: Part, key: string, value: unknown, before: string): Part {
  const entries = Object.entries(block);
  const at = entries.findIndex(([each]) => each === before);
  return Object.fromEntries(entries.toSpliced(at, 0, [key, value]));
}

/** True where what both have comes in the same order. */
function keepsOrder(before: Part, after: Part): boolean {
  const kept = Object.keys(before).filter((key) => key in after);
  const staying = Object.keys(after).filter((key) => key in before);
  return kept.every((key, index) => key === staying[index]);
}

/** A block whose parts may change one by one; a fraction is a number and changes whole. */
type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return isBlock(value) && !isFraction(value);
}

function isSame(before: unknown, after: unknown): boolean {
  if (!isBlock(before) || !isBlock(after)) return before === after;
  const both = isFraction(before) && isFraction(after);
  return both && before.numerator === after.numerator && before.denominator === after.denominator;
}
