import { isContainer, PlaceBook, type Places, type WrittenBlock } from "../written/tree.ts";

/** A plan file as it is stored in the compiled catalogue: its tree, and where everything in it stands. */
export interface CompiledFile {
  readonly id: string;
  readonly file: string;
  readonly value: WrittenBlock;
  /** Line, column and length of the key and of the value of each entry, in the order in which the tree is walked. */
  readonly places: readonly number[];
}

const NUMBERS_PER_ENTRY = 6;

/** A written tree and its places in the form that is stored. */
export function compileFile(id: string, file: string, value: WrittenBlock, places: Places): CompiledFile {
  const numbers: number[] = [];
  eachEntry(value, (container, key) => {
    const entry = places.entryOf(container, key);
    for (const place of [entry?.key ?? places.root, entry?.value ?? places.root])
      numbers.push(place.line, place.column, place.length);
  });
  return { id, file, value: withPrintedDecimals(value, places) as WrittenBlock, places: numbers };
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

/** The places of a stored tree, unpacked when they are first asked for: most runs never do. */
export function placesOfCompiled({ file, value, places }: CompiledFile): Places {
  const root = { file, line: 1, column: 1, length: 1 };
  let unpacked: PlaceBook | undefined;
  return {
    root,
    entryOf: (container, key) => {
      unpacked ??= unpack(root, value, places);
      return unpacked.entryOf(container, key);
    },
    textOf: () => undefined,
    laidBy: () => undefined,
  };
}

function unpack(root: Places["root"], value: WrittenBlock, numbers: readonly number[]): PlaceBook {
  const book = new PlaceBook(root);
  let at = 0;
  const place = (offset: number) => ({
    file: root.file,
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

function eachEntry(container: object, visit: (container: object, key: string) => void): void {
  for (const [key, value] of Object.entries(container)) {
    visit(container, key);
    if (isContainer(value)) eachEntry(value, visit);
  }
}
