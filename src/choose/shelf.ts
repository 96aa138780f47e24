import { topUpsSold } from "../engine/offer.ts";
import type { Stage } from "../engine/path.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { ONE } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { type Commitment, commitmentsAt } from "./commitments.ts";
import { ForSale } from "./for-sale.ts";

/** What an account may buy of a kind as long as it has one offer. */
export interface Sale extends Stage {
  /** At known prices, in the order of the file. */
  readonly topUps: readonly TopUp[];
}

/** What an account with this offer may buy of a kind. */
export function topUpsOf({ offer, subscription }: Stage, kind: KindId): readonly TopUp[] {
  return topUpsSold(offer, subscription.created, kind);
}

/** Everything that is for sale, in the order of the file: the ways to buy it in each month. */
export type Shelf = readonly Shelved[];
export interface Shelved {
  /** Counted from the first line of the file. */
  readonly position: number;
  readonly line: ForSale;
  /** By month. */
  readonly commitments: readonly (readonly Commitment[])[];
}

/** A line costs the same under every offer, but for a mark-up on the offer's own price. */
export function shelfOf(sales: readonly Sale[], bounds: readonly Instant[], currency: Currency): Shelf {
  const months = bounds.slice(0, -1);
  const topUps = [...new Set(sales.flatMap((sale) => sale.topUps.filter(isSized)))];
  return topUps.flatMap((topUp, position) => {
    const selling = sales.filter((sale) => sale.topUps.includes(topUp));
    const offers = [...new Set(selling.map(({ offer }) => offer))];
    return (topUp.pricing.is === "markup" ? offers : offers.slice(0, 1)).map((offer) => ({
      position,
      line: new ForSale(topUp, offer, currency),
      commitments: months.map((at, month) => {
        const sale = saleAt(sales, at);
        const isSold = selling.includes(sale) && (topUp.pricing.is !== "markup" || sale.offer === offer);
        return isSold ? commitmentsAt(topUp, month, bounds, sale.subscription) : [];
      }),
    }));
  });
}

/** The stage, or its sale, that is on at an instant of the horizon. */
export function saleAt<S extends Stage>(sales: readonly S[], at: Instant): S {
  return (sales.findLast(({ subscription }) => subscription.from <= at) ?? sales[0]) as S;
}

function isSized({ unit }: TopUp): boolean {
  return unit.is === "credit" || (isKnown(unit.credits) && unit.credits > 0);
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
