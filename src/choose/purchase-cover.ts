import { ONE } from "../units/fraction.ts";
import type { Commitment } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";
import { leastRateOf } from "./purchase-prospects.ts";
import type { Ware } from "./wares.ts";

/** Up to so many sizes of a lack are told apart; where there are more, a credit is worth its least price. */
const MOST_CELLS = 2000;

/** Amounts at prices that are not all the same, up to so many. */
const MOST_AMOUNTS = 50;

/** Whole cells of credits at a price, in millionths. */
interface Item {
  readonly cells: number;
  readonly price: number;
}

/**
 * The least for which so many credits can be bought at all, in whole packs, whenever they are needed and however long they live.
 * Single credits, and shares of packs, fill up what packs leave at the best price there is.
 *
 * @example
 * Of packs of 50 for $9 and of 20 for $4, 90 credits cost $17 at the least: 50 and twice 20.
 */
export class PurchaseCover {
  private readonly items: readonly Item[];
  /** What all amounts are counted in, in thousandths of a credit. */
  private readonly cell: number;
  /** True where whole cells are sold only. */
  private readonly isWhole: boolean;
  /** What every sum of prices is a multiple of; 0 where that is not known. */
  private readonly step: number;
  private readonly least: number[] = [0];

  /** `most`: no more of the kind is ever of use. */
  constructor(wares: readonly Ware[], most: number) {
    const lines = [...new Set(wares.map(({ line }) => line))];
    const prorated = new Set(wares.filter(({ commitment }) => !isWhole(commitment)).map(({ line }) => line));
    this.isWhole = prorated.size === 0;
    this.cell = lines.map(({ step }) => step as number).reduce(greatestCommonDivisor, 0);
    const cells = Math.ceil(most / this.cell);
    const packs = lines.map((line) => (prorated.has(line) ? undefined : this.packsOf(line, cells)));
    const items = lines.map((line, index) => packs[index] ?? [this.singlesOf(line, most)]);
    this.items = cells <= MOST_CELLS ? items.flat() : [];
    const prices = packs.includes(undefined) ? [] : items.flat().map(({ price }) => price);
    this.step = prices.reduce(greatestCommonDivisor, 0);
  }

  /** The least for so many credits, in millionths, where it is known to be no less than that. */
  of(credits: number, noLess: number): number {
    const least = Math.max(noLess, this.leastFor(credits));
    if (least === 0 || this.step === 0 || least === Number.POSITIVE_INFINITY) return least;
    return Math.ceil(least / this.step - 1e-6) * this.step;
  }

  /** Nothing where too many sizes would have to be told apart. */
  private leastFor(credits: number): number {
    if (this.items.length === 0) return 0;
    const cells = this.isWhole ? Math.ceil(credits / this.cell) : Math.floor(credits / this.cell);
    for (let next = this.least.length; next <= cells; next += 1) {
      const prices = this.items.map((item) => (this.least[Math.max(0, next - item.cells)] as number) + item.price);
      this.least.push(Math.min(...prices));
    }
    return this.least[Math.max(0, cells)] as number;
  }

  /** Undefined where single credits are sold, or too many amounts differ in price. */
  private packsOf(line: ForSale, cells: number): readonly Item[] | undefined {
    if (line.topUp.unit.is === "credit") return undefined;
    const count = line.isPlain ? 1 : Math.ceil((cells * this.cell) / line.step);
    if (count > MOST_AMOUNTS) return undefined;
    return Array.from({ length: count }, (_, index) => line.purchasesFor((index + 1) * line.step) ?? []).flatMap(
      (amounts) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        return sum === 0 ? [] : [{ cells: sum / this.cell, price: line.cost(amounts, { shares: [ONE] }) }];
      },
    );
  }

  private singlesOf(line: ForSale, most: number): Item {
    return { cells: 1, price: leastRateOf(line, most) * this.cell * (1 - 1e-9) };
  }
}

function isWhole({ shares }: Commitment): boolean {
  return shares.every((share) => share === ONE);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
