import type { Lot } from "../engine/lot.ts";
import type { KindId, Plan } from "../plans/plan.ts";
import type { Credits } from "../units/credits.ts";
import { lotsOf } from "./for-sale.ts";
import type { Bound } from "./joined-purchases.ts";
import type { Ahead, LedgerAhead } from "./ledger-ahead.ts";
import { amountsToTry } from "./ledger-amounts.ts";
import type { ByMonth, LedgerFloor } from "./ledger-floor.ts";
import { burnsWhatItBuys, byPromise, isStillToCome, type LedgerWay, type PlayedWay, SeenWays } from "./ledger-way.ts";
import { Queue } from "./queue.ts";
import { purchasesOf, type Ware } from "./wares.ts";

/** The ledger is played no more often than this for one question. */
const MOST_PLAYS = 150;

export interface LedgerQuestion {
  readonly plan: Plan;
  readonly ledger: LedgerAhead;
  readonly floor: LedgerFloor;
  /** By month. */
  readonly wares: readonly (readonly Ware[])[];
  /** What the work may burn of each kind. */
  readonly wanted: ByMonth;
  /** What is to be bought of a kind in a month if nothing is bought at all. */
  readonly lacking: ByMonth;
  /** What is to be bought of a kind for what the ledger lacks in a month. */
  readonly toBuy: (kind: KindId, lackOf: (kind: KindId) => Credits) => Credits;
  /** What costs as much, in millionths, is of no use. */
  readonly limit: number;
  /** What all invoices are rounded to, in millionths. */
  readonly minor: number;
}

/** The cheapest purchases that were found. */
export interface FoundOnLedger {
  /** Undefined where none that were found cost less than the limit. */
  readonly bought: readonly Bound[] | undefined;
  /** False where others may cost less. */
  readonly isCheapest: boolean;
}

/**
 * The cheapest purchases with which nothing is short, found on the ledger itself: whatever burns before or after them, and
 * whatever they spare or push into expiry, is played.
 *
 * The most promising way goes on first: the ledger is played with what it buys, and the first month that still lacks anything
 * has to be covered by a purchase in that month or before it. A way is dropped when what it has paid and the least that
 * ends its lack come to as much as is known to be enough, or when another has no less alive for no more money. What comes
 * once is bought in a month in which some of it is burned.
 */
export function searchOnLedger(question: LedgerQuestion): FoundOnLedger {
  const least = question.floor.from(0, question.lacking);
  return new LedgerSearch(question, least).run();
}

class LedgerSearch {
  private readonly asked: LedgerQuestion;
  private readonly least: number;
  /** Of several, one may be burned only when another is bought as well. */
  private readonly isOnlyKind: boolean;
  private readonly queue = new Queue<LedgerWay | PlayedWay>(byPromise);
  private readonly seen: SeenWays;
  private best: LedgerWay | undefined;
  /** No more may be paid. */
  private most: number;
  /** False once amounts were left out that might have been of use, or ways were not gone on with. */
  private triesAll = true;

  constructor(asked: LedgerQuestion, least: number) {
    this.asked = asked;
    this.least = least;
    this.most = this.nextBelow(asked.limit);
    this.seen = new SeenWays(asked.plan);
    this.isOnlyKind = new Set(asked.wares.flat().map(({ kind }) => kind)).size === 1;
  }

  run(): FoundOnLedger {
    if (this.least > this.most) return { bought: undefined, isCheapest: true };
    const { opening } = this.asked.ledger;
    const nothing = { bought: [], purchases: [], paid: 0 };
    this.queue.put({ ...nothing, month: 0, slot: -1, opening, atLeast: this.least });
    for (let way = this.queue.take(); way && way.atLeast <= this.most; way = this.queue.take()) {
      if ("ahead" in way) this.goOn(way);
      else if (this.asked.ledger.plays < MOST_PLAYS) this.play(way);
      else {
        this.triesAll = false;
        break;
      }
    }
    return { bought: this.best?.bought, isCheapest: this.triesAll || this.least > this.most };
  }

  /** The most that an invoice may come to that is less. */
  private nextBelow(cost: number): number {
    return cost === Number.POSITIVE_INFINITY ? cost : (Math.ceil(cost / this.asked.minor) - 1) * this.asked.minor;
  }

  /** Either nothing is short, or it is put back with what it costs at the least to end what is. */
  private play(way: LedgerWay): void {
    const { ledger, floor } = this.asked;
    const ahead = ledger.from(way.month, way.opening, way.purchases);
    if (ahead.short === undefined) {
      this.best = way;
      this.most = this.nextBelow(way.paid);
      return;
    }
    const atLeast = Math.max(way.atLeast, way.paid + floor.from(way.month, this.lackIn(ahead)));
    const played = { ...way, ahead, atLeast };
    if (this.isOnlyKind && !burnsWhatItBuys(played)) return;
    if (atLeast <= this.most && this.isNew(played, way.month, way.slot)) this.queue.put(played);
  }

  private isNew({ ahead, purchases, paid }: PlayedWay, month: number, slot: number): boolean {
    const stock = this.asked.ledger.stockIn(month, ahead.alive[month] as readonly Lot[], purchases);
    return this.seen.isNew(month, { slot, paid, stock });
  }

  private lackIn({ lack }: Ahead): ByMonth {
    return (month, kind) => this.asked.toBuy(kind, (each) => lack(month, each));
  }

  /** Every way with one purchase more, in the first month that lacks anything or before it. */
  private goOn(way: PlayedWay): void {
    const lack = this.lackIn(way.ahead);
    const last = burnsWhatItBuys(way) ? (way.ahead.short as number) : way.month;
    for (let month = way.month; month <= last; month += 1) {
      if (month > way.month && !this.isNew(way, month, -1)) continue;
      for (const [slot, ware] of (this.asked.wares[month] ?? []).entries()) {
        if (isStillToCome(way, month, slot, ware)) this.buy(way, month, slot, ware, lack);
      }
    }
  }

  private buy(way: PlayedWay, month: number, slot: number, ware: Ware, lack: ByMonth): void {
    const { floor } = this.asked;
    const { line, commitment, kind } = ware;
    for (const amounts of this.amountsSold(way, month, ware, lack)) {
      const paid = way.paid + line.cost(amounts, commitment);
      const credits = lotsOf(amounts, commitment).reduce((sum, { amount }) => sum + amount, 0);
      const atLeast = Math.max(way.atLeast, paid + floor.from(month, lack, { kind, credits }));
      if (atLeast > this.most) continue;
      this.queue.put({
        month,
        slot,
        bought: [...way.bought, ...amounts.map((amount) => ({ line, commitment, credits: amount }))],
        purchases: [...way.purchases, ...purchasesOf(ware, amounts)],
        paid,
        opening: way.ahead.alive[month] as readonly Lot[],
        atLeast,
      });
    }
  }

  private amountsSold(way: PlayedWay, month: number, ware: Ware, lack: ByMonth): readonly (readonly Credits[])[] {
    const { wares, wanted } = this.asked;
    const short = way.ahead.short as number;
    const { isOnlyKind } = this;
    const { amounts, isAll } = amountsToTry(ware, { month, short, lack, wanted, months: wares.length, isOnlyKind });
    this.triesAll &&= isAll;
    const sold = amounts.flatMap((amount) => {
      const purchases = ware.line.purchasesFor(amount);
      return purchases ? [[purchases.join(), purchases] as const] : [];
    });
    return [...new Map(sold).values()];
  }
}
