import type { Issue } from "../issue.ts";
import {
  copyNote,
  copyTree,
  isBlock,
  type PlaceBook,
  type Places,
  placeOf,
  type WrittenBlock,
} from "../written/tree.ts";
import { addressOfLine, isListOfLines, unwrapped, wordsOfLine, writtenWordsOfLine } from "./address.ts";
import { namesOf } from "./cursor.ts";
import type { Address, SourceId } from "./plan.ts";
import { PRICING_KEYS } from "./pricing.ts";

/** One tree being laid over another. */
export interface Laying {
  /** Where the upper tree stands. */
  readonly from: Places;
  /** Where the lower tree, which is changed, stands. */
  readonly into: PlaceBook;
  readonly tree: WrittenBlock;
  readonly issues: Issue[];
  readonly dropped: Address[];
}

type Changing = Record<string, unknown>;

/** The keys by whose words a line of a contract is recognised; the second list is asked only where the first leaves several. */
const RECOGNISED_BY = ["kind", "billed", "per", "tiers", "do"];
const RECOGNISED_CLOSELY_BY = [...RECOGNISED_BY, "every", "from", "fromSpend", "for"];
/** Brackets are recognised by where they begin. */
const BRACKET_LISTS = new Set(["volume", "graduated"]);

/**
 * Merges `upper` into `lower`, key by key. A word that says what the plan says already, such as `billed`, only names the line.
 * What is set rests on `scope`, unless a nearer `source` says otherwise.
 */
export function layBlock(
  laying: Laying,
  lower: Changing,
  upper: WrittenBlock,
  scope: readonly SourceId[],
  at: Address,
  keys = Object.keys(upper),
): void {
  if (keys.some(isPricingKey)) dropOtherPricing(lower, keys);
  for (const key of keys) {
    const [value, existing] = [upper[key], lower[key]];
    const isWord = value === existing && typeof value !== "number";
    if (key === "source" || key === "drop" || isWord) continue;
    const inside = at === "" ? key : `${at}.${key}`;
    if (isListOfLines(key, value) && Array.isArray(existing)) {
      layLines(laying, existing, value, scope, inside, key);
    } else if (isMergeable(key, value) && isMergeable(key, existing)) {
      layBlock(laying, existing as Changing, value, scopeOf(value, scope), inside);
    } else {
      lower[key] = copyTree(value, laying.from, laying.into);
      copyNote(upper, key, laying.from, lower, key, laying.into, scope);
    }
  }
}

/** A price said another way takes the place of the way it was said. */
function dropOtherPricing(lower: Changing, keys: readonly string[]): void {
  for (const key of PRICING_KEYS) if (!keys.includes(key)) delete lower[key];
}

function isPricingKey(key: string): boolean {
  return (PRICING_KEYS as readonly string[]).includes(key);
}

/** Blocks are merged, except where the block is one value: a sourced or reported one, or an amount by currency. */
function isMergeable(key: string, value: unknown): value is WrittenBlock {
  return (
    isBlock(value) &&
    key !== "amount" &&
    key !== "minSpend" &&
    !Object.hasOwn(value, "is") &&
    !Object.hasOwn(value, "reported")
  );
}

function scopeOf(block: WrittenBlock, scope: readonly SourceId[]): readonly SourceId[] {
  return block.source === undefined ? scope : namesOf(block.source);
}

function layLines(
  laying: Laying,
  lower: unknown[],
  upper: readonly unknown[],
  scope: readonly SourceId[],
  at: Address,
  name: string,
): void {
  const before = [...lower];
  upper.forEach((line, index) => {
    if (!isBlock(line)) return;
    const place = placeOf(laying.from, upper, index);
    const matching = before.filter(
      (each) => isBlock(each) && each !== undefined && isSameLine(line, each, before, name, laying.tree),
    );
    if (matching.length > 1) {
      const picks = matching
        .map((each) => `"${addressOfLine(before, before.indexOf(each), name, laying.tree)}"`)
        .join(" or ");
      laying.issues.push({
        code: "ambiguous-line",
        severity: "error",
        place,
        address: at,
        message: `does not say which line it changes: ${picks}`,
      });
      return;
    }
    const [match] = matching;
    if (line.drop === true) dropLine(laying, lower, before, match, at, name, place);
    else if (isBlock(match)) layBlock(laying, match as Changing, line, scopeOf(line, scope), at);
    else addLine(laying, lower, upper, index, scope);
  });
  if (BRACKET_LISTS.has(name)) sortBrackets(laying, lower);
}

/** Whether `line` of the contract is about `other` of the plan: it carries the same words, as few as it says. */
function isSameLine(
  line: WrittenBlock,
  other: unknown,
  all: readonly unknown[],
  name: string,
  tree: WrittenBlock,
): boolean {
  if (["examples", "notModelled", "disputed"].includes(name)) return false;
  const carriers = (keys: readonly string[]) => {
    const words = writtenWordsOfLine(line, keys);
    return all.filter((each) => words.every((word) => wordsOfLine(each, name, tree).includes(word)));
  };
  if (BRACKET_LISTS.has(name)) return carriers(["from", "fromSpend"]).includes(other);
  const loosely = carriers(RECOGNISED_BY);
  if (loosely.length <= 1) return loosely.includes(other);
  const closely = carriers(RECOGNISED_CLOSELY_BY);
  return (closely.length === 1 ? closely : loosely).includes(other);
}

function dropLine(
  laying: Laying,
  lower: unknown[],
  before: readonly unknown[],
  match: unknown,
  at: Address,
  name: string,
  place: Issue["place"],
): void {
  if (match === undefined) {
    laying.issues.push({
      code: "nothing-to-drop",
      severity: "error",
      place,
      address: at,
      message: "drops a line that the plan does not have",
    });
    return;
  }
  const words = addressOfLine(before, before.indexOf(match), name, laying.tree);
  laying.dropped.push(words === "" ? at : `${at}.${words}`);
  const index = lower.indexOf(match);
  for (let next = index; next < lower.length - 1; next += 1) {
    lower[next] = lower[next + 1];
    copyNote(lower, next + 1, laying.into, lower, next, laying.into);
  }
  lower.pop();
}

function addLine(
  laying: Laying,
  lower: unknown[],
  upper: readonly unknown[],
  index: number,
  scope: readonly SourceId[],
): void {
  lower.push(copyTree(upper[index], laying.from, laying.into));
  copyNote(upper, index, laying.from, lower, lower.length - 1, laying.into, scope);
}

function sortBrackets(laying: Laying, brackets: unknown[]): void {
  const start = (bracket: unknown) => Number(isBlock(bracket) ? unwrapped(bracket.from ?? bracket.fromSpend) : 0);
  const order = brackets
    .map((bracket, index) => ({ bracket, index }))
    .toSorted((a, b) => start(a.bracket) - start(b.bracket));
  const shadow: unknown[] = [];
  for (const { bracket, index } of order) {
    shadow.push(bracket);
    copyNote(brackets, index, laying.into, shadow, shadow.length - 1, laying.into);
  }
  shadow.forEach((bracket, index) => {
    brackets[index] = bracket;
    copyNote(shadow, index, laying.into, brackets, index, laying.into);
  });
}
