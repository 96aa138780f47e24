import { type Fraction, fraction } from "../units/fraction.ts";
import { isContainer } from "../written/tree.ts";

/** The way from a tree's root to something in it: keys of blocks, indexes of lists. */
export type Path = readonly (string | number)[];

/*
 * Plain data as text that is cheap to read back: JSON, which knows no exact fractions. Each is stored as `["1","3"]`, and where
 * they stand is listed beside, so that reading back need not look for them.
 */
interface Packed {
  readonly value: unknown;
  readonly fractions: readonly Path[];
}

/** The text of a value. What JSON cannot hold is refused: amounts without a limit, fractions that are the value itself. */
export function pack(value: unknown): string {
  const fractions: Path[] = [];
  const packed: Packed = { value: plain(value, [], fractions), fractions };
  return JSON.stringify(packed);
}

/** The value that was packed. */
export function unpack<T>(text: string): T {
  const { value, fractions }: Packed = JSON.parse(text);
  for (const path of fractions) {
    const last = path.length - 1;
    let container = value as Record<string | number, unknown>;
    for (let step = 0; step < last; step += 1) container = container[path[step] as string] as typeof container;
    const [numerator, denominator] = container[path[last] as string] as readonly [string, string];
    container[path[last] as string] = fraction(BigInt(numerator), BigInt(denominator));
  }
  return value as T;
}

function plain(value: unknown, path: Path, fractions: Path[]): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${path.join(".")} has no limit`);
  if (!isContainer(value)) return value;
  if (isFraction(value)) {
    if (path.length === 0) throw new RangeError("a fraction is packed within something");
    fractions.push(path);
    return [String(value.numerator), String(value.denominator)];
  }
  if (Array.isArray(value)) return value.map((each, index) => plain(each, [...path, index], fractions));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, [...path, key], fractions)]));
}

export function isFraction(value: object): value is Fraction {
  return "numerator" in value && typeof value.numerator === "bigint";
}
