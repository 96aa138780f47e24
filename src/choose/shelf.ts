import { ONE } from "../units/fraction.ts";
import type { Commitment } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";

/** Everything that is for sale, in the order of the file: the ways to buy it in each month. */
export type Shelf = readonly Shelved[];
export interface Shelved {
  /** Counted from the first line of the file. */
  readonly position: number;
  readonly line: ForSale;
  /** By month. */
  readonly commitments: readonly (readonly Commitment[])[];
}

/**
 * The lines in the order in which a month buys from them. The amount of one that comes again is tied by every month it comes
 * in, so those come first; what is never bought ahead fills up what the others leave: packs before single credits, which
 * leave nothing over.
 */
export function inTurn(shelf: Shelf): Shelf {
  return shelf.toSorted((a, b) => turnOf(a) - turnOf(b));
}

function turnOf(shelved: Shelved): number {
  if (isNeverAhead(shelved)) return shelved.line.topUp.unit.is === "pack" ? 2 : 3;
  return shelved.commitments.flat().some(({ brings }) => brings.length > 1) ? 0 : 1;
}

/** True where any month can buy at the same price what an earlier one could have bought for it. */
export function isNeverAhead({ line, commitments }: Shelved): boolean {
  return (
    line.isPlain &&
    commitments.every(
      ([first, ...others]) =>
        others.length === 0 && first?.shares.length === 1 && first.shares.every((share) => share === ONE),
    )
  );
}
