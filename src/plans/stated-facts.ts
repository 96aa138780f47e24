import { isBlock } from "../written/tree.ts";
import { isProblem, type Resolved, resolve, unwrapped } from "./address.ts";
import type { Address, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

/** One number or rule of a plan file, as it is written there. */
export interface StatedFact {
  readonly at: Address;
  /** The value in one line: `49.90`, `2 grants`, `email, phone`, `unpublished`. */
  readonly says: string;
  /** True of what begins with a figure: numbers, shares, durations. False of rules, words and what is not published. */
  readonly isNumber: boolean;
  readonly sources: readonly SourceId[];
}

/** Every fact of a plan file with what it rests on, in the order it is read in. What is said of a source is no fact. */
export function statedFacts({ plan, written, places }: PlanFile): readonly StatedFact[] {
  return Object.entries(plan.provenance).flatMap(([at, sources]) => {
    if (at.startsWith("sources.")) return [];
    const found = resolve(written, at);
    if (isProblem(found) || !found.exists) return [];
    const { container, key } = found;
    const says = inOneLine(valueAt(found), places.textOf(container, key));
    return says === undefined ? [] : [{ at, says, isNumber: /^-?\d/.test(says), sources }];
  });
}

/** What stands in the file under an address; undefined where nothing does. */
export function writtenAt(address: Address, { written }: Pick<PlanFile, "written">): unknown {
  const found = resolve(written, address);
  return isProblem(found) ? undefined : valueAt(found);
}

function valueAt({ container, key }: Resolved): unknown {
  return unwrapped((container as Record<string | number, unknown>)[key]);
}

/** Undefined of a block: its own values are facts of their own. */
function inOneLine(value: unknown, text: string | undefined): string | undefined {
  if (Array.isArray(value)) return value.some(isBlock) ? undefined : value.map(String).join(", ");
  if (!isBlock(value)) return text ?? String(value);
  return Array.isArray(value.reported) ? `unpublished, reported as ${value.reported.join(" to ")}` : undefined;
}
