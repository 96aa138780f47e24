import type { KindId } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction, roundCredits, UNLIMITED } from "../units/credits.ts";
import { compare, type Fraction, fraction, minus, times } from "../units/fraction.ts";
import type { Segment } from "./ledger.ts";

/**
 * How many credits of a kind are left at some instants, whoever they belong to; what is unlimited does not count. Between
 * two boundaries work runs evenly, until all that was burned there is burned.
 *
 * @example
 * 2,700 credits on 1 March and 2,700 wanted over its 31 days: 1,829.032 are left after the tenth.
 */
export function balanceAt(
  segments: readonly Segment[],
  kind: KindId,
  instants: readonly Instant[],
): readonly (Credits | undefined)[] {
  return instants.map((at) => {
    const segment = segments.find(({ from, until }) => from < at && at <= until);
    return segment && leftWithin(segment, kind, at);
  });
}

function leftWithin(segment: Segment, kind: KindId, at: Instant): Credits {
  const lots = segment.lots.filter((lot) => lot.kind === kind && lot.origin !== "overage" && lot.left !== UNLIMITED);
  const ids = new Set(lots.map(({ id }) => id));
  const burned = sumOf(segment.taken.filter(({ lot }) => ids.has(lot)));
  const wanted = sumOf(segment.wanted.flatMap(({ parts }) => parts.filter((part) => part.kind === kind)));
  const upToHere = times(wanted, fraction(at - segment.from, segment.until - segment.from));
  const atStart = add(...lots.map(({ left }) => left));
  const notYet = compare(upToHere, burned) < 0 ? minus(burned, upToHere) : undefined;
  return notYet ? add(atStart, roundCredits(notYet)) : atStart;
}

function sumOf(amounts: readonly { readonly amount: Credits }[]): Fraction {
  return creditsAsFraction(add(...amounts.map(({ amount }) => amount)));
}
