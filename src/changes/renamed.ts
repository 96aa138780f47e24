/*
 * What went and what came, and which of it is the same thing under another name. The rule is git's: at least half of the larger
 * one is in both. One rule for commits, folders and the working tree, so that the answer does not depend on how files were read.
 */

/** Something with a name, and the parts that make it up: lines of a file, values of a tier. */
export interface Named {
  readonly name: string;
  readonly parts: readonly string[];
}

const LEAST_IN_COMMON = 0.5;

/** Old name → new name, the most alike first; each name is used once. */
export function renamedAmong(
  gone: readonly Named[],
  come: readonly Named[],
  least = LEAST_IN_COMMON,
): ReadonlyMap<string, string> {
  const pairs = gone
    .flatMap((from) => come.map((to) => ({ from, to, alike: likeness(from.parts, to.parts) })))
    .filter(({ alike }) => alike >= least)
    .sort((a, b) => b.alike - a.alike);
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (renamed.has(from.name) || taken.has(to.name)) continue;
    renamed.set(from.name, to.name);
    taken.add(to.name);
  }
  return renamed;
}

/** The letters of the parts that both have, as a share of the larger one's: 1 where all are the same in whatever order. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const size = Math.max(lengthOf(a), lengthOf(b));
  if (size === 0) return 1;
  const left = new Map<string, number>();
  for (const part of a) left.set(part, (left.get(part) ?? 0) + 1);
  let common = 0;
  for (const part of b) {
    const count = left.get(part) ?? 0;
    if (count === 0) continue;
    left.set(part, count - 1);
    common += part.length + 1;
  }
  return common / size;
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, { length }) => sum + length + 1, 0);
}
