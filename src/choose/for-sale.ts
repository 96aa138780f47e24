import type { Offer } from "../engine/offer.ts";
import { priceOfPurchase, smallestPurchase } from "../engine/top-ups.ts";
import { isKnown, type TopUp } from "../plans/plan.ts";
import { type Credits, creditsAsFraction, ONE_CREDIT, roundCredits } from "../units/credits.ts";
import { approximately, compare, type Fraction, times } from "../units/fraction.ts";
import { type Currency, roundToMinorUnit } from "../units/money.ts";
import type { BoughtLot } from "./bought-stock.ts";
import type { Commitment } from "./commitments.ts";
import { turningPoints } from "./turning-points.ts";

/** A top-up line on the shelf: which amounts it comes in, and what they cost. */
export class ForSale {
  readonly topUp: TopUp;
  /** The smallest amount by which purchases differ: a credit or a pack. */
  readonly step: Credits;
  /** The most that one purchase can hold. */
  readonly most: number;
  readonly turns: readonly Credits[];
  private readonly offer: Offer;
  private readonly currency: Currency;
  private readonly prices = new Map<Credits, Fraction | undefined>();
  private readonly purchases = new Map<number, readonly Credits[] | undefined>();

  constructor(topUp: TopUp, offer: Offer, currency: Currency) {
    const { unit, max } = topUp;
    this.topUp = topUp;
    this.offer = offer;
    this.currency = currency;
    this.step = unit.is === "pack" && isKnown(unit.credits) ? unit.credits : ONE_CREDIT;
    this.most = max !== undefined && isKnown(max) ? Math.floor(max / this.step) * this.step : Number.POSITIVE_INFINITY;
    this.turns = turningPoints(topUp, this.step, (amount) => this.price(amount), currency);
  }

  /** The exact price of one purchase; undefined where that amount is not sold. */
  price(amount: Credits): Fraction | undefined {
    if (!this.prices.has(amount)) {
      const price = priceOfPurchase(this.topUp, amount, this.offer, this.currency);
      this.prices.set(amount, isKnown(price) ? price : undefined);
    }
    return this.prices.get(amount);
  }

  /** What purchases are billed over a commitment, in millionths: each delivery rounded once, as on the invoice. */
  cost(amounts: readonly Credits[], { shares }: Pick<Commitment, "shares">): number {
    let sum = 0;
    for (const amount of amounts) {
      const price = this.price(amount);
      if (!price) return Number.POSITIVE_INFINITY;
      for (const share of shares) sum += roundToMinorUnit(times(price, share), this.currency);
    }
    return sum;
  }

  /**
   * The purchases that bring at least `needed`: one, raised to what the vendor sells, and on to a larger amount that costs
   * no more; several where the most of one forbids it.
   */
  purchasesFor(needed: number): readonly Credits[] | undefined {
    if (!this.purchases.has(needed))
      this.purchases.set(needed, needed <= this.most ? this.single(needed) : this.several(needed));
    return this.purchases.get(needed);
  }

  /** True where every unit costs the same, however many are bought and whenever: then nothing is ever bought ahead. */
  get isPlain(): boolean {
    const { pricing, min, minSpend } = this.topUp;
    const isFlat = (pricing.is === "flat" || pricing.is === "markup") && minSpend === undefined;
    return isFlat && (min === undefined || (isKnown(min) && min <= this.step));
  }

  /** True where two purchases are billed as much as one of both together. */
  isBilledAlikeApart(a: Credits, b: Credits, commitment: Commitment): boolean {
    const sold = [a, b].every((amount) => this.purchasesFor(amount)?.[0] === amount);
    return sold && this.cost([a, b], commitment) === this.cost([(a + b) as Credits], commitment);
  }

  private single(needed: number): readonly Credits[] | undefined {
    const smallest = smallestPurchase(this.topUp, needed as Credits, this.offer, this.currency);
    const larger = this.turns.filter((turn) => turn >= needed && turn !== smallest);
    const sold = [...(smallest === undefined ? [] : [smallest]), ...larger].filter((amount) => this.price(amount));
    const [first, ...others] = sold;
    return first === undefined
      ? undefined
      : [others.reduce((best, other) => (this.isBetter(other, best) ? other : best), first)];
  }

  private isBetter(a: Credits, b: Credits): boolean {
    const difference = compare(this.price(a) as Fraction, this.price(b) as Fraction);
    return difference < 0 || (difference === 0 && a > b);
  }

  /** As many of the most as it takes, and two that make up the rest, one of them at a turning point. */
  private several(needed: number): readonly Credits[] | undefined {
    const full = Math.max(0, Math.ceil(needed / this.most) - 2);
    let best: { amounts: readonly Credits[]; price: number } | undefined;
    for (const turn of this.turns.toReversed()) {
      const rest = this.single(Math.max(this.step, needed - full * this.most - turn));
      if (!rest) continue;
      const amounts = [...Array.from({ length: full }, () => this.most as Credits), turn, ...rest];
      const price = amounts.reduce((sum, amount) => sum + approximately(this.price(amount) as Fraction), 0);
      if (!best || price < best.price) best = { amounts, price };
    }
    return best?.amounts;
  }
}

/** The lots that purchases bring within the horizon. */
export function lotsOf(amounts: readonly Credits[], { brings }: Commitment): readonly BoughtLot[] {
  return brings.map(({ from, to, share }) => ({
    from,
    to,
    amount: amounts.reduce((sum, amount) => sum + roundCredits(times(creditsAsFraction(amount), share)), 0),
  }));
}
