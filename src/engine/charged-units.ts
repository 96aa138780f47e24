import type { Action, ActivityId, Burn } from "../plans/plan.ts";
import type { Cell } from "../scenarios/demand.ts";
import {
  dividedBy,
  type Fraction,
  fraction,
  isZero,
  larger,
  minus,
  ONE,
  plus,
  roundUp,
  times,
  ZERO,
} from "../units/fraction.ts";
import type { Owner } from "./lot.ts";

/** Cells, one after the other, in which as much is done under the same assumptions. */
export type Alike = readonly [Cell, ...Cell[]];

/** Charged units of one burn by one owner within each of some cells. */
export interface Units {
  readonly cells: Alike;
  readonly units: Fraction;
}

/** How much of an activity is tried, less what is known already, and how much of that finds something. */
export interface Tried {
  readonly attempts: Fraction;
  readonly found: Fraction;
}

/** An action that does several activities is charged for the largest of them, or for each where people want them of different contacts. */
export function chargedUnits(burn: Burn, wanted: ReadonlyMap<ActivityId, Tried>, together: boolean): Fraction {
  let units = ZERO;
  for (const [activity, { attempts, found }] of wanted) {
    if (burn.for !== undefined && burn.for !== activity) continue;
    const here = burn.charged === "success" ? found : attempts;
    units = together ? larger(units, here) : plus(units, here);
  }
  return units;
}

export type UnitsByOwner = ReadonlyMap<Owner, ReadonlyMap<Burn, readonly Units[]>>;

/**
 * The first so many units of a month are free, for the whole account; then one charge per started block within a request,
 * a request being a month's worth of each owner unless the scenario says how many units it holds.
 *
 * @example
 * 2,050 a month, the first 50 free, one charge per block of 10: 200 charges.
 */
export function afterFreeAndBlocks(action: Action, owners: UnitsByOwner): UnitsByOwner {
  const scaled = new Map<Owner, Map<Burn, readonly Units[]>>();
  for (const [owner, burns] of owners) {
    const perBurn = [...burns].map(([burn, units]) => [burn, scaledByMonth(action, burn, units, owners)] as const);
    scaled.set(owner, new Map(perBurn));
  }
  return scaled;
}

function scaledByMonth(action: Action, burn: Burn, units: readonly Units[], owners: UnitsByOwner): readonly Units[] {
  if (burn.free === 0 && burn.block === 1) return units;
  const everybody = sumsByMonth([...owners.values()].flatMap((burns) => burns.get(burn) ?? []));
  const own = sumsByMonth(units);
  return units.flatMap(({ cells, units: here }) =>
    cells.map((cell): Units => {
      const paid = chargedShare(everybody.get(cell.month) ?? ZERO, fraction(burn.free));
      const inMonth = times(own.get(cell.month) ?? ZERO, paid);
      const charged = times(paid, blockFactor(burn, inMonth, batchOf(action, burn, cell)));
      return { cells: [cell], units: times(here, charged) };
    }),
  );
}

function sumsByMonth(units: readonly Units[]): ReadonlyMap<number, Fraction> {
  const sums = new Map<number, Fraction>();
  for (const { cells, units: here } of units) {
    for (const { month } of cells) sums.set(month, plus(sums.get(month) ?? ZERO, here));
  }
  return sums;
}

function chargedShare(units: Fraction, free: Fraction): Fraction {
  if (isZero(units)) return ONE;
  const paid = minus(units, free);
  return paid.numerator <= 0n ? ZERO : dividedBy(paid, units);
}

function blockFactor(burn: Burn, units: Fraction, batch: number | undefined): Fraction {
  if (burn.block === 1 || isZero(units)) return ONE;
  const request = batch === undefined ? units : fraction(batch);
  return dividedBy(fraction(roundUp(dividedBy(request, fraction(burn.block)))), request);
}

function batchOf(action: Action, burn: Burn, { assume: { batch } }: Cell): number | undefined {
  return burn.for === undefined ? action.does.map((activity) => batch[activity]).find(Boolean) : batch[burn.for];
}
