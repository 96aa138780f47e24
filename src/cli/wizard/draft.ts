import type { QuotedFact } from "../../plans/contract-form.ts";
import type { PlanFile } from "../../plans/plan-file.ts";

/** A part of a scenario as a file would say it. */
export type Block = { [key: string]: unknown };

/** What the answers come to: a scenario as it will be written, and a contract for each quote. */
export interface Draft {
  readonly scenario: Block;
  readonly quotes: readonly { readonly plan: PlanFile; readonly facts: readonly QuotedFact[] }[];
}

/** The same tree with a value under a path of keys; blocks on the way are made. */
export function withValue(tree: Block, path: readonly string[], value: unknown): Block {
  const [key, ...rest] = path;
  if (key === undefined) return tree;
  const below = (tree[key] ?? {}) as Block;
  return { ...tree, [key]: rest.length === 0 ? value : withValue(below, rest, value) };
}

/** A number as a file would hold it; anything else stays text, to be refused where files are. */
export function asNumber(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
