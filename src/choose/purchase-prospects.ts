import { type Credits, ONE_CREDIT } from "../units/credits.ts";
import { approximately } from "../units/fraction.ts";
import type { BoughtStock } from "./bought-stock.ts";
import { isOneAfterTheOther } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";
import { isNeverAhead, type Shelf } from "./shelf.ts";

/** So many sums of other purchases are tried at the most. */
const SUMS = 16;

/** What can be said about the cheapest purchases before any is made. */
export interface Prospects {
  /** Of each line on the shelf: every amount worth buying is a multiple of it, in thousandths. */
  readonly quanta: readonly number[];
  /** What other purchases may hold between them, where an amount is what they leave over; 0 is among them. */
  readonly heldByOthers: readonly number[];
  /** No credit for a month's need costs less than this, by month, in millionths for a thousandth of a credit. */
  readonly leastRates: readonly number[];
  /** The months that need any, by that rate. */
  readonly dearestFirst: readonly number[];
  /** True by line where nothing is ever bought ahead from it. */
  readonly neverAhead: readonly boolean[];
}

export function prospectsOf(needs: readonly number[], shelf: Shelf): Prospects {
  const leastRates = leastRatesOf(needs, shelf);
  const needed = [...needs.keys()].filter((month) => (needs[month] as number) > 0);
  return {
    quanta: quantaOf(needs, shelf),
    heldByOthers: heldByOthers(needs, shelf),
    leastRates,
    dearestFirst: needed.sort((a, b) => (leastRates[b] as number) - (leastRates[a] as number) || a - b),
    neverAhead: shelf.map(isNeverAhead),
  };
}

/**
 * Lots are stretches of time, so that amounts which are just enough are sums and differences of needs, packs and turning
 * points: multiples of what divides all of these. That ends where one amount comes several times and adds up: in lots that
 * live side by side, beside other lines, or in shares.
 */
function quantaOf(needs: readonly number[], shelf: Shelf): readonly number[] {
  const packs = shelf.filter(({ line }) => line.topUp.unit.is === "pack").map(({ line }) => line.step);
  const common = [
    ...needs,
    ...packs,
    ...shelf.flatMap(({ line }) => line.turns.filter((turn) => turn > line.step)),
  ].reduce(greatestCommonDivisor, 0);
  const all = shelf.flatMap(({ commitments }) => commitments.flat());
  const isWhole =
    all.every(isOneAfterTheOther) && (shelf.length === 1 || all.every(({ brings }) => brings.length <= 1));
  return shelf.map(({ line }) =>
    line.topUp.unit.is === "credit" && isWhole && common % line.step === 0 ? common : line.step,
  );
}

/** Sums of up to two turning points of any line, and of packs of other sizes. */
function heldByOthers(needs: readonly number[], shelf: Shelf): readonly number[] {
  const [only, another] = shelf;
  const isSimple =
    !another &&
    only?.line.most === Number.POSITIVE_INFINITY &&
    only.commitments.flat().every(({ brings }) => brings.length === 1 && brings.every(({ to }) => to >= needs.length));
  if (isSimple) return [0];
  const single = shelf.flatMap(({ line }) => [...line.turns, line.step]).filter((amount) => amount > ONE_CREDIT);
  const sums = [0, ...single, ...single.flatMap((a) => single.map((b) => a + b))];
  return [...new Set(sums)].sort((a, b) => a - b).slice(0, SUMS);
}

/** By month, the best price per credit of anything that can still live in it. */
function leastRatesOf(needs: readonly number[], shelf: Shelf): readonly number[] {
  const least = needs.map(() => Number.POSITIVE_INFINITY);
  for (const { line, commitments } of shelf) {
    for (const commitment of commitments.flat()) {
      for (const { from, to } of commitment.brings) {
        const rate =
          leastRateOf(
            line,
            needs.slice(from, to).reduce((sum, need) => sum + need, 0),
          ) *
          (1 - 1e-9);
        for (let month = from; month < to && month < needs.length; month += 1)
          least[month] = Math.min(least[month] as number, rate);
      }
    }
  }
  return least;
}

/**
 * The best price per credit that one delivery can have when no more than `useful` of it can ever be used: at a turning
 * point, at the smallest amount sold or where it holds all that is of use.
 */
export function leastRateOf(line: ForSale, useful: number): number {
  const holdsAll = useful > 0 && useful <= line.most ? (line.purchasesFor(useful) ?? []) : [];
  const rates = [line.step, ...line.turns, ...holdsAll].flatMap((amount) => {
    const price = line.price(amount as Credits);
    return price ? [(approximately(price) * 1_000_000) / Math.min(amount, useful)] : [];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...rates);
}

/** The least that the needs from a month on cost, when nothing is there. */
export function valueOfNeeds(
  needs: readonly number[],
  month: number,
  { leastRates }: Pick<Prospects, "leastRates">,
): number {
  return needs.reduce(
    (sum, need, index) => (index >= month && need > 0 ? sum + need * (leastRates[index] as number) : sum),
    0,
  );
}

/** The most that a stock can save of it: each lot goes to the dearest months of its life. */
export function valueOfStock(
  stock: BoughtStock,
  needs: readonly number[],
  { leastRates, dearestFirst }: Pick<Prospects, "leastRates" | "dearestFirst">,
): number {
  let value = 0;
  for (const { from, to, amount } of stock) {
    let left = amount;
    for (const month of dearestFirst) {
      if (left === 0) break;
      if (month < from || month >= to) continue;
      const used = Math.min(left, needs[month] as number);
      value += used * (leastRates[month] as number);
      left -= used;
    }
  }
  return value;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
