import { FOREVER, type Instant } from "../units/calendar.ts";

/** The n-th to m-th of something countable that comes and goes together, and when it is there. */
export interface Layer {
  /** How many there are in it. */
  readonly count: number;
  /** Above how many others it stands: a team of 8 that grows to 14 has a layer of 8 at level 0 and one of 6 at level 8. */
  readonly level: number;
  readonly present: readonly { readonly from: Instant; readonly until: Instant }[];
}

/**
 * Split a count that changes over time into layers, each of which is there whole or not at all. Who came last leaves first,
 * and who comes next takes the place of who left. Levels nobody ever reaches make no layer. `alsoAt` splits at further
 * levels, so that people and the seats they sit on fall into the same layers.
 *
 * @example
 * 8 people, 14 from July, 10 from October: 8 all year; 2 from July on; 4 from July to October.
 */
export function layersOf(
  steps: readonly { readonly from: Instant; readonly count: number }[],
  alsoAt: readonly number[] = [],
): readonly Layer[] {
  const levels = [...new Set([0, ...steps.map(({ count }) => count), ...alsoAt])].sort((a, b) => a - b);
  const layers = levels.slice(1).map((top, index) => {
    const level = levels[index] as number;
    const present: { from: Instant; until: Instant }[] = [];
    steps.forEach((step, at) => {
      if (step.count < top) return;
      const until = steps[at + 1]?.from ?? FOREVER;
      const last = present.at(-1);
      if (last?.until === step.from) present[present.length - 1] = { from: last.from, until };
      else present.push({ from: step.from, until });
    });
    return { count: top - level, level, present };
  });
  return layers.filter(({ present }) => present.length > 0);
}
