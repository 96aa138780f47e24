import type { Place } from "../issue.ts";
import type { Places } from "../written/tree.ts";
import { eachAddress } from "./address.ts";
import type { Address } from "./plan.ts";

/** Where every block, line and value of a tree stands, by its address. A lone line has the address of its list, and its place. */
export function placesByAddress(tree: unknown, places: Places): Readonly<Record<Address, Place>> {
  const found: Record<Address, Place> = {};
  eachAddress(tree, (address, container, key) => {
    const place = places.entryOf(container, key)?.value;
    if (place) found[address] = place;
  });
  return found;
}
