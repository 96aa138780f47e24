/** Whole months of a horizon, counted from 0: [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Bought credits that are there, or are coming, in thousandths. */
export interface BoughtLot extends Stretch {
  readonly amount: number;
}

/** Soonest to expire first; lots of one stretch are one lot. */
export type BoughtStock = readonly BoughtLot[];

export const NOTHING_BOUGHT: BoughtStock = [];

/** Put lots into a stock. */
export function stockUp(stock: BoughtStock, lots: readonly BoughtLot[]): BoughtStock {
  const all = [...stock];
  for (const lot of lots) {
    const index = all.findIndex(({ from, to }) => to > lot.to || (to === lot.to && from >= lot.from));
    const same = all[index];
    if (same && same.to === lot.to && same.from === lot.from)
      all[index] = { ...same, amount: same.amount + lot.amount };
    else all.splice(index === -1 ? all.length : index, 0, lot);
  }
  return all;
}

/** Burn a month's need, soonest to expire first: what is left for the months behind it, and what was lacking. */
export function burnMonth(
  stock: BoughtStock,
  month: number,
  need: number,
): { readonly stock: BoughtStock; readonly lack: number } {
  let lack = need;
  let left: BoughtStock = [];
  for (const lot of stock) {
    const burned = lot.from <= month ? Math.min(lot.amount, lack) : 0;
    lack -= burned;
    if (lot.to <= month + 1 || lot.amount === burned) continue;
    left = stockUp(left, [{ from: Math.max(lot.from, month + 1), to: lot.to, amount: lot.amount - burned }]);
  }
  return { stock: left, lack };
}

/** What every month from `month` on would lack if nothing more were bought. */
export function lacksFrom(stock: BoughtStock, month: number, needs: readonly number[]): readonly number[] {
  let rest = stock;
  return needs.map((need, index) => {
    if (index < month) return 0;
    const burned = burnMonth(rest, index, need);
    rest = burned.stock;
    return burned.lack;
  });
}

/** True where `a` can stand in for `b` whatever comes: of each beginning, no less with at least so long to live. */
export function servesAsWell(a: BoughtStock, b: BoughtStock): boolean {
  for (const { from, to } of b) if (livingLonger(a, from, to) < livingLonger(b, from, to)) return false;
  return true;
}

function livingLonger(stock: BoughtStock, from: number, to: number): number {
  let sum = 0;
  for (const lot of stock) if (lot.from === from && lot.to >= to) sum += lot.amount;
  return sum;
}

/** All that is there and is coming. */
export function totalOf(stock: BoughtStock): number {
  return stock.reduce((sum, { amount }) => sum + amount, 0);
}
