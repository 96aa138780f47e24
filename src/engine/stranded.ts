import type { KindId } from "../plans/plan.ts";
import { add, type Credits, least, NO_CREDITS, subtract } from "../units/credits.ts";
import type { Segment } from "./ledger.ts";
import { ACCOUNT } from "./lot.ts";

/** Credits that expired on seats while other seats were short, at the end of a segment. */
export interface Stranded {
  readonly segment: Segment;
  readonly amount: Credits;
}

/**
 * What expired on seats that had enough, as far as other seats were short while those credits lived. They count where they
 * expire. What was short is held against what expired once only.
 *
 * @example
 * 20 seats of 1,000 locked credits each; ten use 600 and ten want 1,200: 4,000 expire, 2,000 are short, 2,000 are stranded.
 */
export function strandedIn(segments: readonly Segment[], kind: KindId): readonly Stranded[] {
  const counted = new Map<Segment, Credits>();
  return segments.flatMap((segment) => {
    const expired = segment.expired.filter(({ lot }) => lot.kind === kind && lot.owner !== ACCOUNT);
    if (expired.length === 0) return [];
    const born = Math.min(...expired.map(({ lot }) => lot.at));
    const lived = segments.filter(({ from, until }) => from >= born && until <= segment.until);
    const shortOwners = new Set(lived.flatMap((each) => shortIn(each, kind).map(({ owner }) => owner)));
    const spare = add(...expired.filter(({ lot }) => !shortOwners.has(lot.owner)).map(({ amount }) => amount));
    const amount = countShortage(lived, kind, spare, counted);
    return amount > 0 ? [{ segment, amount }] : [];
  });
}

function shortIn(segment: Segment, kind: KindId) {
  return segment.uncovered.filter((each) => each.kind === kind);
}

/** So much of the shortage in these segments as `spare` would have covered and as was not counted before. */
function countShortage(
  lived: readonly Segment[],
  kind: KindId,
  spare: Credits,
  counted: Map<Segment, Credits>,
): Credits {
  let sum = NO_CREDITS;
  for (const segment of lived) {
    const short = add(...shortIn(segment, kind).map(({ amount }) => amount));
    const before = counted.get(segment) ?? NO_CREDITS;
    const here = least(subtract(short, before), subtract(spare, sum));
    counted.set(segment, add(before, here));
    sum = add(sum, here);
  }
  return sum;
}
