import { eachAddress, isListOfLines, unwrapped } from "../plans/address.ts";
import type { Address, Source, TierId } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { compare, type Fraction, fractionOfDecimal } from "../units/fraction.ts";
import { isBlock, isContainer, placeOf, placeOfKey, type WrittenBlock } from "../written/tree.ts";
import type { FactChange, Statement, Topic } from "./fact.ts";
import { matchedLines } from "./matched-lines.ts";
import { renamedAmong } from "./renamed.ts";
import { inOneLine, valuesIn } from "./written-words.ts";

/** What changed in one plan or contract file. */
export interface PlanDiff {
  readonly before: PlanFile | undefined;
  readonly after: PlanFile | undefined;
  /** In the order of the file; empty where the whole file came or went. */
  readonly changes: readonly FactChange[];
  /** Old id → new id. */
  readonly renamedTiers: ReadonlyMap<TierId, TierId>;
}

/** Maps whose keys are ids that a person chose: what has another id may still be the same. */
const NAMED_BLOCKS = new Set(["tiers", "actions", "addOns", "sources"]);
const TOPICS: Readonly<Record<string, Topic>> = {
  sources: "source",
  source: "source",
  vendor: "note",
  product: "note",
  examples: "note",
  disputed: "note",
  notModelled: "note",
};

/**
 * Every value that differs between two states of a plan file, as it is written there: comments, spaces and the order of keys
 * change nothing, and lines of a list are told by their words and not by their place. Of a contract only what stands in the
 * contract's own file counts: the rest is its plan's.
 */
export function planDiff(before: PlanFile, after: PlanFile): PlanDiff {
  const comparison = new Comparison(new Side(before), new Side(after));
  comparison.blocks(before.written, after.written, "");
  const isOwn = (stated: Statement | undefined) =>
    stated?.place.file === before.file || stated?.place.file === after.file;
  const own = comparison.changes.filter((change) => isOwn(change.before) || isOwn(change.after));
  const changes = own.filter((change) => !isToldWithValue(change, own));
  return { before, after, changes, renamedTiers: comparison.renamedTiers };
}

/** One of the two trees, with what is known of its values. */
class Side {
  readonly file: PlanFile;
  readonly #addresses = new Map<object, Map<string, Address>>();

  constructor(file: PlanFile) {
    this.file = file;
    eachAddress(file.written, (address, container, key) => {
      const known = this.#addresses.get(container) ?? new Map<string, Address>();
      this.#addresses.set(container, known.set(key, address));
    });
  }

  addressOf(container: object, key: string | number): Address {
    return this.#addresses.get(container)?.get(String(key)) ?? String(key);
  }

  state(container: object, key: string | number): Statement {
    const { places, plan } = this.file;
    const value = valueIn(container, key);
    const at = this.addressOf(container, key);
    const says = inOneLine(value, places.textOf(container, key));
    return {
      at,
      place: isContainer(value) ? placeOfKey(places, container, key) : placeOf(places, container, key),
      says,
      number: numberIn(value),
      sources: this.#sourcesOf(at).flatMap((id) => plan.sources[id] ?? []),
    };
  }

  /** What a value rests on; a block on whatever its values do, since a line that came is told as one. */
  #sourcesOf(at: Address): readonly Source["id"][] {
    const { provenance } = this.file.plan;
    const own = provenance[at];
    if (own) return own;
    const within = Object.entries(provenance).filter(([address]) => address.startsWith(`${at}.`));
    return [...new Set(within.flatMap(([, sources]) => sources))];
  }
}

class Comparison {
  readonly changes: FactChange[] = [];
  readonly renamedTiers = new Map<TierId, TierId>();
  readonly #before: Side;
  readonly #after: Side;

  constructor(before: Side, after: Side) {
    this.#before = before;
    this.#after = after;
  }

  /** Two blocks, key by key in the order of the new one; `name` is the key that both stand under. */
  blocks(before: WrittenBlock, after: WrittenBlock, name: string): void {
    const [gone, come] = [keysOnlyIn(before, after), keysOnlyIn(after, before)];
    const renamed = NAMED_BLOCKS.has(name) ? renamedBlocks(before, gone, after, come) : new Map<string, string>();
    const from = new Map([...renamed].map(([old, now]) => [now, old]));
    for (const key of Object.keys(after)) {
      const old = from.get(key);
      if (old !== undefined) this.#rename(before, old, after, key, name);
      if (old === undefined && !Object.hasOwn(before, key)) this.#came(after, key);
      else this.#values([before, old ?? key], [after, key], key);
    }
    for (const key of gone) if (!renamed.has(key)) this.#went(before, key);
  }

  #rename(before: WrittenBlock, old: string, after: WrittenBlock, now: string, name: string): void {
    if (name === "tiers") this.renamedTiers.set(old, now);
    const [was, is] = [this.#before.state(before, old), this.#after.state(after, now)];
    this.#note("renamed", { ...was, says: old }, { ...is, says: now });
  }

  #values([before, oldKey]: Spot, [after, newKey]: Spot, name: string): void {
    const [was, is] = [valueIn(before, oldKey), valueIn(after, newKey)];
    if (isBlock(was) && isBlock(is)) this.blocks(was, is, name);
    else if (isListOfLines(name, was) && isListOfLines(name, is)) this.#lines(was, is, name);
    else this.#leaves(this.#before.state(before, oldKey), this.#after.state(after, newKey));
  }

  #leaves(was: Statement, is: Statement): void {
    if (!saysTheSame(was, is)) this.#note("changed", was, is);
  }

  #lines(before: readonly unknown[], after: readonly unknown[], name: string): void {
    const lines = matchedLines(
      name,
      { list: before, tree: this.#before.file.written },
      { list: after, tree: this.#after.file.written },
    );
    for (const { before: from, after: to } of lines) {
      if (from === undefined) this.#came(after, to as number);
      else if (to === undefined) this.#went(before, from);
      else this.#values([before, from], [after, to], name);
    }
  }

  #came(container: object, key: string | number): void {
    this.#note("added", undefined, this.#after.state(container, key));
  }

  #went(container: object, key: string | number): void {
    this.#note("removed", this.#before.state(container, key), undefined);
  }

  #note(is: FactChange["is"], before: Statement | undefined, after: Statement | undefined): void {
    this.changes.push({ is, topic: topicOf((after ?? before)?.at ?? ""), before, after });
  }
}

/** A value as it hangs in its tree. */
type Spot = readonly [container: object, key: string | number];

function valueIn(container: object, key: string | number): unknown {
  return unwrapped((container as Record<string | number, unknown>)[key]);
}

function keysOnlyIn(these: WrittenBlock, others: WrittenBlock): readonly string[] {
  return Object.keys(these).filter((key) => !Object.hasOwn(others, key));
}

function renamedBlocks(
  before: WrittenBlock,
  gone: readonly string[],
  after: WrittenBlock,
  come: readonly string[],
): ReadonlyMap<string, string> {
  const named = (block: WrittenBlock) => (key: string) => ({ name: key, parts: valuesIn(block[key]) });
  return renamedAmong(gone.map(named(before)), come.map(named(after)));
}

/** 59 and 59.00 are the same number. */
function saysTheSame(a: Statement, b: Statement): boolean {
  if (a.number && b.number) return compare(a.number, b.number) === 0;
  return a.says === b.says;
}

function numberIn(value: unknown): Fraction | undefined {
  return typeof value === "number" && /^-?\d+(\.\d+)?$/.test(String(value)) ? fractionOfDecimal(value) : undefined;
}

/** Another source of a value that is another as well: the value tells whose word it is on. */
function isToldWithValue({ topic, before, after }: FactChange, all: readonly FactChange[]): boolean {
  const at = (after ?? before)?.at ?? "";
  if (topic !== "source" || !at.endsWith(".source")) return false;
  const parent = at.slice(0, -"source".length);
  return all.some((other) => other.topic !== "source" && (other.after ?? other.before)?.at.startsWith(parent));
}

/** A value's own source is told with the value; only what is said of sources is told as such. */
function topicOf(at: Address): Topic {
  const segments = at.split(".");
  if (segments.at(-1) === "source") return "source";
  return TOPICS[segments[0] ?? ""] ?? "fact";
}
