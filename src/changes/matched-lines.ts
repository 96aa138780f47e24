import { wordsOfLine } from "../plans/address.ts";
import type { Pair } from "./pairs.ts";

/** A list as it stands in its tree. */
export interface LinesOf {
  readonly list: readonly unknown[];
  readonly tree: unknown;
}

/**
 * Which line of a list is which line of the other, by index: the same line, then one with the same telling words (how it is
 * billed, per what, from where), then the two that are left, or what is left where as many lines are left on both sides.
 */
export function matchedLines(name: string, before: LinesOf, after: LinesOf): readonly Pair<number>[] {
  const match = new Matching(before.list, after.list);
  match.pairBy(
    (line) => JSON.stringify(line),
    (line) => JSON.stringify(line),
  );
  match.pairBy(
    (line) => tellingWords(line, name, before.tree),
    (line) => tellingWords(line, name, after.tree),
  );
  match.pairRest();
  return match.pairs();
}

function tellingWords(line: unknown, name: string, tree: unknown): string {
  return wordsOfLine(line, name, tree).toSorted().join("+");
}

class Matching {
  readonly #before: readonly unknown[];
  readonly #after: readonly unknown[];
  /** Index after → index before. */
  readonly #found = new Map<number, number>();

  constructor(before: readonly unknown[], after: readonly unknown[]) {
    this.#before = before;
    this.#after = after;
  }

  pairBy(keyBefore: (line: unknown) => string, keyAfter: (line: unknown) => string): void {
    for (const to of this.#leftAfter()) {
      const key = keyAfter(this.#after[to]);
      const from = this.#leftBefore().find((index) => keyBefore(this.#before[index]) === key);
      if (from !== undefined) this.#found.set(to, from);
    }
  }

  pairRest(): void {
    const [from, to] = [this.#leftBefore(), this.#leftAfter()];
    if (from.length === to.length) to.forEach((index, at) => void this.#found.set(index, from[at] as number));
  }

  pairs(): readonly Pair<number>[] {
    const kept = this.#after.map((_line, index) => ({ before: this.#found.get(index), after: index }));
    return [...kept, ...this.#leftBefore().map((index) => ({ before: index, after: undefined }))];
  }

  #leftBefore(): readonly number[] {
    const used = new Set(this.#found.values());
    return [...this.#before.keys()].filter((index) => !used.has(index));
  }

  #leftAfter(): readonly number[] {
    return [...this.#after.keys()].filter((index) => !this.#found.has(index));
  }
}
