import { isContainer, PlaceBook, type Places, type WrittenBlock } from "../written/tree.ts";
import { changesBetween } from "./changes.ts";
import { pack } from "./packed.ts";
import type { Plan, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

/**
 * A plan file as it is stored in the compiled catalogue: texts that are read back when they are first asked for. Most runs
 * compute with the plan alone and never see its tree, its places or its examples.
 */
export interface CompiledFile extends CompiledPlan {
  readonly id: string;
  readonly file: string;
  /** What changes in the plan as each source has it that says otherwise. */
  readonly readings: Readonly<Record<SourceId, CompiledPlan>>;
  readonly written: string;
  /** Line, column and length of the key and of the value of each entry, in the order in which the tree is walked. */
  readonly places: string;
}

/** A plan, packed, or the changes to one. */
export interface CompiledPlan {
  readonly plan: string;
  readonly asides: Readonly<Record<Aside, string>>;
}

/** The parts of a plan that few runs look at, stored by themselves. */
export type Aside = "provenance" | "examples" | "notModelled";

/** A plan without its asides, and without the places that its tree tells. */
export type CorePlan = Omit<Plan, Aside | "places">;

const NUMBERS_PER_ENTRY = 6;

/** A plan file in the form that is stored, also as each of `sources` has it. */
export function compileFile(file: PlanFile, sources: readonly SourceId[]): CompiledFile {
  const { plan, written, places } = file;
  return {
    id: file.id,
    file: file.file,
    plan: pack(coreOf(plan)),
    asides: ofEachAside((aside) => pack(plan[aside])),
    readings: Object.fromEntries(sources.map((source) => [source, changesTo(plan, file.readAs(source))])),
    written: JSON.stringify(withPrintedDecimals(written, places)),
    places: JSON.stringify(placesInOrder(written, places)),
  };
}

function changesTo(plan: Plan, reading: Plan): CompiledPlan {
  return {
    plan: pack(changesBetween(coreOf(plan), coreOf(reading))),
    asides: ofEachAside((aside) => pack(changesBetween(plan[aside], reading[aside]))),
  };
}

function coreOf({ provenance, examples, notModelled, places, ...core }: Plan): CorePlan {
  return core;
}

function ofEachAside(store: (aside: Aside) => string): CompiledPlan["asides"] {
  return { provenance: store("provenance"), examples: store("examples"), notModelled: store("notModelled") };
}

/**
 * Numbers whose decimals their value does not keep become text where decimals matter, in `examples`: the store is JSON,
 * which has no `10.00`.
 */
function withPrintedDecimals(value: WrittenBlock, places: Places): unknown {
  const printed = (container: unknown): unknown => {
    if (!isContainer(container)) return container;
    if (Array.isArray(container))
      return container.map((each, index) => places.textOf(container, index) ?? printed(each));
    return Object.fromEntries(
      Object.entries(container).map(([key, each]) => [key, places.textOf(container, key) ?? printed(each)]),
    );
  };
  return value.examples === undefined ? value : { ...value, examples: printed(value.examples) };
}

function placesInOrder(written: WrittenBlock, places: Places): readonly number[] {
  const numbers: number[] = [];
  eachEntry(written, (container, key) => {
    const entry = places.entryOf(container, key);
    for (const place of [entry?.key ?? places.root, entry?.value ?? places.root])
      numbers.push(place.line, place.column, place.length);
  });
  return numbers;
}

/** The places of a stored tree. */
export function placesOfCompiled(value: WrittenBlock, { file, places }: CompiledFile): Places {
  const book = new PlaceBook({ file, line: 1, column: 1, length: 1 });
  const numbers: readonly number[] = JSON.parse(places);
  let at = 0;
  const place = (offset: number) => ({
    file,
    line: numbers[offset] as number,
    column: numbers[offset + 1] as number,
    length: numbers[offset + 2] as number,
  });
  eachEntry(value, (container, key) => {
    book.note(container, key, { entry: { key: place(at), value: place(at + 3) } });
    at += NUMBERS_PER_ENTRY;
  });
  return book;
}

/** Every entry of a tree, a container before what is in it: the order in which what is known about entries is stored. */
export function eachEntry(container: object, visit: (container: object, key: string) => void): void {
  for (const [key, value] of Object.entries(container)) {
    visit(container, key);
    if (isContainer(value)) eachEntry(value, visit);
  }
}
