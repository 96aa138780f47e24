import { type Offer, topUpsSold } from "../engine/offer.ts";
import { amountIn, currencyOf } from "../engine/pricing.ts";
import { subscribe } from "../engine/subscription.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Currency } from "../units/money.ts";
import { ForSale } from "./for-sale.ts";
import type { PathTerm } from "./path-term.ts";
import { leastRateOf } from "./purchase-prospects.ts";

/** The least that a thousandth of a credit costs on a path, in millionths; infinite where none may be bought. */
export class PathPrices {
  private readonly terms: readonly PathTerm[];
  private readonly scenario: Scenario;
  private readonly currency: Currency;
  private readonly mayBuy: boolean;
  private readonly topUps = new Map<KindId, number>();
  private readonly known = new Map<PathTerm, Map<KindId, number>>();

  constructor(terms: readonly PathTerm[], scenario: Scenario, mayBuy: boolean) {
    const [first] = terms as readonly [PathTerm];
    this.terms = terms;
    this.scenario = scenario;
    this.currency = currencyOf(first.offer.plan, scenario.currency);
    this.mayBuy = mayBuy;
    for (const kind of first.offer.plan.kinds) this.topUps.set(kind, this.leastTopUp(kind));
  }

  /** Under any offer. */
  least(kind: KindId): number {
    return Math.min(...this.terms.map((term) => this.within(term, kind)));
  }

  /** Under one offer: what any offer sells may have been bought before, overage is billed by its own. */
  within(term: PathTerm, kind: KindId): number {
    if (!this.mayBuy) return Number.POSITIVE_INFINITY;
    const known = this.known.get(term) ?? new Map<KindId, number>();
    this.known.set(term, known);
    if (!known.has(kind)) known.set(kind, Math.min(this.topUps.get(kind) ?? 0, this.afterwards(term.offer, kind)));
    return known.get(kind) as number;
  }

  /** Overage, or another kind burned instead, which is not followed up. */
  private afterwards({ whenEmpty }: Offer, kind: KindId): number {
    const response = whenEmpty[kind]?.response;
    if (response?.do === "exchange") return 0;
    if (response?.do !== "overage") return Number.POSITIVE_INFINITY;
    const price = amountIn(response.amount, this.currency, "");
    return isKnown(price) ? price / 1000 : Number.POSITIVE_INFINITY;
  }

  private leastTopUp(kind: KindId): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { offer } of this.terms) {
      for (const topUp of topUpsSold(offer, subscribe(offer, this.scenario).created, kind)) {
        if (topUp.unit.is === "pack" && !(isKnown(topUp.unit.credits) && topUp.unit.credits > 0)) continue;
        least = Math.min(least, leastRateOf(new ForSale(topUp, offer, this.currency), this.useful(topUp)));
      }
    }
    return least;
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

/** In started months. */
function lifeInMonths({ lasts, every }: TopUp): number {
  const life = lasts ?? every;
  if (typeof life !== "object") return Number.POSITIVE_INFINITY;
  return life.months + Math.ceil(life.days / 28);
}
