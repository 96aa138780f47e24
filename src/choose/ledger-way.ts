import type { Lot } from "../engine/lot.ts";
import type { Purchase } from "../engine/top-ups.ts";
import type { Plan } from "../plans/plan.ts";
import type { Bound } from "./joined-purchases.ts";
import type { Ahead, Stock } from "./ledger-ahead.ts";
import { hasNoLess } from "./path-stock.ts";
import { fillsUp, type Ware } from "./wares.ts";

/** Purchases up to a month. What is bought behind them is bought from a later ware of that month, or in a later month. */
export interface LedgerWay {
  readonly month: number;
  /** The last ware bought from in that month; −1 where none is. */
  readonly slot: number;
  readonly bought: readonly Bound[];
  readonly purchases: readonly Purchase[];
  /** In millionths. */
  readonly paid: number;
  /** What is alive when the month begins, before anything is bought in it. */
  readonly opening: readonly Lot[];
  /** No way that goes on from this one costs less. */
  readonly atLeast: number;
}

/** A way whose ledger has been played. */
export interface PlayedWay extends LedgerWay {
  readonly ahead: Ahead;
}

/** The one that may cost least comes first, then the one that has come farthest. */
export function byPromise(a: LedgerWay, b: LedgerWay): number {
  return a.atLeast - b.atLeast || b.month - a.month || a.purchases.length - b.purchases.length;
}

/** A ware is bought from once a month, in turn; what fills up the rest, when all else is bought. */
export function isStillToCome(way: LedgerWay, month: number, slot: number, ware: Ware): boolean {
  if (month > way.month || slot > way.slot) return true;
  return (
    fillsUp(ware) && !way.bought.some(({ line, commitment }) => line === ware.line && commitment === ware.commitment)
  );
}

/**
 * True where some of whatever is bought in the last month is burned in it: else it is bought in a later one. What comes again
 * may be begun earlier, so that it comes as often as it is of use.
 */
export function burnsWhatItBuys({ month, bought, ahead }: PlayedWay): boolean {
  const { at } = bought.at(-1)?.commitment ?? {};
  const left = (ahead.alive[month + 1] ?? []).filter((lot) => lot.origin === "purchase" && lot.at === at);
  const single = bought.filter(({ commitment }) => commitment.at === at && commitment.shares.length === 1);
  return [...new Set(single.map(({ line }) => line))].every((line) => {
    const rest = left.reduce((sum, lot) => (lot.grant === line.topUp.at ? sum + lot.left : sum), 0);
    return rest < single.reduce((sum, each) => (each.line === line ? sum + each.credits : sum), 0);
  });
}

/** How far a way has come when a month begins. */
interface Standing extends Pick<LedgerWay, "slot" | "paid"> {
  readonly stock: Stock;
}

/** The ways that were gone on with, by the months they have come to. */
export class SeenWays {
  private readonly seen = new Map<number, Standing[]>();
  private readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** False where another may still buy whatever this one may, has paid no more and has no less alive. */
  isNew(month: number, way: Standing): boolean {
    const before = this.seen.get(month) ?? [];
    this.seen.set(month, before);
    const isStoodInFor = before.some(
      ({ slot, paid, stock }) =>
        slot <= way.slot &&
        paid <= way.paid &&
        stock.coming === way.stock.coming &&
        hasNoLess(stock.lots, way.stock.lots, this.plan),
    );
    if (!isStoodInFor) before.push(way);
    return !isStoodInFor;
  }
}
