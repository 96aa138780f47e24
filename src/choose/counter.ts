import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { Path, Stage } from "../engine/path.ts";
import { simulate } from "../engine/simulate.ts";
import { type Purchase, priceOfPurchase } from "../engine/top-ups.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, credits } from "../units/credits.ts";
import type { Rules } from "./ask.ts";
import { lackToBuy } from "./burned-instead.ts";
import { joinRenewals } from "./joined-purchases.ts";
import { isShort, lackOf } from "./lack.ts";
import { ledgerQuestion } from "./ledger-question.ts";
import { searchOnLedger } from "./ledger-search.ts";
import { cheapestPurchases, type PurchasePlan } from "./purchase-plan.ts";
import { type Sale, saleAt, topUpsOf } from "./shelf.ts";
import { maySpare } from "./spared-allowance.ts";

/** What is still short after a purchase is bought as well: so many times. */
const MOST_ROUNDS = 4;

/** What is bought, and whether it is shown that nothing costs less. */
export interface OnTopOfIt {
  readonly estimate: Estimate;
  readonly isCheapest: boolean;
}

/**
 * Buys for an offer or a path of offers whatever the ledger lacks, at the least cost.
 *
 * First for what each month lacks when nothing is bought, as if bought credits were burned for that alone. Played, that is the
 * answer wherever bought credits spare nothing that outlives its month. Elsewhere, or where something is still short, the ledger
 * itself is searched for purchases that cost less.
 */
export class Counter {
  private readonly scenario: Scenario;
  private readonly rules: Rules;
  private readonly bare: Estimate;
  /** Kinds that are bought in another, which is burned for them. */
  private readonly instead: ReadonlySet<KindId>;
  /** What may be spent on top, in millionths, that amount itself not included. */
  private readonly limit: number;
  /** Nothing is billed as overage where it is bought beforehand. */
  private readonly path: Path;

  constructor(bare: Estimate, scenario: Scenario, rules: Rules, instead: ReadonlySet<KindId>, limit: number) {
    this.scenario = scenario;
    this.rules = rules;
    this.bare = bare;
    this.instead = instead;
    this.limit = limit;
    this.path = bare.stages.map(({ offer, subscription: { from } }) => ({ offer: withoutOverage(offer), from }));
  }

  /** Undefined where nothing for sale covers it, or nothing below the limit. */
  cheapest(): OnTopOfIt | undefined {
    const start = this.play([]);
    const quick = this.forNeeds(start);
    return quick.isPlayedAsThought ? quick.found : this.onLedger(start, quick.found);
  }

  /**
   * What covers the needs of the bare months, and what is still short when that is played. It goes as thought where nothing is
   * short the first time, and nothing can be spared.
   */
  private forNeeds(start: Estimate): { readonly found: OnTopOfIt | undefined; readonly isPlayedAsThought: boolean } {
    const { kinds } = this.bare.offer.plan;
    const spares = kinds.some((kind) => this.lackIn(kind, start) > 0 && this.maySpare(kind));
    let estimate = start;
    let isCheapest = true;
    let round = 0;
    for (; round < MOST_ROUNDS && isShort(estimate); round += 1) {
      if ((estimate.cost.topUps ?? 0) >= this.limit)
        return { found: undefined, isPlayedAsThought: !spares && round <= 1 };
      const more = kinds.map((kind) => this.buy(kind, estimate));
      if (more.some((plan) => plan === undefined))
        return { found: undefined, isPlayedAsThought: !spares && round === 0 };
      isCheapest &&= more.every((plan) => plan?.isCheapest);
      estimate = this.play([...estimate.purchases, ...more.flatMap((plan) => plan?.purchases ?? [])]);
    }
    return { found: { estimate, isCheapest }, isPlayedAsThought: !spares && round <= 1 && !isShort(estimate) };
  }

  private lackIn(kind: KindId, { kinds }: Pick<Estimate, "kinds">): Credits {
    return lackToBuy(kind, this.instead, this.bare.stages, (each) => lackOf(kinds[each]));
  }

  private play(purchases: readonly Purchase[]): Estimate {
    const isAsItWas = this.path.every(({ offer }, index) => offer === this.bare.stages[index]?.offer);
    if (isAsItWas && purchases.length === 0) return this.bare;
    return simulate(this.path, this.scenario, { isFree: this.rules.isFree, purchases });
  }

  private buy(kind: KindId, { months, cost }: Estimate): PurchasePlan | undefined {
    const bounds = monthBounds(this.scenario);
    const { currency, topUps: spent = 0 } = cost;
    const needs = months.map((month, index) => ({
      at: bounds[index] as Instant,
      until: bounds[index + 1] as Instant,
      credits: this.lackIn(kind, month),
    }));
    return cheapestPurchases({ needs, sales: this.salesOf(kind), currency, limit: this.limit - spent });
  }

  private salesOf(kind: KindId): readonly Sale[] {
    const { currency } = this.bare.cost;
    const isPriced = (topUp: TopUp, { offer }: Stage) =>
      isKnown(priceOfPurchase(topUp, credits(1000), offer, currency));
    return this.bare.stages.map((stage) => ({
      ...stage,
      topUps: topUpsOf(stage, kind).filter((topUp) => isPriced(topUp, stage)),
    }));
  }

  private maySpare(kind: KindId): boolean {
    const topUps = this.bare.stages.flatMap((stage) => topUpsOf(stage, kind));
    return maySpare(kind, this.bare, topUps, this.scenario);
  }

  /** The ledger itself is searched for purchases that cost less than those found. */
  private onLedger(start: Estimate, found: OnTopOfIt | undefined): OnTopOfIt | undefined {
    const enough = found && !isShort(found.estimate) ? found.estimate.cost.topUps : undefined;
    const { bare, path, scenario, rules, instead } = this;
    const question = ledgerQuestion({
      start,
      path,
      scenario,
      isFree: rules.isFree,
      instead,
      salesOf: (kind) => this.salesOf(kind),
      limit: Math.min(this.limit, enough ?? Number.POSITIVE_INFINITY),
    });
    const { bought, isCheapest } = searchOnLedger(question);
    if (!bought) return found && { ...found, isCheapest };
    const purchases = joinRenewals(bought, (at) => saleAt(bare.stages, at).subscription);
    return { estimate: this.play(purchases), isCheapest };
  }
}

function withoutOverage(offer: Offer): Offer {
  const answers = Object.entries(offer.whenEmpty);
  if (answers.every(([, { response }]) => response.do !== "overage")) return offer;
  return { ...offer, whenEmpty: Object.fromEntries(answers.filter(([, { response }]) => response.do === "exchange")) };
}
