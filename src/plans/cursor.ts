import type { Issue } from "../issue.ts";
import { didYouMean } from "../written/nearest.ts";
import { isBlock, type Places, placeOf, placeOfKey, type WrittenBlock } from "../written/tree.ts";
import { addressesOfLines, unwrapped } from "./address.ts";
import type { Address, SourceId } from "./plan.ts";

/*
 * Walking a plan as it was written. A cursor stands on one block and knows its address and whose word holds there; what
 * is wrong, and what each value rests on, is noted in the survey that all cursors of one file share. The shape of the
 * file has been checked before (written/shape.ts): here a key either has a value of its kind or is not there.
 */

/** What is found out about a file while it is walked. */
export interface Survey {
  readonly tree: WrittenBlock;
  readonly places: Places;
  readonly sourceIds: ReadonlySet<SourceId>;
  readonly issues: Issue[];
  /** What every value rests on, by its address. */
  readonly provenance: Record<Address, readonly SourceId[]>;
}

export interface Cursor {
  readonly survey: Survey;
  readonly block: WrittenBlock;
  readonly at: Address;
  /** The nearest `source` above, which holds for everything here that has none of its own. */
  readonly sources: readonly SourceId[];
  /** Every source that a value of this line rests on, gathered while its values are read. */
  readonly used: Set<SourceId>;
  /** Where a key is looked up that this block leaves out: a grant's kind. */
  readonly fallback?: Cursor;
}

/** A value that was written: where, and on whose word. */
export interface Found {
  readonly value: unknown;
  readonly at: Address;
  readonly sources: readonly SourceId[];
  readonly holder: Cursor;
  readonly key: string;
}

/** A cursor on the whole file. */
export function rootCursor(survey: Survey): Cursor {
  const sources = namesOf(survey.tree.source);
  checkSources(survey, survey.tree, "source", sources, "source");
  return { survey, block: survey.tree, at: "", sources, used: new Set() };
}

/** The value under a key, here or in the fallback, without the source it may carry; undefined where it is left out. */
export function find(cursor: Cursor, key: string): Found | undefined {
  const written = cursor.block[key];
  if (written === undefined) return cursor.fallback && find(cursor.fallback, key);
  const at = join(cursor.at, key);
  const laid = cursor.survey.places.laidBy(cursor.block, key);
  const own = isBlock(written) && Object.hasOwn(written, "is") ? namesOf(written.source) : undefined;
  if (own && isBlock(written)) checkSources(cursor.survey, written, "source", own, at);
  return { value: unwrapped(written), at, sources: own ?? laid ?? cursor.sources, holder: cursor, key };
}

/** A value whose sources are noted: for the numbers and rules of a line. */
export function findNoted(cursor: Cursor, key: string): Found | undefined {
  const found = find(cursor, key);
  if (found) noteSources(cursor, found.at, found.sources);
  return found;
}

export function noteSources(cursor: Cursor, at: Address, sources: readonly SourceId[]): void {
  cursor.survey.provenance[at] = sources;
  for (const source of sources) cursor.used.add(source);
}

/** A cursor on the block under a key, as part of the same line. */
export function inside(cursor: Cursor, key: string): Cursor | undefined {
  const found = find(cursor, key);
  return found && isBlock(found.value) ? blockCursor(cursor, found, found.value, cursor.used) : undefined;
}

/** Cursors on the blocks of an id → block map, in the order of the file. */
export function entries(cursor: Cursor, key: string): readonly { readonly id: string; readonly cursor: Cursor }[] {
  const map = inside(cursor, key);
  if (!map) return [];
  return Object.keys(map.block)
    .filter((id) => id !== "source")
    .flatMap((id) => {
      checkId(map, id);
      const found = find(map, id);
      return found && isBlock(found.value) ? [{ id, cursor: blockCursor(map, found, found.value, new Set()) }] : [];
    });
}

/** Cursors on the lines of a list, each named by the words that pick it. */
export function lines(cursor: Cursor, key: string): readonly Cursor[] {
  const list = find(cursor, key);
  if (!list || !Array.isArray(list.value)) return [];
  const written = list.value as readonly unknown[];
  const addresses = addressesOfLines(written, key, cursor.survey.tree);
  return written.flatMap((line, index) => {
    if (!isBlock(line)) return [];
    const words = addresses[index] as string;
    const at = words === "" ? list.at : join(list.at, words);
    const laid = cursor.survey.places.laidBy(written, index) ?? list.sources;
    return [blockCursor(cursor, { ...list, at, sources: laid }, line, new Set())];
  });
}

function blockCursor(parent: Cursor, found: Found, block: WrittenBlock, used: Set<SourceId>): Cursor {
  const own = block.source === undefined ? undefined : namesOf(block.source);
  if (own) checkSources(parent.survey, block, "source", own, found.at);
  return { survey: parent.survey, block, at: found.at, sources: own ?? found.sources, used };
}

/** What a line rests on: what its values rest on, or else the source that holds for it. */
export function sourcesOf(line: Cursor): readonly SourceId[] {
  return line.used.size > 0 ? [...line.used] : line.sources;
}

export function namesOf(source: unknown): readonly SourceId[] {
  if (source === undefined) return [];
  return (Array.isArray(source) ? source : [source]) as readonly SourceId[];
}

/** Reports what is wrong with the value under a key. */
export function complain(found: Found, code: string, message: string, hint: { readonly hint?: string } = {}): void {
  const { survey, block } = found.holder;
  survey.issues.push({
    code,
    severity: "error",
    place: placeOf(survey.places, block, found.key),
    address: found.at,
    message,
    ...hint,
  });
}

/** Reports what a block lacks, or what is wrong with it as a whole: at its first key. */
export function complainAbout(
  cursor: Cursor,
  code: string,
  message: string,
  hint: { readonly hint?: string } = {},
): void {
  const { survey, block } = cursor;
  const key = Object.keys(block)[0];
  const place = key === undefined ? survey.places.root : placeOfKey(survey.places, block, key);
  survey.issues.push({ code, severity: "error", place, address: cursor.at, message, ...hint });
}

/** Refuses a word that is not among the ids it may name, with the nearest. */
export function checkKnown(found: Found, what: string, word: string, known: Iterable<string>): boolean {
  const ids = [...known];
  if (ids.includes(word)) return true;
  complain(found, `unknown-${what}`, `names the ${what} "${word}", which is not known`, didYouMean(word, ids));
  return false;
}

function checkSources(survey: Survey, block: WrittenBlock, key: string, names: readonly SourceId[], at: Address): void {
  for (const name of names) {
    if (survey.sourceIds.has(name)) continue;
    const place = placeOf(survey.places, block, key);
    const message = `names the source "${name}", which is not under sources`;
    survey.issues.push({
      code: "unknown-source",
      severity: "error",
      place,
      address: at,
      message,
      ...didYouMean(name, survey.sourceIds),
    });
  }
}

function checkId(map: Cursor, id: string): void {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return;
  const place = placeOfKey(map.survey.places, map.block, id);
  const message = `must be an id in lower case with hyphens, such as reveal-phone, not "${id}"`;
  map.survey.issues.push({ code: "wrong-key", severity: "error", place, address: join(map.at, id), message });
}

function join(address: Address, key: string): Address {
  return address === "" ? key : `${address}.${key}`;
}
