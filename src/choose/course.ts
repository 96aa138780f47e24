import { currencyOf } from "../engine/pricing.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { type BoundsAlong, boundsAlong } from "./bounds-along.ts";
import { contest } from "./contest.ts";
import type { Input } from "./inputs.ts";
import { MetOnCourse } from "./met-on-course.ts";
import { withTeamOf } from "./moved.ts";
import { amountTold, NO_TOTAL, orNothing, type Runner, totalTold } from "./runner.ts";
import { seatedCost, seatedPath } from "./seated-cost.ts";
import { isOnlyUnpriced } from "./unpriced.ts";

/** As a limit: whatever has a total; offers that can have none are not played. */
const ANY_TOTAL = Number.MAX_SAFE_INTEGER as Money;

/**
 * What the best offer of a plan costs as an input moves. More work never costs less, so what is known of one step bounds
 * all steps that make more work, and those that make less.
 */
export class Course {
  readonly runner: Runner;
  private readonly input: Input;
  private readonly bounds: BoundsAlong;
  private readonly scenarioAt: (step: number) => Scenario;
  private readonly known = new Map<number, Money>();
  private readonly best = new Map<number, Candidate | undefined>();
  private readonly met: MetOnCourse;
  /** The most that is known not to be undercut, by step. */
  private readonly notBelow = new Map<number, Money>();
  /** What it costs at the most, where that was enough to know. */
  private readonly atMost = new Map<number, Money>();

  constructor(runner: Runner, input: Input, scenarioAt: (step: number) => Scenario) {
    this.runner = runner;
    this.input = input;
    this.bounds = boundsAlong(input, runner.plan);
    this.scenarioAt = scenarioAt;
    this.met = new MetOnCourse(runner, scenarioAt);
  }

  /** Take down what is known already of a point, which may lie between two steps. */
  know(step: number, total: Money, best: Candidate | undefined): void {
    this.known.set(step, total);
    this.noteBest(step, best);
  }

  private noteBest(step: number, best: Candidate | undefined): void {
    this.best.set(step, best);
    this.met.note(step, best);
  }

  /** Take down that it costs no less at a point. */
  knowNotBelow(step: number, least: Money): void {
    this.notBelow.set(step, least);
  }

  /**
   * The course of some of the plan's offers alone. What is known of the plan is known of them: its best offer is theirs where
   * it is one of them, and none of theirs costs less where it is not.
   */
  ofOffers(only: NonNullable<Ask["only"]>, isTheirs: (best: Candidate) => boolean): Course {
    const { plan, ask, told } = this.runner;
    const course = new Course({ plan, ask: { ...ask, only }, told }, this.input, this.scenarioAt);
    for (const [step, best] of this.best) {
      if (best && isTheirs(best)) course.know(step, this.totalAt(step), best);
      else if (best) course.notBelow.set(step, this.totalAt(step));
    }
    return course;
  }

  /** The last step up to `most` at which what was met at `from` does the work for less than `limit`. */
  carriedTo(limit: Money, from: number, most: number): number {
    return this.met.carriedTo(limit, from, most);
  }

  /** True where no step costs less than one before it. */
  get neverFalls(): boolean {
    return this.bounds === "more";
  }

  /** True where one step makes less work than another. */
  isEasier(step: number, other: number): boolean {
    return this.bounds === "less" ? step > other : step < other;
  }

  /** The cheapest qualifying offer at a step. */
  bestAt(step: number): Candidate | undefined {
    if (!this.best.has(step)) this.noteBest(step, this.cheapestAt(step));
    return this.best.get(step);
  }

  /** What a path that was met nearby costs here leaves little to be looked for. */
  private cheapestAt(step: number): Candidate | undefined {
    const path = this.met.pathTakenAt(step);
    if (!path) return this.contestAt(step, { below: ANY_TOTAL }).cheapest;
    const { cheapest } = this.contestAt(step, { below: costingAsMuch(path) });
    return totalTold(this.runner, cheapest) <= totalTold(this.runner, path) ? cheapest : path;
  }

  /** Where none qualifies, an offer that was played, one that wants only a price before others: what it lacks says why. */
  triedAt(step: number): Candidate | undefined {
    const best = this.bestAt(step);
    if (best) return best;
    const { played } = this.contestAt(step);
    return played.find(isOnlyUnpriced) ?? played[0];
  }

  totalAt(step: number): Money {
    const known = this.known.get(step);
    if (known !== undefined) return known;
    const most = this.knownMostWithin(step, step);
    const total =
      this.isComparableAt(step) && most < NO_TOTAL
        ? this.totalUpTo(most, step)
        : totalTold(this.runner, this.bestAt(step));
    this.known.set(step, total);
    return total;
  }

  /** No more than it costs where more is to be done: where nothing costs less, it is that. */
  private totalUpTo(most: Money, step: number): Money {
    if (this.isKnownNotBelow(most, step)) return most;
    const { cheapest } = this.contestAt(step, { below: most });
    const total = totalTold(this.runner, cheapest);
    if (total >= most) return most;
    this.noteBest(step, cheapest);
    return total;
  }

  /** The cheapest offer at a step that costs less than `limit`. */
  cheapestBelow(limit: Money, step: number): Candidate | undefined {
    if (!this.isComparableAt(step) || limit === NO_TOTAL || this.best.has(step)) {
      return this.totalAt(step) < limit ? this.bestAt(step) : undefined;
    }
    const { cheapest } = this.contestAt(step, { below: limit });
    const total = totalTold(this.runner, cheapest);
    if (total >= limit) return undefined;
    this.know(step, total, cheapest);
    return cheapest;
  }

  /** The same from what is worked out already, maybe far too much. */
  knownMostWithin(low: number, high: number): Money {
    const known = [...this.known, ...this.atMost].filter(([at]) => this.isHarder(at, low, high));
    return Math.min(NO_TOTAL, ...known.map(([, total]) => total)) as Money;
  }

  /** The same from what the best path of the nearest known step costs there, taken as it is: a look at one for a search of many. */
  takenMostWithin(low: number, high: number): Money {
    if (low < high && (this.bounds === "none" || this.bounds === "seats")) return NO_TOTAL;
    const hardest = this.bounds === "less" ? low : high;
    const known = this.known.get(hardest) ?? this.atMost.get(hardest);
    if (known !== undefined) return known;
    const total = totalTold(this.runner, this.met.pathTakenAt(hardest));
    this.atMost.set(hardest, total);
    return total;
  }

  /** True where a step makes no less work than any between two others. */
  private isHarder(at: number, low: number, high: number): boolean {
    if (this.bounds === "more") return at >= high;
    return this.bounds === "less" ? at <= low : low === high && at === low;
  }

  /** No less than it costs anywhere between two steps. */
  mostWithin(low: number, high: number): Money {
    if (low === high) return this.totalAt(low);
    if (this.bounds === "none") return NO_TOTAL;
    if (this.bounds === "seats") return this.seatedTotal({ paid: high, seats: low, people: high });
    return this.totalAt(this.bounds === "less" ? low : high);
  }

  /** False where it costs no less than `limit` anywhere between two steps. */
  mayUndercut(limit: Money, low: number, high: number): boolean {
    if (low < high && this.bounds === "none") return true;
    if (low < high && this.bounds === "seats")
      return this.mayBeSeatedBelow(limit, { paid: low, seats: high, people: low });
    const easiest = this.bounds === "less" ? high : low;
    if (this.isKnownNotBelow(limit, easiest)) return false;
    return (low < high && this.isKnownBelow(limit, easiest)) || this.undercuts(limit, easiest);
  }

  /** True where it costs less than `limit` at a step. */
  undercuts(limit: Money, step: number): boolean {
    const known = this.known.get(step);
    if (known !== undefined) return known < limit;
    if ((this.atMost.get(step) ?? NO_TOTAL) < limit) return true;
    if (!this.isComparableAt(step) || limit === NO_TOTAL) return this.totalAt(step) < limit;
    const { cheapest } = this.contestAt(step, { below: limit, any: true });
    const total = totalTold(this.runner, cheapest);
    if (total >= limit) this.notBelow.set(step, limit);
    else this.atMost.set(step, total);
    if (total < limit) this.met.note(step, cheapest);
    return total < limit;
  }

  /** True where its own prices are those that totals are told in. */
  private isComparableAt(step: number): boolean {
    const { plan, told } = this.runner;
    return currencyOf(plan, this.scenarioAt(step).currency) === told.currency;
  }

  private isKnownBelow(limit: Money, step: number): boolean {
    const says = ([at, total]: [number, Money]) => total < limit && this.isHarder(at, step, step);
    return [...this.known].some(says) || [...this.atMost].some(says);
  }

  private isKnownNotBelow(limit: Money, step: number): boolean {
    const bounds = (at: number) => {
      if (this.bounds === "more") return at <= step;
      return this.bounds === "less" ? at >= step : at === step;
    };
    const says = ([at, total]: [number, Money]) => total >= limit && bounds(at);
    return [...this.known].some(says) || [...this.notBelow].some(says);
  }

  private contestAt(step: number, limits: { readonly below?: Money; readonly any?: boolean } = {}) {
    const { plan, ask } = this.runner;
    const terms = { wanted: "cheapest", ...limits } as const;
    return orNothing(() => contest(plan, this.scenarioAt(step), ask, terms)) ?? { cheapest: undefined, played: [] };
  }

  /** By an offer that is kept, or by any path of them. */
  private mayBeSeatedBelow(limit: Money, seated: Seated): boolean {
    return this.seatedTotal(seated, seatedPath) < limit || this.seatedTotal(seated) < limit;
  }

  private seatedTotal({ paid, seats, people }: Seated, costOf = seatedCost): Money {
    const { plan, ask } = this.runner;
    const worked = withTeamOf(this.input.scenario, people, seats);
    const total = orNothing(() => costOf(plan, this.scenarioAt(paid), worked, ask));
    return total === undefined ? NO_TOTAL : amountTold(this.runner, total, currencyOf(plan, worked.currency));
  }
}

/** As a limit: what costs as much as a path is not below it, but costs less than this. */
function costingAsMuch({ estimate }: Candidate): Money {
  return ((estimate.cost.total as Money) + 1) as Money;
}

/** Seats paid as for one number of people, credits as the seats of another bring them, work of a third. */
interface Seated {
  readonly paid: number;
  readonly seats: number;
  readonly people: number;
}
