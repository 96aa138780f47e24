import type { KindId } from "../plans/plan.ts";
import { type Credits, NO_CREDITS, ONE_CREDIT, UNLIMITED } from "../units/credits.ts";
import type { Taken, Uncovered, Want } from "./burns.ts";
import type { Pool, Pools, Supply } from "./pools.ts";

/** One kind that a flow burns, and how much of it is still to come. */
export class Part {
  left: number;
  /** Undefined where every supply is dry. */
  supply: Supply | undefined;
  readonly cap: Pool | undefined;
  private readonly supplies: readonly Supply[];
  private served = 0;
  private paid = 0;

  readonly kind: KindId;
  private readonly want: Want;

  constructor(want: Want, kind: KindId, amount: Credits, pools: Pools) {
    this.want = want;
    this.kind = kind;
    this.left = amount;
    this.supplies = pools.supplies(want.owner, kind);
    this.cap = pools.cap(want.owner, kind);
  }

  connect(): void {
    this.supply = this.supplies.find(({ pool }) => pool.available > 0);
  }

  get isDry(): boolean {
    return this.left > 0 && (this.supply === undefined || this.cap?.available === 0);
  }

  get isExchanged(): boolean {
    return this.supply !== undefined && this.supply.rate !== ONE_CREDIT;
  }

  /** What the rest of this part would take out of its supply. */
  get load(): number {
    return this.priceOf(this.left);
  }

  priceOf(amount: number): number {
    const rate = this.supply?.rate ?? ONE_CREDIT;
    return rate === ONE_CREDIT ? amount : Number((BigInt(amount) * BigInt(rate) + 500n) / 1000n);
  }

  /** Cover so much of this part from its supply, for `price` of the supply's credits, at most all that it has. */
  serve(amount: number, price = this.priceOf(amount)): void {
    const paid = Math.min(price, this.supply?.pool.available ?? 0);
    this.served += amount;
    this.paid += paid;
    this.left -= amount;
    if (this.supply && this.supply.pool.available !== UNLIMITED) this.supply.pool.available -= paid;
    if (this.cap) this.cap.available -= amount;
  }

  /** Take what has been served since the last time out of the pool's lots, in their order. */
  draw(): Taken[] {
    const taken: Taken[] = [];
    const { supply } = this;
    const exchanged = this.isExchanged;
    for (const lot of supply?.pool.lots ?? []) {
      const amount = Math.min(lot.left, this.paid);
      if (amount === 0) continue;
      const covers = exchanged ? proportion(this.served, amount, this.paid) : amount;
      if (lot.left !== UNLIMITED) lot.left -= amount;
      this.paid -= amount;
      this.served -= covers;
      taken.push({
        lot: lot.id,
        flow: this.want.flow,
        wanted: this.kind,
        amount: amount as Credits,
        covers: covers as Credits,
      });
    }
    if (this.served > 0) taken.push(this.rounding(taken.pop()));
    this.served = 0;
    this.paid = 0;
    return taken;
  }

  /** The thousandths that an exchange covered without taking a whole thousandth for them go with the last that were taken. */
  private rounding(last: Taken | undefined): Taken {
    const covers = ((last?.covers ?? 0) + this.served) as Credits;
    const lot = last?.lot ?? this.supply?.pool.lots[0]?.id ?? "";
    return { lot, flow: this.want.flow, wanted: this.kind, amount: last?.amount ?? NO_CREDITS, covers };
  }
}

/** A flow that still runs. */
export class Running {
  readonly parts: Part[];
  private readonly want: Want;

  constructor(want: Want, pools: Pools) {
    this.want = want;
    this.parts = want.parts
      .filter(({ amount }) => amount > 0)
      .map(({ kind, amount }) => new Part(want, kind, amount, pools));
  }

  connect(): void {
    for (const part of this.parts) part.connect();
  }

  get isDry(): boolean {
    return this.parts.some((part) => part.isDry);
  }

  get isDone(): boolean {
    return this.parts.every((part) => part.left === 0);
  }

  rest(): Uncovered[] {
    return this.parts
      .filter((part) => part.left > 0)
      .map(({ kind, left, isDry }) => ({
        flow: this.want.flow,
        owner: this.want.owner,
        kind,
        amount: left as Credits,
        heldBack: !isDry,
      }));
  }
}

function proportion(amount: number, part: number, whole: number): number {
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
