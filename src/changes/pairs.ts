import type { Collection } from "./collection.ts";
import { renamedAmong } from "./renamed.ts";

/** The same thing on both sides; one side is missing where it came or went. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

interface Filed {
  readonly id: string;
  readonly file: string;
}

/** What has the same id, then what was renamed. In the order of the new side, what went last. */
export function pairsOf<T extends Filed>(
  before: readonly T[],
  after: readonly T[],
  texts: { readonly before: Collection["texts"]; readonly after: Collection["texts"] },
): readonly Pair<T>[] {
  const gone = before.filter(({ id }) => !after.some((other) => other.id === id));
  const come = after.filter(({ id }) => !before.some((other) => other.id === id));
  const lines = (side: Collection["texts"], { id, file }: Filed) => ({
    name: id,
    parts: (side.get(file) ?? "").split(/\r?\n/),
  });
  const renamed = renamedAmong(
    gone.map((each) => lines(texts.before, each)),
    come.map((each) => lines(texts.after, each)),
  );
  const from = new Map([...renamed].map(([old, now]) => [now, old]));
  const named = (id: string) => before.find((each) => each.id === (from.get(id) ?? id));
  return [
    ...after.map((each) => ({ before: named(each.id), after: each })),
    ...gone.filter(({ id }) => !renamed.has(id)).map((each) => ({ before: each, after: undefined })),
  ];
}
