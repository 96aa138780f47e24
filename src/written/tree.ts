import type { Place } from "../issue.ts";

/** A block as it was written: keys in the order of the file. */
export type WrittenBlock = { readonly [key: string]: unknown };

/** A file as it was written, before anything of it is understood: a plain tree, and where each part of it stands. */
export interface WrittenFile {
  readonly file: string;
  readonly value: unknown;
  readonly places: Places;
}

/**
 * What is known about a tree beside its values. It hangs on the containers (a block, or a list with its indexes as
 * keys), so that it stays with a value when parts of two files are laid into one tree.
 */
export interface Places {
  /** The file as a whole. */
  readonly root: Place;
  entryOf(container: object, key: string | number): Entry | undefined;
  /** The text of a number whose decimals its value does not keep: `10.00`. */
  textOf(container: object, key: string | number): string | undefined;
  /** Whose word a value is, where a contract or a reading laid it over another file's. */
  laidBy(container: object, key: string | number): readonly string[] | undefined;
}

/** Where one key and its value stand. In a list, the key stands where the value does. */
export interface Entry {
  readonly key: Place;
  readonly value: Place;
}

/** Places that are filled in while a tree is built. */
export class PlaceBook implements Places {
  readonly root: Place;
  readonly #notes = new WeakMap<object, Map<string, Note>>();

  constructor(root: Place) {
    this.root = root;
  }

  note(container: object, key: string | number, note: Note): void {
    const notes = this.#notes.get(container) ?? new Map<string, Note>();
    this.#notes.set(container, notes.set(String(key), note));
  }

  entryOf(container: object, key: string | number): Entry | undefined {
    return this.#notes.get(container)?.get(String(key))?.entry;
  }

  textOf(container: object, key: string | number): string | undefined {
    return this.#notes.get(container)?.get(String(key))?.text;
  }

  laidBy(container: object, key: string | number): readonly string[] | undefined {
    return this.#notes.get(container)?.get(String(key))?.laidBy;
  }
}

interface Note {
  readonly entry?: Entry | undefined;
  readonly text?: string | undefined;
  readonly laidBy?: readonly string[] | undefined;
}

/** Places of a tree that was never text: everything stands at the head of `file`. */
export function noPlaces(file: string): Places {
  return new PlaceBook({ file, line: 1, column: 1, length: 1 });
}

/** Where the value under `key` stands; where it is not known, the file. */
export function placeOf(places: Places, container: object, key: string | number): Place {
  return places.entryOf(container, key)?.value ?? places.root;
}

/** Where the key itself stands; where it is not known, the file. */
export function placeOfKey(places: Places, container: object, key: string | number): Place {
  return places.entryOf(container, key)?.key ?? places.root;
}

/** A copy of a value with all that is known about it, so that the copy can be changed. */
export function copyTree<T>(value: T, from: Places, into: PlaceBook): T {
  if (!isContainer(value)) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  for (const [key, child] of Object.entries(value)) {
    (copy as Record<string, unknown>)[key] = copyTree(child, from, into);
    copyNote(value, key, from, copy, key, into);
  }
  return copy as T;
}

/** What is known about one entry, noted for another one too. */
export function copyNote(
  container: object,
  key: string | number,
  from: Places,
  target: object,
  targetKey: string | number,
  into: PlaceBook,
  laidBy = from.laidBy(container, key),
): void {
  into.note(target, targetKey, { entry: from.entryOf(container, key), text: from.textOf(container, key), laidBy });
}

export function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function isBlock(value: unknown): value is WrittenBlock {
  return isContainer(value) && !Array.isArray(value);
}
