import type { KindId } from "../plans/plan.ts";
import { endOf } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, DAY_IN_MS, type Instant } from "../units/calendar.ts";
import { PathPrices } from "./path-prices.ts";
import type { PathTerm } from "./path-term.ts";

/** Credits by kind that are there, in thousandths. */
export type InHand = Readonly<Record<KindId, number>>;

/** So many tries find the worth of a credit that outlives its term. */
const TRIES = 24;

/**
 * What the rest of a path costs at the least, in millionths.
 *
 * Every term costs its fees. What it lacks even if nothing before it was used costs the least price of a credit there is; where
 * nothing is for sale (or nothing may be bought), such a term is no step of any path. Credits that outlive their term are worth
 * the same wherever they are used: with any worth that is not above their price, fees less the worth of what they bring,
 * and the worth of all that is wanted, is no more than a path costs. The worth that says most is looked for once. Bought credits
 * are taken at their exact price: of paths that differ by cents of rounding only, any may be found.
 */
export class PathFloor {
  readonly end: Instant;
  private readonly terms: readonly PathTerm[];
  private readonly kinds: readonly KindId[];
  private readonly prices: PathPrices;
  private readonly outliving: ReadonlySet<KindId>;
  private readonly known = new Map<string, number>();
  /** The kind whose worth is looked for: of those that outlive their term, the one that is wanted most. */
  private readonly main: KindId | undefined;
  private readonly worths: readonly number[];

  constructor(terms: readonly PathTerm[], scenario: Scenario, mayBuy: boolean, opening: InHand) {
    const [first] = terms as readonly [PathTerm];
    const { start } = scenario;
    this.terms = terms;
    this.end = endOf(scenario);
    const wanted = (kind: KindId) => Math.max(...terms.map((term) => term.wanted(kind, start, this.end)));
    this.kinds = first.offer.plan.kinds.filter((kind) => wanted(kind) > 0);
    this.prices = new PathPrices(terms, scenario, mayBuy);
    this.outliving = new Set(
      this.kinds.filter(
        (kind) => (opening[kind] ?? 0) > 0 || terms.some((term) => term.brings(kind, start, this.end)?.outlives),
      ),
    );
    this.main = [...this.outliving].sort((a, b) => wanted(b) - wanted(a))[0];
    this.worths = this.main === undefined ? [0] : [0, this.bestWorth(this.main, start, opening)];
  }

  /** What must be paid for credits that were lacking at the least. */
  forLacking(lacking: ReadonlyMap<string, number>): number {
    if (lacking.size === 0) return 0;
    let sum = 0;
    for (const [key, amount] of lacking) sum += amount * this.prices.least(key.slice(0, key.indexOf("|")));
    return sum;
  }

  /** From a term on that ends at `until`, its fees apart, with so much in hand when it begins. */
  rest(term: PathTerm, from: Instant, until: Instant, inHand: InHand): number {
    return Math.max(...this.worths.map((worth) => this.restAt(worth, term, from, until, inHand)));
  }

  /** The most that may be in hand when a term ends. */
  inHandAfter(term: PathTerm, from: Instant, until: Instant, inHand: InHand): InHand {
    const after: Record<KindId, number> = {};
    for (const kind of this.outliving) {
      const there = (inHand[kind] ?? 0) + (term.brings(kind, from, until)?.most ?? 0);
      after[kind] = Math.max(0, there - term.wanted(kind, from, until));
    }
    return after;
  }

  private restAt(worth: number, term: PathTerm, from: Instant, until: Instant, inHand: InHand): number {
    let sum = this.from(until, worth);
    for (const kind of this.kinds) {
      const brings = term.brings(kind, from, until);
      if (!brings) return Number.POSITIVE_INFINITY;
      const wanted = term.wanted(kind, from, until);
      const there = Math.min((inHand[kind] ?? 0) + brings.most, brings.balance);
      if (wanted > there) sum += (wanted - there) * this.prices.within(term, kind);
      else if (kind === this.main && worth > 0) sum -= worth * Math.min(there - wanted, this.wantedFrom(until));
    }
    return sum;
  }

  /** The least that everything from an instant on costs when nothing is in hand but what outlives a term. */
  private from(at: Instant, worth: number): number {
    if (at >= this.end) return 0;
    const key = `${at} ${worth}`;
    const seen = this.known.get(key);
    if (seen !== undefined) return seen;
    const least = Math.min(...this.terms.map((term) => this.withTerm(term, at, worth)));
    this.known.set(key, least);
    return least;
  }

  private withTerm(term: PathTerm, at: Instant, worth: number): number {
    if (!term.later) return Number.POSITIVE_INFINITY;
    const until = latestEnd(term, at);
    const fee = term.feeAtLeast(at, until);
    const own = fee === undefined ? Number.POSITIVE_INFINITY : fee + this.beyondFee(term, at, until, worth);
    return own === Number.POSITIVE_INFINITY ? own : own + this.from(until, worth);
  }

  private beyondFee(term: PathTerm, from: Instant, until: Instant, worth: number): number {
    let sum = 0;
    for (const kind of this.kinds) {
      const brings = term.brings(kind, from, until);
      if (!brings) return Number.POSITIVE_INFINITY;
      const wanted = term.wanted(kind, from, until);
      const lacking = Math.max(0, wanted - (this.outliving.has(kind) ? brings.balance : brings.most));
      if (lacking > 0) sum += lacking * this.prices.within(term, kind);
      if (kind !== this.main || worth === 0) continue;
      const useful = Math.min(brings.most, brings.outlives ? this.wantedFrom(from) : wanted);
      sum += worth * (wanted - useful - lacking);
    }
    return sum;
  }

  private wantedFrom(at: Instant): number {
    const { main } = this;
    return main === undefined ? 0 : Math.max(...this.terms.map((term) => term.wanted(main, at, this.end)));
  }

  /** The floor rises with the worth up to some point and falls behind it. */
  private bestWorth(kind: KindId, start: Instant, opening: InHand): number {
    let low = 0;
    let high = Math.min(this.prices.least(kind), this.dearestCredit(kind, start));
    const at = (worth: number) =>
      this.from(start, worth) - worth * Math.min(opening[kind] ?? 0, this.wantedFrom(start));
    for (let tries = 0; tries < TRIES && high > low; tries += 1) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (at(a) < at(b)) low = a;
      else high = b;
    }
    return (low + high) / 2;
  }

  /** The most that a term's own credit costs anywhere. */
  private dearestCredit(kind: KindId, start: Instant): number {
    const rates = this.terms.flatMap((term) => {
      const until = latestEnd(term, start);
      const [fee, brings] = [term.feeAtLeast(start, until), term.brings(kind, start, until)];
      return fee === undefined || !brings || brings.most === 0 ? [] : [fee / brings.most];
    });
    return Math.max(0, ...rates);
  }
}

/** The end of a term that begins at an instant; months that began on the 29th or later may be some days longer. */
function latestEnd({ length }: PathTerm, at: Instant): Instant {
  const end = boundary(at, length, 1);
  return length.months > 0 && new Date(at).getUTCDate() >= 28 ? end + 3 * DAY_IN_MS : end;
}
