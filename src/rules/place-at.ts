import type { Place } from "../issue.ts";
import { isProblem, resolve } from "../plans/address.ts";
import type { Address } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { isBlock } from "../written/tree.ts";

/**
 * Where the value under an address stands, or its key; a value with a source of its own stands behind its `is`. What is not written
 * stands where the nearest part around it does.
 */
export function placeAt({ written, places }: PlanFile, address: Address, atKey = false): Place {
  const found = address === "" ? undefined : resolve(written, address);
  if (!found) return places.root;
  if (isProblem(found) || !found.exists) {
    const around = address.includes(".") ? address.slice(0, address.lastIndexOf(".")) : "";
    return placeAt({ written, places } as PlanFile, around, atKey);
  }
  const { container, key } = found;
  const value = (container as Record<string | number, unknown>)[key];
  const inner = isBlock(value) && !atKey ? places.entryOf(value, "is") : undefined;
  const entry = inner ?? places.entryOf(container, key);
  return (atKey ? entry?.key : entry?.value) ?? places.root;
}
