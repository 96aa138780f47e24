import type { Purchase } from "../engine/top-ups.ts";
import type { KindId } from "../plans/plan.ts";
import type { Credits } from "../units/credits.ts";
import type { Commitment } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";
import { inTurn, isNeverAhead, type Shelf } from "./shelf.ts";

/** One way to buy from a line at the start of a month. */
export interface Ware {
  readonly kind: KindId;
  readonly line: ForSale;
  readonly commitment: Commitment;
  /** True where any month buys at the same price what lives for whole months: more than is lacking is then of no use. */
  readonly isNeverAhead: boolean;
}

/** What every month may buy of every kind, in the order in which it buys. */
export function waresOf(shelves: ReadonlyMap<KindId, Shelf>, months: number): readonly (readonly Ware[])[] {
  const all = [...shelves].flatMap(([kind, shelf]) =>
    inTurn(shelf).map((shelved) => ({ kind, shelved, isNeverAhead: isNeverAhead(shelved) })),
  );
  return Array.from({ length: months }, (_, month) =>
    all.flatMap(({ kind, shelved: { line, commitments }, isNeverAhead: never }) =>
      (commitments[month] ?? []).map((commitment) => ({
        kind,
        line,
        commitment,
        isNeverAhead: never && commitment.isByMonths,
      })),
    ),
  );
}

/** Single credits at one price: a month buys just what it lacks when all else is bought. */
export function fillsUp({ line, isNeverAhead: never }: Ware): boolean {
  return never && line.topUp.unit.is === "credit";
}

export function purchasesOf(
  { line, commitment: { at, until } }: Ware,
  amounts: readonly Credits[],
): readonly Purchase[] {
  return amounts.map((credits) => ({ topUp: line.topUp, at, until, credits }));
}
