import { type Action, type Burn, isKnown, type KindId } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Cell } from "../scenarios/demand.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits } from "../units/credits.ts";
import { type Fraction, fraction, plus, times, ZERO } from "../units/fraction.ts";
import type { Units } from "./charged-units.ts";
import type { Flow } from "./ledger-input.ts";
import type { Owner } from "./lot.ts";

/** The running sum of what an action burns for one owner: rounded at each instant, so that parts add up to the whole. */
export function flowOf(action: Action, owner: Owner, burns: ReadonlyMap<Burn, readonly Units[]>): Flow {
  const byKind = new Map<KindId, readonly Stretch[]>();
  for (const kind of new Set([...burns.keys()].map((burn) => burn.kind))) {
    const amounts = new Map<Cell, Fraction>();
    for (const [burn, units] of burns) {
      if (burn.kind !== kind || !isKnown(burn.credits)) continue;
      const rate = creditsAsFraction(burn.credits);
      const creditsFor = rememberFor((charged: Fraction) => times(charged, rate));
      for (const each of units) amounts.set(each.cell, plus(amounts.get(each.cell) ?? ZERO, creditsFor(each.units)));
    }
    let before = ZERO;
    const stretches = [...amounts]
      .sort(([a], [b]) => a.from - b.from)
      .map(([cell, amount]) => {
        const stretch = { from: cell.from, until: cell.until, before, amount, after: plus(before, amount) };
        before = stretch.after;
        return stretch;
      });
    if (stretches.length > 0) byKind.set(kind, stretches);
  }
  const parts = [...byKind].map(([kind, stretches]) => ({ kind, wantedUpTo: runningSum(stretches) }));
  return { id: `${action.id}/${owner}`, owner, parts };
}

/** What is burned evenly in a stretch of time, and in all before it. */
interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly before: Fraction;
  readonly amount: Fraction;
  readonly after: Fraction;
}

function runningSum(stretches: readonly Stretch[]): (instant: Instant) => Credits {
  const known = new Map<Instant, Credits>();
  return (instant) => {
    const seen = known.get(instant);
    if (seen !== undefined) return seen;
    const last = stretches.findLast(({ from }) => from < instant);
    const sum = roundCredits(last ? sumWithin(last, instant) : ZERO);
    known.set(instant, sum);
    return sum;
  };
}

function sumWithin({ from, until, before, amount, after }: Stretch, instant: Instant): Fraction {
  return instant >= until ? after : plus(before, times(amount, fraction(instant - from, until - from)));
}
