import type { Estimate } from "../engine/estimate.ts";
import { type Offer, topUpsSold } from "../engine/offer.ts";
import type { Path, Stage } from "../engine/path.ts";
import { simulate } from "../engine/simulate.ts";
import { type Purchase, priceOfPurchase } from "../engine/top-ups.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, credits, creditsAsFraction, NO_CREDITS, shareOf } from "../units/credits.ts";
import type { Rules } from "./ask.ts";
import { burnedInstead, waysToBuy } from "./burned-instead.ts";
import { lackOf } from "./lack.ts";
import { cheapestPurchases } from "./purchase-plan.ts";

/** What is still short after a purchase is bought as well: so many times. */
const MOST_ROUNDS = 4;

/**
 * An offer, or a path, with what it needs bought on top; undefined where nothing for sale covers it, or nothing with which the
 * total stays below so much.
 *
 * Bought credits may burn before others do and push those into expiry, so what is still short after a purchase is bought as well.
 * What is left of them may spare allowances that outlive their period, so that less has to be bought later: where anything
 * is left over, everything behind each purchase is bought anew for what is then lacking, and the cheapest of all that is taken.
 * What another kind is burned for may be bought in that kind; where it is for sale itself as well, the cheaper of the two.
 */
export function boughtOnTop(bare: Estimate, scenario: Scenario, rules: Rules, below: number): OnTopOfIt | undefined {
  const lacks = (kind: KindId | undefined) => kind !== undefined && lackOf(bare.kinds[kind]) > 0;
  const lacking = bare.offer.plan.kinds.filter((kind) => lacks(kind) || lacks(burnedInstead(bare.stages, kind)?.into));
  const isSold = (kind: KindId) => bare.stages.some((stage) => topUpsOf(stage, kind).length > 0);
  const ways = waysToBuy(lacking, bare.stages, isSold).flatMap((instead) => {
    const counter = new Counter(bare, scenario, rules, instead, below - (bare.cost.subscription ?? 0));
    const estimate = counter.fillUp(bare);
    return estimate ? [{ estimate, isCheapest: counter.isCheapest }] : [];
  });
  const [first, ...others] = ways;
  if (!first) return undefined;
  const best = others.reduce((a, b) => (isCheaper(b.estimate, a.estimate) ? b : a), first);
  return { ...best, isCheapest: best.isCheapest && others.length === 0 };
}

/** What is bought, and whether it is shown that nothing costs less. */
interface OnTopOfIt {
  readonly estimate: Estimate;
  readonly isCheapest: boolean;
}

export function isShort(estimate: Estimate): boolean {
  return Object.values(estimate.kinds).some(({ shortage }) => shortage > 0);
}

/** What an account with this offer may buy of a kind. */
export function topUpsOf({ offer, subscription }: Stage, kind: KindId): readonly TopUp[] {
  return topUpsSold(offer, subscription.created, kind);
}

/** Buys for a path of offers whatever the ledger lacks. */
class Counter {
  isCheapest = true;
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

  /** All that is bought, and bought anew behind each purchase where anything is left over. */
  fillUp(bare: Estimate): Estimate | undefined {
    let best = this.fill([]);
    if (!best || wasteOf(best) <= wasteOf(bare)) return best;
    for (let kept = 1; kept < best.purchases.length; kept += 1) {
      const again = this.fill(inTime(best.purchases).slice(0, kept));
      if (again && isCheaper(again, best)) {
        best = again;
        kept = 0;
      }
    }
    return best;
  }

  /** What must be bought beside what is bought already. */
  private fill(bought: readonly Purchase[]): Estimate | undefined {
    let estimate = this.play(bought);
    for (let round = 0; round < MOST_ROUNDS && isShort(estimate); round += 1) {
      if ((estimate.cost.topUps ?? 0) >= this.limit) return undefined;
      const more = this.bare.offer.plan.kinds.map((kind) => this.buy(kind, estimate));
      if (more.some((found) => found === undefined)) return undefined;
      estimate = this.play([...estimate.purchases, ...more.flatMap((found) => found ?? [])]);
    }
    return estimate;
  }

  /** What is to be bought of a kind: what it lacks itself, unless that is bought in another, and what others lack that are bought in it. */
  private lackIn(kind: KindId, kinds: Estimate["kinds"]): Credits {
    const own = this.instead.has(kind) ? NO_CREDITS : lackOf(kinds[kind]);
    const forOthers = [...this.instead].map((other) => {
      const burned = burnedInstead(this.bare.stages, other);
      return burned?.into === kind ? shareOf(lackOf(kinds[other]), creditsAsFraction(burned.rate)) : NO_CREDITS;
    });
    return add(own, ...forOthers);
  }

  private play(purchases: readonly Purchase[]): Estimate {
    const isAsItWas = this.path.every(({ offer }, index) => offer === this.bare.stages[index]?.offer);
    if (isAsItWas && purchases.length === 0) return this.bare;
    return simulate(this.path, this.scenario, { isFree: this.rules.isFree, purchases });
  }

  private buy(kind: KindId, { months, cost }: Estimate): readonly Purchase[] | undefined {
    const bounds = monthBounds(this.scenario);
    const { currency, topUps: spent = 0 } = cost;
    const needs = months.map(({ kinds }, index) => ({
      at: bounds[index] as number,
      until: bounds[index + 1] as number,
      credits: this.lackIn(kind, kinds),
    }));
    const isPriced = (topUp: TopUp, { offer }: Stage) =>
      isKnown(priceOfPurchase(topUp, credits(1000), offer, currency));
    const sales = this.bare.stages.map((stage) => ({
      ...stage,
      topUps: topUpsOf(stage, kind).filter((topUp) => isPriced(topUp, stage)),
    }));
    const plan = cheapestPurchases({ needs, sales, currency, limit: this.limit - spent });
    if (plan) this.isCheapest &&= plan.isCheapest;
    return plan?.purchases;
  }
}

function withoutOverage(offer: Offer): Offer {
  const answers = Object.entries(offer.whenEmpty);
  if (answers.every(([, { response }]) => response.do !== "overage")) return offer;
  return { ...offer, whenEmpty: Object.fromEntries(answers.filter(([, { response }]) => response.do === "exchange")) };
}

/** Credits that were never used. */
function wasteOf({ kinds }: Estimate): number {
  return Object.values(kinds).reduce((sum, { expired, left }) => sum + expired + (Number.isFinite(left) ? left : 0), 0);
}

function inTime(purchases: readonly Purchase[]): readonly Purchase[] {
  return purchases.toSorted((a, b) => a.at - b.at);
}

function isCheaper(a: Estimate, b: Estimate): boolean {
  if (isShort(a) || a.cost.total === undefined) return false;
  return isShort(b) || b.cost.total === undefined || a.cost.total < b.cost.total;
}
