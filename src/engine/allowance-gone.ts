import type { KindId } from "../plans/plan.ts";
import { FOREVER, type Instant } from "../units/calendar.ts";
import { add, type Credits, NO_CREDITS, UNLIMITED } from "../units/credits.ts";
import type { KindMonth } from "./estimate.ts";
import type { Segment } from "./ledger.ts";
import type { Lot } from "./lot.ts";
import { instantOf } from "./pace.ts";

/** Half, most (80 %) and all of the allowance, in percent. */
const SHARES = { half: 50, most: 80, all: 100 } as const;

/**
 * The instants at which 50, 80 and 100 % of an allowance are gone, from deposit to deposit. Bought credits do not count: they
 * refer to the allowance alone. A seat added within the period adds to what a hundred percent is.
 *
 * Demand runs evenly through a segment and credits that burn before the allowance go first, so the instant follows by
 * proportion: 1,000 of 1,800 used in a month of 31 days are gone after 17.2 days, on the 18th.
 */
export function whenGone(
  segments: readonly Segment[],
  kind: KindId,
): (within: (instant: Instant) => boolean) => KindMonth["gone"] {
  const crossings: { share: keyof typeof SHARES; at: Instant }[] = [];
  let allowance = NO_CREDITS;
  let burned = NO_CREDITS;
  for (const segment of segments) {
    const deposited = segment.deposited.filter((lot) => isAllowance(lot, kind));
    if (segment === segments[0] || deposited.some((lot) => startsPeriod(lot, segment))) {
      allowance = add(
        ...segment.lots.filter((lot) => isAllowance(lot, kind)).map((lot) => add(lot.left, takenFrom(segment, lot))),
      );
      burned = NO_CREDITS;
    } else {
      allowance = add(allowance, ...deposited.map(({ amount }) => amount));
    }
    const here = add(...segment.lots.filter((lot) => isAllowance(lot, kind)).map((lot) => takenFrom(segment, lot)));
    if (allowance > 0 && allowance !== UNLIMITED) {
      for (const [share, percent] of Object.entries(SHARES) as [keyof typeof SHARES, number][]) {
        const threshold = Number((BigInt(allowance) * BigInt(percent) + 99n) / 100n);
        if (burned < threshold && burned + here >= threshold)
          crossings.push({ share, at: burnedAt(segment, kind, threshold - burned) });
      }
    }
    burned = add(burned, here);
  }
  return (within) => {
    const first = (share: keyof typeof SHARES) =>
      crossings.find((crossing) => crossing.share === share && within(crossing.at))?.at;
    return { half: first("half"), most: first("most"), all: first("all") };
  };
}

function isAllowance(lot: Lot, kind: KindId): boolean {
  return lot.kind === kind && lot.origin === "allowance";
}

/** True unless an earlier deposit of the same grant ends with this one: then seats were added to a period that goes on. */
function startsPeriod(deposit: Lot, segment: Segment): boolean {
  const isSamePeriod = (lot: Lot) =>
    lot.grant === deposit.grant && lot.until === deposit.until && lot.until !== FOREVER;
  return !segment.lots.some((lot) => isSamePeriod(lot) && lot.at < segment.from && lot.origin === "allowance");
}

function takenFrom(segment: Segment, lot: Lot): Credits {
  return add(...segment.taken.filter((taken) => taken.lot === lot.id).map(({ amount }) => amount));
}

/** When so many credits of the allowance have been burned within a segment. */
function burnedAt(segment: Segment, kind: KindId, amount: number): Instant {
  const order = segment.lots.filter((lot) => lot.kind === kind && lot.origin !== "overage");
  const first = order.findIndex((lot) => isAllowance(lot, kind));
  const burnedBefore = add(...order.slice(0, first).map((lot) => takenFrom(segment, lot)));
  const parts = segment.wanted.flatMap((want) => want.parts.filter((part) => part.kind === kind));
  return instantOf(burnedBefore + amount, add(...parts.map((part) => part.amount)), segment);
}
