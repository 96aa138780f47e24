import type { KindId } from "../plans/plan.ts";
import { approximately } from "../units/fraction.ts";
import { PurchaseCover } from "./purchase-cover.ts";
import { leastRateOf } from "./purchase-prospects.ts";
import type { Ware } from "./wares.ts";

/** Credits of a kind in a month, in thousandths; none in months before and behind the horizon. */
export type ByMonth = (month: number, kind: KindId) => number;

/** So many credits of a kind, in thousandths. */
export interface OfKind {
  readonly kind: KindId;
  readonly credits: number;
}

/**
 * The least that it costs to end a lack, whatever is bought when: a credit bought ends the lack of one credit at the most, in
 * the month it comes or, where it spares another one, in any later month; and no purchase is of use beyond what is burned
 * while it lives.
 */
export class LedgerFloor {
  private readonly kinds: readonly KindFloor[];

  constructor(wares: readonly (readonly Ware[])[], wanted: ByMonth) {
    const kinds = new Set(wares.flat().map(({ kind }) => kind));
    this.kinds = [...kinds].map((kind) => new KindFloor(kind, wares, wanted));
  }

  /** The least that is paid, in millionths, for what is lacking from a month on beside what is bought in it. */
  from(month: number, lack: ByMonth, bought?: OfKind): number {
    return this.kinds.reduce(
      (sum, floor) => sum + floor.from(month, lack, bought?.kind === floor.kind ? bought.credits : 0),
      0,
    );
  }
}

/** Credits that can be bought in some month at a price, and how many of them are of use. */
interface Source {
  /** Millionths for a thousandth of a credit. */
  readonly rate: number;
  readonly capacity: number;
}

class KindFloor {
  readonly kind: KindId;
  private readonly months: number;
  /** By the month from which on something is bought: the cheapest first. */
  private readonly sources: readonly (readonly Source[])[];
  /** By the month from which on something is bought, by the month that lacks it: the best rate. */
  private readonly rates: readonly (readonly number[])[];
  private readonly cover: PurchaseCover;

  constructor(kind: KindId, wares: readonly (readonly Ware[])[], wanted: ByMonth) {
    this.kind = kind;
    this.months = wares.length;
    const own = wares.map((sold) => sold.filter((ware) => ware.kind === kind));
    const bought = own.map((sold) => sold.map((ware) => sourceOf(ware, wanted)));
    const most = own.reduce((sum, _, month) => sum + wanted(month, kind), 0);
    this.sources = own.map((_, month) =>
      bought
        .slice(month)
        .flat()
        .sort((a, b) => a.rate - b.rate),
    );
    this.rates = own.map((_, since) => own.map((_sold, month) => bestRate(bought.slice(since, month + 1).flat())));
    this.cover = new PurchaseCover(own.flat(), most);
  }

  from(month: number, lack: ByMonth, bought: number): number {
    let apart = 0;
    let lacking = 0;
    let dearest = 0;
    for (let at = month; at < this.months; at += 1) {
      const credits = lack(at, this.kind);
      if (credits === 0) continue;
      const rate = this.rates[month]?.[at] as number;
      lacking += credits;
      apart += credits * rate;
      dearest = Math.max(dearest, rate);
    }
    if (lacking <= bought) return 0;
    const saved = bought === 0 ? 0 : bought * dearest;
    const atTheirRates = saved === Number.POSITIVE_INFINITY ? 0 : apart - saved;
    const together = cheapestOf(this.sources[month] as readonly Source[], lacking - bought);
    return this.cover.of(lacking - bought, Math.max(atTheirRates, together));
  }
}

function sourceOf(ware: Ware, wanted: ByMonth): Source {
  const uses = usesOf(ware, wanted);
  const rate = leastRateOf(ware.line, Math.max(0, ...uses)) * (1 - 1e-9);
  return { rate, capacity: uses.reduce((sum, use) => sum + use, 0) };
}

function bestRate(sources: readonly Source[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...sources.map(({ rate }) => rate));
}

/** So many credits where they are cheapest, as far as they are of use there. */
function cheapestOf(sources: readonly Source[], credits: number): number {
  let open = credits;
  let sum = 0;
  for (const { rate, capacity } of sources) {
    if (open <= 0 || rate === Number.POSITIVE_INFINITY) break;
    sum += Math.min(open, capacity) * rate;
    open -= capacity;
  }
  return open > 0 ? Number.POSITIVE_INFINITY : sum;
}

/** No purchase is of use beyond what the work wants while one of its deliveries lives, in thousandths. */
export function usable(ware: Ware, wanted: ByMonth): number {
  return Math.max(0, ...usesOf(ware, wanted));
}

/** What a purchase must hold so that each of its deliveries holds all that the work wants while it lives. */
function usesOf({ kind, commitment }: Ware, wanted: ByMonth): readonly number[] {
  const edge = commitment.isByMonths ? 0 : 1;
  return commitment.brings.map(({ from, to, share }) => {
    let sum = 0;
    for (let month = from - edge; month < to + edge; month += 1) sum += wanted(month, kind);
    return sum / approximately(share);
  });
}
