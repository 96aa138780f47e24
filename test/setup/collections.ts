import type { Collection } from "../../src/changes/collection.ts";
import { type Asked, type Difference, differenceBetween } from "../../src/changes/difference.ts";
import { Collector } from "../../src/cli/collect.ts";
import { textOf } from "../../src/files/read-text.ts";

export type Files = Readonly<Record<string, string>>;

export const AS_OF = Date.UTC(2026, 10, 22);

/** Files by name as a collection, as `diff` collects them. */
async function collected(collector: Collector, name: string, files: Files): Promise<Collection> {
  const tree = Object.entries(files).map(([file, text]) => ({
    name: file,
    read: () => textOf(file, Buffer.from(text)),
  }));
  return (await collector.collect(name, tree)).collection;
}

/** What changed between two sets of files. */
export async function differenceOf(before: Files, after: Files, asked: Asked = {}): Promise<Difference> {
  const collector = new Collector(AS_OF);
  const was = await collected(collector, "before", before);
  return differenceBetween(was, await collected(collector, "after", after), asked);
}
