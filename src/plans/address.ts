import { nearest } from "../written/nearest.ts";
import { isBlock, isContainer, type WrittenBlock } from "../written/tree.ts";
import type { Address } from "./plan.ts";

/*
 * The one grammar of addresses. Keys and ids are joined by dots; a line of a list is named by words that it contains,
 * enough to pick one, joined by `+`: `tiers.pro.price.yearly+seat.amount`. A lone line needs none. Lines that no words
 * tell apart go by their number in the list, counted from 1. A word with a space is written with a hyphen (`30-days`).
 */

export interface Resolved {
  readonly container: object;
  /** The key in a block, or the index in a list. */
  readonly key: string | number;
  /** False where the key is not written (its default holds). */
  readonly exists: boolean;
}

export interface AddressProblem {
  /** Continues the address: `leads nowhere: …`. */
  readonly problem: string;
  readonly hint?: string;
}

/** The words that tell lines apart, the most telling first. */
const FIRST_TELLING_KEYS = ["kind", "billed", "per", "tiers", "do"] as const;
export const TELLING_KEYS = [...FIRST_TELLING_KEYS, "every", "from", "fromSpend", "for"] as const;

/** What a line says by saying nothing. */
const DEFAULT_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  price: { per: "account" },
  grants: { per: "account", kind: "credit" },
  topUps: { every: "once", kind: "credit" },
  burns: { kind: "credit" },
};

/** The lists whose parts are lines; every other list is a value. */
const LISTS_OF_LINES = new Set([
  "price",
  "grants",
  "topUps",
  "whenEmpty",
  "burns",
  "volume",
  "graduated",
  "examples",
  "disputed",
  "others",
  "notModelled",
]);

/** Lists of prose: nothing in their lines tells them apart. */
const WORDLESS_LISTS = new Set(["examples", "disputed", "others", "notModelled"]);

export function isListOfLines(key: string, value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && LISTS_OF_LINES.has(key) && value.some(isBlock);
}

/** Where an address leads in a tree as it was written, or why it leads nowhere, with the nearest word that would. */
export function resolve(tree: unknown, address: Address): Resolved | AddressProblem {
  const segments = address.split(".");
  let found: Resolved | AddressProblem = { problem: "is empty" };
  for (let at = 0; at < segments.length; at += 1) {
    const container = at === 0 ? tree : valueAt(found as Resolved);
    const before = segments.slice(0, at);
    found = step(container, segments[at] as string, before, tree);
    if (isProblem(found)) return found;
    if (!found.exists && at < segments.length - 1)
      return unknownSegment(String(found.key), Object.keys(found.container));
  }
  return found;
}

function valueAt({ container, key }: Resolved): unknown {
  return unwrapped((container as Record<string | number, unknown>)[key]);
}

/** One segment further: a line of a list, a key of a block, or a key of the lone line of a list. */
function step(
  container: unknown,
  segment: string,
  before: readonly string[],
  tree: unknown,
): Resolved | AddressProblem {
  if (Array.isArray(container)) {
    const line = lineAt(container, segment, before.findLast((each) => LISTS_OF_LINES.has(each)) ?? "", tree);
    if ("problem" in line) return line;
    if (line.named) return { container, key: line.index, exists: true };
    return step(container[line.index], segment, before, tree);
  }
  if (isBlock(container)) return { container, key: segment, exists: Object.hasOwn(container, segment) };
  return { problem: `leads nowhere: there is nothing under "${before.at(-1) ?? ""}"` };
}

export function isProblem(found: Resolved | AddressProblem): found is AddressProblem {
  return "problem" in found;
}

/** The line that a segment names; for a lone line the segment may already be one of its keys and name nothing. */
function lineAt(
  list: readonly unknown[],
  segment: string,
  listName: string,
  tree: unknown,
): { index: number; named: boolean } | AddressProblem {
  const matching = list.flatMap((line, index) => (carries(line, segment, listName, tree) ? [index] : []));
  if (matching.length === 1) return { index: matching[0] as number, named: true };
  if (matching.length > 1) {
    const picks = matching.map((index) => `"${addressOfLine(list, index, listName, tree)}"`).join(" or ");
    return { problem: `does not say which line: "${segment}" could be ${picks}` };
  }
  if (/^[1-9]\d*$/.test(segment) && Number(segment) <= list.length) return { index: Number(segment) - 1, named: true };
  if (list.length === 1) return { index: 0, named: false };
  const words = new Set(list.flatMap((line) => wordsOfLine(line, listName, tree)));
  return unknownSegment(segment, words);
}

function unknownSegment(segment: string, candidates: Iterable<string>): AddressProblem {
  const near = nearest(segment, candidates);
  const problem = `leads nowhere: there is no "${segment}"`;
  return near === undefined ? { problem } : { problem, hint: `Did you mean "${near}"?` };
}

function carries(line: unknown, segment: string, listName: string, tree: unknown): boolean {
  const words = wordsOfLine(line, listName, tree);
  return segment.split("+").every((word) => words.includes(word));
}

/** All words that a line contains, what it says by default included, the most telling first. */
export function wordsOfLine(
  line: unknown,
  listName: string,
  tree: unknown,
  keys: readonly string[] = TELLING_KEYS,
): readonly string[] {
  if (!isBlock(line)) return [];
  return keys.flatMap((key) => wordsOf(valueOrDefault(line, key, listName, tree)));
}

/** The words that a line itself contains, without those of its defaults. */
export function writtenWordsOfLine(line: WrittenBlock, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => wordsOf(line[key]));
}

/** The value of a telling key, or what the line says by saying nothing. */
export function valueOrDefault(line: WrittenBlock, key: string, listName: string, tree: unknown): unknown {
  if (line[key] !== undefined) return line[key];
  const ownDefault = DEFAULT_WORDS[listName]?.[key];
  const kinds = isBlock(tree) && isBlock(tree.kinds) ? tree.kinds : undefined;
  if (kinds === undefined) return ownDefault;
  const ids = Object.keys(kinds).filter((id) => id !== "source");
  if (key === "kind") return ownDefault !== undefined && ids.length === 1 ? ids[0] : ownDefault;
  if (listName !== "grants") return ownDefault;
  const kind = kinds[String(unwrapped(line.kind) ?? ids[0])];
  return (isBlock(kind) ? kind[key] : undefined) ?? ownDefault;
}

function wordsOf(value: unknown): readonly string[] {
  const plain = unwrapped(value);
  if (Array.isArray(plain)) return plain.flatMap(wordsOf);
  return typeof plain === "string" || typeof plain === "number" ? [String(plain).replaceAll(" ", "-")] : [];
}

function isSourced(value: unknown): value is { readonly is: unknown } {
  return isBlock(value) && Object.hasOwn(value, "is");
}

/** A value without the source it may carry: `{ is: 400, source: credits }` is 400. */
export function unwrapped(value: unknown): unknown {
  return isSourced(value) ? value.is : value;
}

/**
 * The fewest words that pick the line at `index` out of its list, joined by `+`; empty for a lone line. Earlier words
 * (the kind, then how it is billed, then per what, …) are preferred; how often it comes and where it begins are taken
 * only where those do not do.
 */
export function addressOfLine(list: readonly unknown[], index: number, listName: string, tree: unknown): string {
  return addressesOfLines(list, listName, tree)[index] as string;
}

/** The same for every line of a list. */
export function addressesOfLines(list: readonly unknown[], listName: string, tree: unknown): readonly string[] {
  if (list.length === 1) return [""];
  if (WORDLESS_LISTS.has(listName)) return list.map((_line, index) => String(index + 1));
  const wordsBy = (keys: readonly string[]) =>
    list.map((line) => [...new Set(wordsOfLine(line, listName, tree, keys))]);
  const [first, all] = [wordsBy(FIRST_TELLING_KEYS), wordsBy(TELLING_KEYS)];
  return list.map((_line, index) => {
    const others = all.filter((_words, other) => other !== index);
    return fewestWords(first[index] ?? [], others) ?? fewestWords(all[index] ?? [], others) ?? String(index + 1);
  });
}

function fewestWords(own: readonly string[], others: readonly (readonly string[])[]): string | undefined {
  for (let size = 1; size <= own.length; size += 1) {
    const pick = combinations(own, size).find(
      (chosen) => !others.some((line) => chosen.every((word) => line.includes(word))),
    );
    if (pick) return pick.join("+");
  }
  return undefined;
}

function combinations(words: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return words.flatMap((word, index) => combinations(words.slice(index + 1), size - 1).map((rest) => [word, ...rest]));
}

/** The address that a path of keys and indexes leads to; neither a lone line nor `is` adds to it. */
export function addressOfPath(tree: unknown, path: readonly (string | number)[]): Address {
  const segments: string[] = [];
  let at: unknown = tree;
  let listName = "";
  for (const key of path) {
    if (typeof key === "number" && Array.isArray(at)) {
      segments.push(segmentOf(at, key, listName, tree));
    } else if (key !== "is") {
      segments.push(String(key));
      listName = String(key);
    }
    at = isContainer(at) ? (at as Record<string | number, unknown>)[key] : undefined;
  }
  return segments.filter((segment) => segment !== "").join(".");
}

/** Visits every block, line and value of a tree with its address, from the top down. */
export function eachAddress(tree: unknown, visit: (address: Address, container: object, key: string) => void): void {
  const descend = (container: object, at: Address, name: string): void => {
    const segments = isListOfLines(name, container) ? addressesOfLines(container, name, tree) : undefined;
    for (const [key, value] of Object.entries(container)) {
      const segment = segments?.[Number(key)] ?? (Array.isArray(container) ? String(Number(key) + 1) : key);
      const address = [at, segment].filter((part) => part !== "").join(".");
      visit(address, container, key);
      const plain = unwrapped(value);
      if (isContainer(plain)) descend(plain, address, Array.isArray(container) ? name : key);
    }
  };
  if (isContainer(tree)) descend(tree, "", "");
}

function segmentOf(list: readonly unknown[], index: number, name: string, tree: unknown): string {
  return isListOfLines(name, list) ? addressOfLine(list, index, name, tree) : String(index + 1);
}
