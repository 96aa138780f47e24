import { type Action, type Burn, isKnown, type KindId } from "../plans/plan.ts";
import type { Cell } from "../scenarios/demand.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits } from "../units/credits.ts";
import { type Fraction, fraction, plus, times, ZERO } from "../units/fraction.ts";
import type { Units } from "./charged-units.ts";
import type { Flow } from "./ledger-input.ts";
import type { Owner } from "./lot.ts";

/** The running sum of what an action burns for one owner: rounded at each instant, so that parts add up to the whole. */
export function flowOf(action: Action, owner: Owner, burns: ReadonlyMap<Burn, readonly Units[]>): Flow {
  const byKind = new Map<KindId, { from: Instant; until: Instant; before: Fraction; amount: Fraction }[]>();
  for (const kind of new Set([...burns.keys()].map((burn) => burn.kind))) {
    const amounts = new Map<Cell, Fraction>();
    for (const [burn, units] of burns) {
      if (burn.kind !== kind || !isKnown(burn.credits)) continue;
      const rate = creditsAsFraction(burn.credits);
      for (const each of units) amounts.set(each.cell, plus(amounts.get(each.cell) ?? ZERO, times(each.units, rate)));
    }
    let before = ZERO;
    const steps = [...amounts]
      .sort(([a], [b]) => a.from - b.from)
      .map(([cell, amount]) => {
        const step = { from: cell.from, until: cell.until, before, amount };
        before = plus(before, amount);
        return step;
      });
    if (steps.length > 0) byKind.set(kind, steps);
  }
  const parts = [...byKind].map(([kind, steps]) => ({ kind, wantedUpTo: runningSum(steps) }));
  return { id: `${action.id}/${owner}`, owner, parts };
}

function runningSum(
  steps: readonly { from: Instant; until: Instant; before: Fraction; amount: Fraction }[],
): (instant: Instant) => Credits {
  const known = new Map<Instant, Credits>();
  return (instant) => {
    const seen = known.get(instant);
    if (seen !== undefined) return seen;
    const step = steps.findLast(({ from }) => from < instant);
    const within =
      step && times(step.amount, fraction(Math.min(instant, step.until) - step.from, step.until - step.from));
    const sum = roundCredits(step && within ? plus(step.before, within) : ZERO);
    known.set(instant, sum);
    return sum;
  };
}
