import { type Offer, topUpsSold } from "../engine/offer.ts";
import { amountIn, currencyOf } from "../engine/pricing.ts";
import { subscribe } from "../engine/subscription.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Currency } from "../units/money.ts";
import { ForSale } from "./for-sale.ts";
import type { PathTerm } from "./path-term.ts";
import { leastRateOf } from "./purchase-prospects.ts";

/**
 * What a thousandth of a credit may have cost at the least along a path so far, in millionths, by the plan's kinds; infinite
 * where none was for sale.
 */
export interface PricesSoFar {
  readonly rates: readonly number[];
}

/** What credits cost at the least on a path: bought ones may come from any term up to the one that needs them. */
export class PathPrices {
  /** Before anything is taken. */
  readonly none: PricesSoFar;
  private readonly terms: readonly PathTerm[];
  private readonly kinds: readonly KindId[];
  private readonly scenario: Scenario;
  private readonly currency: Currency;
  private readonly mayBuy: boolean;
  private readonly own = new Map<PathTerm, TermPrices>();
  private readonly met = new Map<string, PricesSoFar>();
  private readonly next = new Map<PricesSoFar, Map<PathTerm, PricesSoFar>>();
  private readonly rates = new Map<TopUp, number>();

  constructor(terms: readonly PathTerm[], scenario: Scenario, mayBuy: boolean) {
    const [first] = terms as readonly [PathTerm];
    this.terms = terms;
    this.kinds = first.offer.plan.kinds;
    this.scenario = scenario;
    this.currency = currencyOf(first.offer.plan, scenario.currency);
    this.mayBuy = mayBuy;
    this.none = this.meeting(this.kinds.map(() => Number.POSITIVE_INFINITY));
  }

  /** A credit of a kind under any offer. */
  least(index: number): number {
    return Math.min(...this.terms.map((term) => this.within(term, index, this.after(this.none, term))));
  }

  /** A credit that a term lacks: bought up to then, or paid for as its own offer says. */
  within(term: PathTerm, index: number, soFar: PricesSoFar): number {
    return Math.min(soFar.rates[index] as number, this.ownOf(term).afterwards[index] as number);
  }

  /** When a term is taken as well. */
  after(soFar: PricesSoFar, term: PathTerm): PricesSoFar {
    const known = this.next.get(soFar) ?? new Map<PathTerm, PricesSoFar>();
    this.next.set(soFar, known);
    const { topUps } = this.ownOf(term);
    const after =
      known.get(term) ?? this.meeting(soFar.rates.map((rate, index) => Math.min(rate, topUps[index] as number)));
    known.set(term, after);
    return after;
  }

  /** The same prices are the same object. */
  private meeting(rates: readonly number[]): PricesSoFar {
    const prices = this.met.get(rates.join()) ?? { rates };
    this.met.set(rates.join(), prices);
    return prices;
  }

  private ownOf(term: PathTerm): TermPrices {
    const known = this.own.get(term) ?? {
      topUps: this.kinds.map((kind) => (this.mayBuy ? this.leastTopUp(term.offer, kind) : Number.POSITIVE_INFINITY)),
      afterwards: this.kinds.map((kind) =>
        this.mayBuy ? this.afterwards(term.offer, kind) : Number.POSITIVE_INFINITY,
      ),
    };
    this.own.set(term, known);
    return known;
  }

  /** Overage, or another kind burned instead, which is not followed up. */
  private afterwards({ whenEmpty }: Offer, kind: KindId): number {
    const response = whenEmpty[kind]?.response;
    if (response?.do === "exchange") return 0;
    if (response?.do !== "overage") return Number.POSITIVE_INFINITY;
    const price = amountIn(response.amount, this.currency, "");
    return isKnown(price) ? price / 1000 : Number.POSITIVE_INFINITY;
  }

  private leastTopUp(offer: Offer, kind: KindId): number {
    const sold = topUpsSold(offer, subscribe(offer, this.scenario).created, kind);
    return Math.min(Number.POSITIVE_INFINITY, ...sold.map((topUp) => this.leastRate(topUp, offer)));
  }

  /** A line costs the same under every offer, but for a mark-up on the offer's own price. */
  private leastRate(topUp: TopUp, offer: Offer): number {
    if (topUp.unit.is === "pack" && !(isKnown(topUp.unit.credits) && topUp.unit.credits > 0))
      return Number.POSITIVE_INFINITY;
    const known = this.rates.get(topUp) ?? leastRateOf(new ForSale(topUp, offer, this.currency), this.useful(topUp));
    if (topUp.pricing.is !== "markup") this.rates.set(topUp, known);
    return known;
  }

  /** The most of one purchase that can ever be used: all that is wanted within its life. */
  private useful(topUp: TopUp): number {
    const bounds = monthBounds(this.scenario);
    const end = bounds.at(-1) as Instant;
    const months = lifeInMonths(topUp);
    const wanted = bounds.slice(0, -1).map((from, month) => {
      const until = bounds[month + months] ?? end;
      return Math.max(...this.terms.map((term) => term.wanted(topUp.kind, from, until)));
    });
    return Math.max(0, ...wanted);
  }
}

/** What the credits of one offer cost at the least, by kind: bought before they are burned, or billed afterwards. */
interface TermPrices {
  readonly topUps: readonly number[];
  readonly afterwards: readonly number[];
}

/** In started months. */
function lifeInMonths({ lasts, every }: TopUp): number {
  const life = lasts ?? every;
  if (typeof life !== "object") return Number.POSITIVE_INFINITY;
  return life.months + Math.ceil(life.days / 28);
}
