import { isBlock, isContainer } from "../written/tree.ts";
import { flow, scalar } from "../written/write-yaml.ts";
import { isProblem, type Resolved, resolve, TELLING_KEYS, unwrapped, valueOrDefault } from "./address.ts";
import type { Address } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { statedFacts } from "./stated-facts.ts";

/** One number of a quote: where it stands in the plan, what was said, and a remark to stand beside it. */
export interface QuotedFact {
  readonly at: Address;
  /** `unpublished` where nobody has said it yet. */
  readonly value: string | number;
  readonly remark?: string;
}

export interface Quote {
  /** What the contract is called; its figures stand under this name. */
  readonly name: string;
  /** The day the quote was given, such as 2026-11-18. */
  readonly date: string;
  /** The comment at the head of the file, line by line. */
  readonly head: readonly string[];
  readonly facts: readonly QuotedFact[];
}

/**
 * A contract as a person would write it: the plan it names, the quote as its source, and only the numbers that the quote
 * says, each with its remark. A line of a list carries the words that pick out the line it changes.
 */
export function contractText(base: PlanFile, { name, date, head, facts }: Quote): string {
  const tree = new ContractTree(base);
  for (const fact of facts) tree.lay(fact);
  return [
    ...head.map((line) => `# ${line}`),
    `extends: ${base.id}`,
    `name: ${scalar(name)}`,
    `sources: { quote: { title: ${scalar(`Quote of ${date}`)}, date: ${date}, read: ${date}, authority: contract } }`,
    "source: quote",
    ...tree.lines(),
    "",
  ].join("\n");
}

/** Every number of a plan that its vendor does not publish, to be asked for; what others report of it is the remark. */
export function unpublishedFacts(file: PlanFile): readonly QuotedFact[] {
  const missing = statedFacts(file).filter(({ says }) => says.startsWith("unpublished"));
  return missing.map(({ at, says }) => ({ at, value: "unpublished", remark: remarkOn(says) }));
}

/** What the plan file knows of a number that is not published: `unpublished, reported as 0.25 to 0.5`. */
function remarkOn(says: string): string {
  const [, low, high] = /reported as (.*) to (.*)$/.exec(says) ?? [];
  if (low === undefined) return "not published";
  return `not published, others report ${low === high ? low : `${low} to ${high}`}`;
}

type Block = Record<string, unknown>;

interface Remark {
  readonly key: string;
  readonly remark: string;
}

/** The part of a plan's tree that facts are laid into. */
class ContractTree {
  readonly #base: PlanFile;
  readonly #root: Block = {};
  /** The copy of each list or line of the plan that is touched. */
  readonly #copies = new Map<object, object>();
  /** By the block or line that they stand behind. */
  readonly #remarks = new Map<object, readonly Remark[]>();

  constructor(base: PlanFile) {
    this.#base = base;
    this.#copies.set(base.written, this.#root);
  }

  lay({ at, value, remark }: QuotedFact): void {
    const path = pathTo(this.#base.written, at);
    const last = path.at(-1);
    if (!last) return;
    for (const [index, { container, key }] of path.slice(0, -1).entries()) {
      this.#enter(container, key, String(path[index - 1]?.key ?? ""));
    }
    const target = this.#copies.get(last.container) as Block;
    target[last.key] = value;
    if (remark === undefined) return;
    const line = path.findLast(({ container }) => Array.isArray(container));
    const shownAt = line
      ? (this.#copies.get((line.container as object[])[Number(line.key)] as object) as object)
      : target;
    this.#remarks.set(shownAt, [...(this.#remarks.get(shownAt) ?? []), { key: String(last.key), remark }]);
  }

  /** The copy of what stands under a key of the plan, made with the words that tell a line from its neighbours. */
  #enter(container: object, key: string | number, listName: string): void {
    const original = unwrapped((container as Block)[key]);
    const parent = this.#copies.get(container);
    if (!isContainer(original) || !parent || this.#copies.has(original)) return;
    const isLine = Array.isArray(container);
    const begun = isLine ? tellingWords(original, listName, this.#base.written) : {};
    const copy = Array.isArray(original) ? [] : begun;
    this.#copies.set(original, copy);
    if (Array.isArray(parent)) parent.push(copy);
    else (parent as Block)[key] = copy;
  }

  /** In the order of the plan's own blocks. */
  lines(): readonly string[] {
    const order = Object.keys(this.#base.written);
    const entries = Object.entries(this.#root).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    return this.#block(Object.fromEntries(entries), "");
  }

  #block(block: Block, indent: string): readonly string[] {
    return Object.entries(block).flatMap(([key, value]) => {
      if (Array.isArray(value)) {
        return [`${indent}${scalar(key)}:`, ...value.map((line) => this.#line(line, `${indent}  - `))];
      }
      if (isBlock(value)) return [`${indent}${scalar(key)}:`, ...this.#block(value as Block, `${indent}  `)];
      const remark = this.#remarks.get(block)?.find((each) => each.key === key);
      return [`${indent}${scalar(key)}: ${flow(value)}${remark ? ` # ${remark.remark}` : ""}`];
    });
  }

  #line(line: unknown, indent: string): string {
    const remarks = (isContainer(line) && this.#remarks.get(line)) || [];
    const [only, ...others] = remarks;
    if (!only) return `${indent}${flow(line)}`;
    const told = others.length === 0 ? only.remark : remarks.map(({ key, remark }) => `${key}: ${remark}`).join("; ");
    return `${indent}${flow(line)} # ${told}`;
  }
}

/** The containers and keys on the way to an address, lists and their lines included. */
function pathTo(written: object, address: Address): readonly Pick<Resolved, "container" | "key">[] {
  const segments = address.split(".");
  const path: Pick<Resolved, "container" | "key">[] = [];
  let before: unknown = written;
  for (const [index] of segments.entries()) {
    const found = resolve(written, segments.slice(0, index + 1).join("."));
    if (isProblem(found)) return [];
    if (found.container !== before && Array.isArray(before)) {
      path.push({ container: before, key: before.indexOf(found.container) });
    }
    path.push(found);
    before = unwrapped((found.container as Block)[found.key]);
  }
  return path;
}

/** What tells a line from its neighbours: the words it contains, and per what it is, which it may leave out. */
function tellingWords(line: object, listName: string, plan: object): Block {
  return Object.fromEntries(
    TELLING_KEYS.flatMap((key) => {
      const word = unwrapped(key === "per" ? valueOrDefault(line as Block, key, listName, plan) : (line as Block)[key]);
      return word === undefined ? [] : [[key, word]];
    }),
  );
}
