import type { Lot } from "../engine/lot.ts";
import type { KindId } from "../plans/plan.ts";
import { rememberForTime } from "../remember.ts";
import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, DAY_IN_MS, FOREVER, type Instant } from "../units/calendar.ts";
import { type Hand, leftAt, usableOf, withMore } from "./path-hand.ts";
import { PathPrices, type PricesSoFar } from "./path-prices.ts";
import { PathRest, type StepOn } from "./path-rest.ts";
import type { Brings, KindAhead, PathTerm, TermAhead } from "./path-term.ts";

/** So many tries find the worth of a credit that outlives its term. */
const TRIES = 24;

/** What is in hand, by the plan's kinds. */
export type Hands = readonly Hand[];

/** One term of a path, its beginning and its end. */
export interface Span {
  readonly term: PathTerm;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * What the rest of a path costs at the least, in millionths.
 *
 * Every term costs its fees. What it lacks even if nothing before it was used costs the least price of a credit up to then;
 * where nothing is for sale (or nothing may be bought), such a term is no step of any path. Credits that outlive their term are worth
 * the same wherever they are used: with any worth that is not above their price, fees less the worth of what they bring,
 * and the worth of all that is wanted, is no more than a path costs. The worth that says most is looked for once. Bought credits
 * are taken at their exact price: of paths that differ by cents of rounding only, any may be found.
 */
export class PathFloor {
  readonly end: Instant;
  readonly prices: PathPrices;
  private readonly terms: readonly PathTerm[];
  /** Those that are wanted. */
  private readonly kinds: readonly KindOnPath[];
  /** The kind whose worth is looked for: of those that outlive their term, the one that is wanted most. */
  private readonly main: KindOnPath | undefined;
  private readonly rests: PathRest;
  private readonly worths: readonly number[];

  constructor(terms: readonly PathTerm[], scenario: Scenario, mayBuy: boolean, opening: Hands) {
    const [first] = terms as readonly [PathTerm];
    const { start } = scenario;
    this.terms = terms;
    this.end = endOf(scenario);
    this.prices = new PathPrices(terms, scenario, mayBuy);
    this.kinds = first.offer.plan.kinds
      .map((kind, index) => this.kindOnPath(kind, index, start, (opening[index] ?? []).length > 0))
      .filter(({ wanted }) => wanted(start, this.end) > 0);
    this.main = this.kinds
      .filter(({ outlives }) => outlives)
      .sort((a, b) => b.wanted(start, this.end) - a.wanted(start, this.end))[0];
    this.rests = new PathRest(this.end, this.prices, (at) => this.stepsAt(at));
    this.worths = this.main === undefined ? [0] : [0, this.bestWorth(this.main, start, opening)];
  }

  private kindOnPath(kind: KindId, index: number, start: Instant, isInHand: boolean): KindOnPath {
    const brings = this.terms.map((term) => term.within(start, this.end).kinds[index]?.brings);
    const wanted = rememberForTime((from, until) =>
      Math.max(...this.terms.map((term) => term.wanted(kind, from, until))),
    );
    return {
      kind,
      index,
      outlives: isInHand || brings.some((each) => each !== undefined && each.lives !== "term"),
      wanted: (from, until) => (from < this.end ? wanted(from, Math.min(until, this.end)) : 0),
    };
  }

  /** What must be paid at the least for what a term lacked, by `kind|month`, at the prices up to then. */
  forLacking(lacking: ReadonlyMap<string, number>, term: PathTerm, soFar: PricesSoFar): number {
    let sum = 0;
    for (const [key, amount] of lacking) {
      const index = term.offer.plan.kinds.indexOf(key.slice(0, key.indexOf("|")));
      sum += amount * this.prices.within(term, index, soFar);
    }
    return sum;
  }

  /** From a term on, its fees apart, with so much in hand when it begins. */
  rest(span: Span, hands: Hands, soFar: PricesSoFar): number {
    const { term, from, until } = span;
    const ahead = term.within(from, until);
    let owed = 0;
    let saved = 0;
    for (const each of this.kinds) {
      const { wanted, brings } = ahead.kinds[each.index] as KindAhead;
      if (!brings) return Number.POSITIVE_INFINITY;
      const hand = withMore(hands[each.index] ?? [], { left: brings.most, until: livesUntil(brings, until) });
      const used = usableOf(hand, (at) => Math.min(term.wanted(each.kind, from, Math.min(at, until)), brings.balance));
      if (used < wanted) owed += (wanted - used) * this.prices.within(term, each.index, soFar);
      else if (each === this.main) saved = this.usableLater(each, span, wanted, brings, hand);
    }
    return owed + Math.max(...this.worths.map((worth) => this.rests.from(until, soFar, worth) - worth * saved));
  }

  /** How much of what is there in a term may be used behind it. */
  private usableLater(
    { kind, wanted: later }: KindOnPath,
    { term, from, until }: Span,
    wanted: number,
    { balance }: Brings,
    hand: Hand,
  ): number {
    const upTo = (at: Instant) => (at <= until ? term.wanted(kind, from, at) : wanted + later(until, at));
    return usableOf(hand, (at) => Math.min(upTo(at), balance)) - wanted;
  }

  /** The most that may be in hand when a term ends. */
  handsAfter({ term, from, until }: Span, hands: Hands): Hands {
    const ahead = term.within(from, until);
    return ahead.kinds.map(({ wanted, brings }, index) => {
      const hand = hands[index] ?? [];
      const all = brings ? withMore(hand, { left: brings.most, until: livesUntil(brings, until) }) : hand;
      return leftAt(all, until, wanted);
    });
  }

  /** Every term that may begin at an instant, when nothing is in hand but what outlives a term. */
  private stepsAt(at: Instant): readonly StepOn[] {
    return this.terms.flatMap((term) => {
      if (!term.later) return [];
      const until = latestEnd(term, at);
      return this.stepOf({ term, from: at, until }, term.within(at, until)) ?? [];
    });
  }

  private stepOf({ term, from, until }: Span, { fee, kinds }: TermAhead): StepOn | undefined {
    if (fee === undefined) return undefined;
    const lacking = kinds.map(() => 0);
    let wants = 0;
    for (const each of this.kinds) {
      const { wanted, brings } = kinds[each.index] as KindAhead;
      if (!brings) return undefined;
      const lack = Math.max(0, wanted - (each.outlives ? brings.balance : brings.most));
      const useful = brings.lives === "term" ? wanted : each.wanted(from, livesUntil(brings, until));
      lacking[each.index] = lack;
      if (each === this.main) wants = wanted - lack - Math.min(brings.most, useful);
    }
    return { term, until, fee, lacking, wants };
  }

  /** The floor rises with the worth up to some point and falls behind it. */
  private bestWorth({ index, wanted }: KindOnPath, start: Instant, opening: Hands): number {
    const inHand = usableOf(opening[index] ?? [], (at) => wanted(start, at));
    let low = 0;
    const price = this.prices.least(index);
    let high = Number.isFinite(price) ? price : this.dearestCredit(index, start);
    const at = (worth: number) => this.rests.from(start, this.prices.none, worth) - worth * inHand;
    for (let tries = 0; tries < TRIES && high > low; tries += 1) {
      const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
      if (at(a) < at(b)) low = a;
      else high = b;
    }
    return (low + high) / 2;
  }

  /** The most that a term's own credit costs anywhere. */
  private dearestCredit(index: number, start: Instant): number {
    const rates = this.terms.flatMap((term) => {
      const { fee, kinds } = term.within(start, latestEnd(term, start));
      const { brings } = kinds[index] as KindAhead;
      return fee === undefined || !brings || brings.most === 0 ? [] : [fee / brings.most];
    });
    return Math.max(0, ...rates);
  }
}

/** A kind that the work may want. */
interface KindOnPath {
  readonly kind: KindId;
  /** Its place among the plan's kinds. */
  readonly index: number;
  /** True where some of it may be there when a term ends. */
  readonly outlives: boolean;
  /** How much of it is wanted in [from, until), under whatever offer wants most, in thousandths. */
  readonly wanted: (from: Instant, until: Instant) => number;
}

/** What lots are in hand; those that are carried on may live for ever. */
export function handsOf(lots: readonly Lot[], kinds: readonly KindId[]): Hands {
  return kinds.map((kind) => {
    const own = lots.filter((lot) => lot.kind === kind && lot.origin !== "overage" && lot.left > 0);
    return own
      .map(({ left, until, rollover }) => ({ left, until: rollover ? FOREVER : until }))
      .sort((a, b) => a.until - b.until);
  });
}

/** The last instant to which something that a term brings may live. */
function livesUntil({ lives }: Brings, until: Instant): Instant {
  if (lives === "forever") return FOREVER;
  return lives === "term" ? until : boundary(until, lives, 1);
}

/** The end of a term that begins at an instant; months that began on the 29th or later may be some days longer. */
function latestEnd({ length }: PathTerm, at: Instant): Instant {
  const end = boundary(at, length, 1);
  return length.months > 0 && new Date(at).getUTCDate() >= 28 ? end + 3 * DAY_IN_MS : end;
}
