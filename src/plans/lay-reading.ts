import { copyNote, copyTree, isBlock, PlaceBook, type WrittenBlock } from "../written/tree.ts";
import { isProblem, resolve } from "./address.ts";
import type { Address, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

export interface LaidReading {
  readonly written: WrittenBlock;
  readonly places: PlaceBook;
}

/**
 * The tree of a file with all that one source says put in place. Facts are looked up before anything moves.
 *
 * What is put in place may rename the line that a fact is addressed by, and what the examples test is the file as followed:
 * both stay behind.
 */
export function layReading(file: Pick<PlanFile, "written" | "places">, source: SourceId): LaidReading {
  const places = new PlaceBook(file.places.root);
  const written = copyTree(file.written, file.places, places);
  const replaced = saidBy(written, source).flatMap(({ fact, other }) => {
    const found = resolve(written, fact);
    return isProblem(found) ? [] : [{ found, other }];
  });
  for (const { found, other } of replaced) {
    const container = found.container as Record<string | number, unknown>;
    container[found.key] = copyTree(other.says, places, places);
    copyNote(other, "says", places, container, found.key, places, [source]);
  }
  return { written: withoutWhatStays(written, places), places };
}

function saidBy(
  written: WrittenBlock,
  source: SourceId,
): readonly { readonly fact: Address; readonly other: WrittenBlock }[] {
  const disputed = Array.isArray(written.disputed) ? written.disputed.filter(isBlock) : [];
  return disputed.flatMap((dispute) => {
    const others = Array.isArray(dispute.others) ? dispute.others.filter(isBlock) : [];
    const other = others.find((each) => [each.source].flat().includes(source));
    return other && typeof dispute.fact === "string" ? [{ fact: dispute.fact, other }] : [];
  });
}

function withoutWhatStays(written: WrittenBlock, places: PlaceBook): WrittenBlock {
  const staysBehind = new Set(["disputed", "examples"]);
  const tree = Object.fromEntries(Object.entries(written).filter(([key]) => !staysBehind.has(key)));
  for (const key of Object.keys(tree)) copyNote(written, key, places, tree, key, places);
  return tree;
}
