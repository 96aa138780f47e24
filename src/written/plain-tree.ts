import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Issue, Place } from "../issue.ts";
import { MAX_DEPTH } from "./limits.ts";
import { PlaceBook } from "./tree.ts";
import { unsafeCharacterIn } from "./unsafe-text.ts";

type PlaceAt = (from: number, until: number) => Place;

/** Keys that reach into how JavaScript makes objects. */
const UNSAFE_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A plain decimal as a price list prints it: no sign but minus, no leading zero, no exponent, no other base. */
const PLAIN_DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** Text that was meant to be a number: `1_000`. */
const UNDERSCORED = /^[-+]?\d[\d_]*_[\d_]*(\.\d+)?$/;
const MOST_DIGITS = 15;

/** The plain values of a parsed document, the place of each, and everything in it that a price list has no use for. */
export function plainTree(
  root: unknown,
  placeAt: PlaceAt,
): { value: unknown; places: PlaceBook; issues: readonly Issue[] } {
  const places = new PlaceBook(placeOfNode(root, placeAt) ?? placeAt(0, 1));
  const walk: Walk = { placeAt, places, issues: [] };
  return { value: plainValue(walk, root, "", 0), places, issues: walk.issues };
}

interface Walk {
  readonly placeAt: PlaceAt;
  readonly places: PlaceBook;
  readonly issues: Issue[];
}

function plainValue(walk: Walk, node: unknown, address: string, depth: number): unknown {
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return refuse(walk, node, address, "alias", "is an alias (*): write the value out");
  refuseDecorations(walk, node as Node, address);
  if (depth > MAX_DEPTH) return refuse(walk, node, address, "too-deep", `is nested more than ${MAX_DEPTH} levels deep`);
  if (isMap(node)) return blockOf(walk, node, address, depth);
  if (isSeq(node)) return listOf(walk, node, address, depth);
  return isScalar(node) ? scalarOf(walk, node, address) : null;
}

function refuseDecorations(walk: Walk, node: Node, address: string): void {
  if ("anchor" in node && node.anchor) {
    refuse(walk, node, address, "anchor", "has an anchor (&): write the value out where it is needed");
  }
  if (node.tag) refuse(walk, node, address, "tag", `has the tag ${node.tag}: only plain values are read`);
}

function blockOf(walk: Walk, map: YAMLMap, address: string, depth: number): Record<string, unknown> {
  const block: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const pair of map.items as Pair[]) {
    const key = keyOf(walk, pair, address);
    if (key === undefined) continue;
    const inside = address === "" ? key : `${address}.${key}`;
    if (seen.has(key)) refuse(walk, pair.key, inside, "duplicate-key", "is written twice in this block");
    seen.add(key);
    block[key] = plainValue(walk, pair.value, inside, depth + 1);
    const keyPlace = placeOfNode(pair.key, walk.placeAt) ?? walk.places.root;
    const valuePlace = placeOfNode(pair.value, walk.placeAt) ?? keyPlace;
    walk.places.note(block, key, { entry: { key: keyPlace, value: valuePlace }, text: decimalsKept(pair.value) });
  }
  return block;
}

/** A key as text: a number keeps the digits it is written with. */
function keyOf(walk: Walk, pair: Pair, address: string): string | undefined {
  if (isAlias(pair.key)) return refuse(walk, pair.key, address, "alias", "has an alias (*) for a key");
  if (!isScalar(pair.key) || pair.key.value === null) {
    return refuse(
      walk,
      pair.key ?? pair.value,
      address,
      "key-not-text",
      "has a key that is neither a word nor a number",
    );
  }
  refuseDecorations(walk, pair.key, address);
  const key = typeof pair.key.value === "string" ? pair.key.value : (pair.key.source ?? String(pair.key.value));
  if (UNSAFE_KEYS.has(key))
    return refuse(walk, pair.key, address, "unsafe-key", `has a key "${key}", which is refused`);
  const unsafe = unsafeCharacterIn(key);
  if (unsafe) return refuse(walk, pair.key, address, unsafe.code, unsafe.message);
  if (/[\n\r\t]/.test(key))
    return refuse(walk, pair.key, address, "control-character", "has a key that does not stand on one line");
  return key;
}

function listOf(walk: Walk, seq: YAMLSeq, address: string, depth: number): unknown[] {
  const list: unknown[] = [];
  seq.items.forEach((item, index) => {
    list.push(plainValue(walk, item, address, depth + 1));
    const place = placeOfNode(item, walk.placeAt) ?? walk.places.root;
    walk.places.note(list, index, { entry: { key: place, value: place }, text: decimalsKept(item) });
  });
  return list;
}

function scalarOf(walk: Walk, scalar: Scalar, address: string): unknown {
  const { value, source = "" } = scalar;
  if (typeof value === "number") {
    refuseNumber(walk, scalar, address, value, source);
    return value;
  }
  if (typeof value !== "string") return value;
  const unsafe = unsafeCharacterIn(value);
  if (unsafe) refuse(walk, scalar, address, unsafe.code, unsafe.message);
  if (scalar.type === "PLAIN" && UNDERSCORED.test(value)) refuseSpelling(walk, scalar, address, value);
  return value;
}

function refuseNumber(walk: Walk, scalar: Scalar, address: string, value: number, source: string): void {
  if (!Number.isFinite(value)) {
    refuse(walk, scalar, address, "number-not-finite", `must be a number that can be counted to, not ${source}`);
  } else if (!PLAIN_DECIMAL.test(source)) {
    refuseSpelling(walk, scalar, address, source);
  } else if (Math.abs(value) > Number.MAX_SAFE_INTEGER || significantDigits(source) > MOST_DIGITS) {
    const message = `must be a number of at most ${MOST_DIGITS} digits, so that it is computed exactly, not ${source}`;
    refuse(walk, scalar, address, "number-too-large", message);
  }
}

function refuseSpelling(walk: Walk, scalar: Scalar, address: string, source: string): void {
  refuse(walk, scalar, address, "number-not-plain", `must be a plain decimal such as 1000 or 0.5, not ${source}`);
}

function significantDigits(source: string): number {
  return source.replace(/[-.]/g, "").replace(/^0+/, "").length;
}

/** The text of a number that its value would print otherwise: `10.00` is 10. */
function decimalsKept(node: unknown): string | undefined {
  if (!isScalar(node) || typeof node.value !== "number" || node.source === undefined) return undefined;
  return node.source === String(node.value) ? undefined : node.source;
}

function placeOfNode(node: unknown, placeAt: PlaceAt): Place | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? placeAt(range[0], range[1]) : undefined;
}

function refuse(walk: Walk, node: unknown, address: string, code: string, message: string): undefined {
  const place = placeOfNode(node, walk.placeAt) ?? walk.places.root;
  walk.issues.push({
    code,
    severity: "error",
    place,
    address,
    message: address === "" ? `The file ${message}` : message,
  });
  return undefined;
}
