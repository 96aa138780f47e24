import { currencyOf } from "../engine/pricing.ts";
import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Currency, Money } from "../units/money.ts";
import { TooLargeError } from "../units/too-large.ts";
import type { Candidate } from "./answer.ts";
import type { Ask } from "./choose-plan.ts";
import { contest } from "./contest.ts";
import { type Conversion, convert } from "./exchange.ts";
import type { Input } from "./inputs.ts";

/** Who runs along an input: a plan with its cheapest offer, or one of its offers alone. */
export interface Runner {
  readonly plan: Plan;
  readonly ask: Ask;
  readonly told: Told;
}

/** The currency that totals are held against each other in, and the rates that lead there. */
export interface Told {
  readonly currency: Currency;
  readonly conversion: Conversion | undefined;
}

/** More than any total: what has none. */
export const NO_TOTAL = Number.POSITIVE_INFINITY as Money;

/**
 * What the best offer of a plan costs as an input moves. More work never costs less, so what is known of one step bounds
 * all steps that make more work, and those that make less.
 */
export class Course {
  readonly runner: Runner;
  private readonly input: Input;
  private readonly scenarioAt: (step: number) => Scenario;
  private readonly known = new Map<number, Money>();
  /** The most that is known not to be undercut, by step. */
  private readonly notBelow = new Map<number, Money>();

  constructor(runner: Runner, input: Input, scenarioAt: (step: number) => Scenario) {
    this.runner = runner;
    this.input = input;
    this.scenarioAt = scenarioAt;
  }

  /** Take down what is known already of a point, which may lie between two steps. */
  know(step: number, total: Money): void {
    this.known.set(step, total);
  }

  /** The cheapest qualifying offer at a step. */
  bestAt(step: number): Candidate | undefined {
    return this.contestAt(step).cheapest;
  }

  /** One of the offers that were played, where none qualifies: what it lacks says why. */
  triedAt(step: number): Candidate | undefined {
    const { cheapest, played } = this.contestAt(step);
    return cheapest ?? played[0];
  }

  totalAt(step: number): Money {
    const known = this.known.get(step);
    if (known !== undefined) return known;
    const total = this.told(this.bestAt(step));
    this.known.set(step, total);
    return total;
  }

  /** The most that it costs anywhere between two steps. */
  mostWithin(low: number, high: number): Money {
    if (this.input.makes === "either" && low !== high) return NO_TOTAL;
    return this.totalAt(this.input.makes === "less" ? low : high);
  }

  /** False where it costs no less than `limit` anywhere between two steps. */
  mayUndercut(limit: Money, low: number, high: number): boolean {
    if (this.input.makes === "either" && low !== high) return true;
    const easiest = this.input.makes === "less" ? high : low;
    return !this.isKnownNotBelow(limit, easiest) && this.undercuts(limit, easiest);
  }

  /** True where it costs less than `limit` at a step. */
  undercuts(limit: Money, step: number): boolean {
    const known = this.known.get(step);
    if (known !== undefined) return known < limit;
    const { plan, told } = this.runner;
    const isComparable = currencyOf(plan, this.scenarioAt(step).currency) === told.currency;
    if (!isComparable || limit === NO_TOTAL) return this.totalAt(step) < limit;
    const total = this.told(this.contestAt(step, limit).cheapest);
    if (total < limit) this.known.set(step, total);
    else this.notBelow.set(step, limit);
    return total < limit;
  }

  private isKnownNotBelow(limit: Money, step: number): boolean {
    const bounds = (at: number) => {
      if (this.input.makes === "either") return at === step;
      return this.input.makes === "less" ? at >= step : at <= step;
    };
    const says = ([at, total]: [number, Money]) => total >= limit && bounds(at);
    return [...this.known].some(says) || [...this.notBelow].some(says);
  }

  private contestAt(step: number, below?: Money) {
    const { plan, ask } = this.runner;
    try {
      return contest(plan, this.scenarioAt(step), ask, { wanted: "cheapest", ...(below !== undefined && { below }) });
    } catch (error) {
      if (error instanceof TooLargeError) return { cheapest: undefined, played: [] };
      throw error;
    }
  }

  private told(best: Candidate | undefined): Money {
    const { total, currency } = best?.estimate.cost ?? {};
    if (total === undefined || currency === undefined) return NO_TOTAL;
    return toldIn(this.runner.told, total, currency) ?? NO_TOTAL;
  }
}

/** An amount as it is held against others; undefined where no rate leads there. */
export function toldIn({ currency: into, conversion }: Told, amount: Money, currency: Currency): Money | undefined {
  return currency === into ? amount : conversion && convert(amount, currency, into, conversion);
}
