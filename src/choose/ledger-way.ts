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
  /** How many of them are made in that month from that ware. */
  readonly fresh: number;
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

/** True where some of the last purchase is burned in its month: else it is made in a later one. */
export function isOfUseAtOnce({ month, purchases, fresh, ahead }: PlayedWay): boolean {
  if (fresh === 0) return true;
  const last = purchases.slice(-fresh);
  const bought = last.reduce((sum, { credits }) => sum + credits, 0);
  const left = (ahead.alive[month + 1] ?? [])
    .filter(({ origin, grant, at }) => origin === "purchase" && grant === last[0]?.topUp.at && at === last[0]?.at)
    .reduce((sum, lot) => sum + lot.left, 0);
  return left < bought;
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
