import { type Action, type Burn, isKnown, type KindId } from "../plans/plan.ts";
import type { Cell } from "../scenarios/demand.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits } from "../units/credits.ts";
import { type Fraction, fraction, plus, times, ZERO } from "../units/fraction.ts";
import type { Alike, Units } from "./charged-units.ts";
import type { Flow } from "./ledger-input.ts";
import type { Owner } from "./lot.ts";

/** The running sum of what an action burns for one owner: rounded at each instant, so that parts add up to the whole. */
export function flowOf(action: Action, owner: Owner, burns: ReadonlyMap<Burn, readonly Units[]>): Flow {
  const burned = [...burns].flatMap(([burn, units]) => burnedBy(burn, units));
  const parts = [...new Set(burned.map(({ kind }) => kind))].map((kind) => ({
    kind,
    wantedUpTo: runningSum(inTime(burned.filter((each) => each.kind === kind))),
  }));
  return { id: `${action.id}/${owner}`, owner, parts };
}

/** As many credits of a kind in each of some cells. */
interface Burned {
  readonly kind: KindId;
  readonly cells: Alike;
  readonly amount: Fraction;
}

function burnedBy({ kind, credits }: Burn, units: readonly Units[]): readonly Burned[] {
  if (!isKnown(credits)) return [];
  const rate = creditsAsFraction(credits);
  return units.map(({ cells, units: each }) => ({ kind, cells, amount: times(each, rate) }));
}

/** What is burned evenly in each of some cells, and in all before them. */
interface Stretch {
  readonly cells: Alike;
  readonly amount: Fraction;
  readonly before: Fraction;
}

function inTime(burned: readonly Burned[]): readonly Stretch[] {
  const amounts = new Map<Alike, Fraction>();
  for (const { cells, amount } of withoutOverlaps(burned)) amounts.set(cells, plus(amounts.get(cells) ?? ZERO, amount));
  let before = ZERO;
  return [...amounts]
    .sort(([[a]], [[b]]) => a.from - b.from)
    .map(([cells, amount]) => {
      const stretch = { cells, amount, before };
      before = plus(before, times(amount, fraction(cells.length)));
      return stretch;
    });
}

/** Cell by cell where two burns have the same cell among different ones: of one of them the first units are free, say. */
function withoutOverlaps(burned: readonly Burned[]): readonly Burned[] {
  const all = [...new Set(burned.map(({ cells }) => cells))].flat();
  if (all.length === new Set(all).size) return burned;
  const single = new Map(all.map((cell): [Cell, Alike] => [cell, [cell]]));
  return burned.flatMap((each) => each.cells.map((cell) => ({ ...each, cells: single.get(cell) ?? [cell] })));
}

function runningSum(stretches: readonly Stretch[]): (instant: Instant) => Credits {
  const known = new Map<Instant, Credits>();
  return (instant) => {
    const seen = known.get(instant);
    if (seen !== undefined) return seen;
    const last = stretches.findLast(({ cells: [{ from }] }) => from < instant);
    const sum = roundCredits(last ? sumUpTo(instant, last) : ZERO);
    known.set(instant, sum);
    return sum;
  };
}

function sumUpTo(instant: Instant, { cells, amount, before }: Stretch): Fraction {
  const index = cells.findLastIndex(({ from }) => from < instant);
  const { from, until } = cells[index] ?? cells[0];
  const within = instant >= until ? fraction(index + 1) : plus(fraction(index), fraction(instant - from, until - from));
  return plus(before, times(amount, within));
}
