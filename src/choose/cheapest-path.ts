import { inHand } from "../engine/in-hand.ts";
import type { Lot } from "../engine/lot.ts";
import { featuresOf, type Offer } from "../engine/offer.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { scheduleOf } from "../engine/schedule.ts";
import { subscribe } from "../engine/subscription.ts";
import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate } from "./answer.ts";
import type { Rules } from "./ask.ts";
import { assess } from "./candidate.ts";
import { type Hands, handsOf, PathFloor } from "./path-floor.ts";
import { PathTerm } from "./path-term.ts";
import { type Leg, Legs, type Played, pathOf, standsInFor, type Way } from "./path-way.ts";
import { Queue } from "./queue.ts";

/** The cheapest path of offers, where one is cheaper than any offer kept to the end. */
export interface FoundPath {
  readonly candidate: Candidate | undefined;
  /** False where so many paths were looked at that the search was given up: a cheaper one may exist. */
  readonly isCertain: boolean;
}

/** How many terms are looked at behind others, at the most, until a search is given up. */
export const MOST_PLAYED = { alone: 2000, besideOthers: 300 };

const NO_PATH: FoundPath = { candidate: undefined, isCertain: true };

/**
 * The cheapest path of a plan's offers that costs less than `below`, with every stage an offer that could be taken alone.
 * `mayBuy` is false where its own credits have to be enough in every month.
 *
 * Found exactly: from the path that may become the cheapest on, each is continued by every offer at its next renewal, and left
 * when even its floor is no lower than a total that is known, or when another way does as well for no more. Where every offer
 * is kept to the end, or no path's floor is below what an offer costs, nothing is played at all.
 */
export function cheapestPath(
  field: readonly Offer[],
  scenario: Scenario,
  rules: Rules,
  { below = Number.POSITIVE_INFINITY, any = false, mayBuy, mostPlayed }: Limits,
): FoundPath {
  const terms = termsOf(field, scenario, rules);
  return terms.length === 0 ? NO_PATH : new PathSearch(terms, scenario, rules, mayBuy, below).run(mostPlayed, any);
}

/**
 * No more than any path of a plan's offers costs where seats are paid as in one scenario, and the work is done on the credits
 * of the seats of another; infinite where there is no path.
 */
export function leastOfPaths(field: readonly Offer[], paid: Scenario, worked: Scenario, rules: Rules): number {
  const terms = termsOf(field, worked, rules, paid);
  if (terms.length === 0) return Number.POSITIVE_INFINITY;
  return new PathSearch(terms, worked, rules, true, Number.POSITIVE_INFINITY).least();
}

/** The steps that a path may have; none where there can be no path. */
function termsOf(field: readonly Offer[], scenario: Scenario, rules: Rules, paid?: Scenario): readonly PathTerm[] {
  const terms = field
    .filter((offer) => mayBeStep(offer, scenario))
    .map((offer) => new PathTerm(offer, scenario, rules, paid))
    .filter(({ metered }) => metered.missing.length === 0 && (rules.allowUncovered || metered.notCovered.length === 0));
  return terms.length < 2 || terms.every((term) => outlasts(term, scenario)) ? [] : terms;
}

interface Limits {
  /** The least total that is known already. */
  readonly below?: number;
  /** Whether any path that costs less will do. */
  readonly any?: boolean;
  readonly mayBuy: boolean;
  /** How many terms may be looked at. */
  readonly mostPlayed: number;
}

/** Nothing speaks against it but perhaps its seats, of which there may be fewer for a time. */
function mayBeStep(offer: Offer, scenario: Scenario): boolean {
  if (offer.tier.trial) return false;
  if (scenario.need.features.some((feature) => !featuresOf(offer).includes(feature))) return false;
  return refusalsOf(offer, scenario, subscribe(offer, scenario)).every(({ is }) => is === "too-many-seats");
}

/** True where the first term ends with the scenario or behind it. */
function outlasts(term: PathTerm, scenario: Scenario): boolean {
  const { anchor, from } = subscribe(term.offer, scenario);
  return term.renewalAfter(anchor, from) >= endOf(scenario);
}

class PathSearch {
  private readonly terms: readonly PathTerm[];
  private readonly scenario: Scenario;
  private readonly rules: Rules;
  private readonly mayBuy: boolean;
  private readonly floor: PathFloor;
  private readonly legs: Legs;
  private readonly open = new Queue<Way>((a, b) => a.atLeast - b.atLeast || b.leg.until - a.leg.until);
  private readonly kept = new Map<Leg, Way[]>();
  private below: number;
  private best: Candidate | undefined;
  private looked = 0;

  constructor(terms: readonly PathTerm[], scenario: Scenario, rules: Rules, mayBuy: boolean, below: number) {
    this.terms = terms;
    this.scenario = scenario;
    this.rules = rules;
    this.mayBuy = mayBuy;
    this.below = below;
    const opening = terms.flatMap((term) => openingOf(term, scenario));
    this.floor = new PathFloor(terms, scenario, mayBuy, this.handsOf(opening));
    this.legs = new Legs(terms, scenario, rules);
  }

  run(mostPlayed: number, any: boolean): FoundPath {
    for (const term of this.terms) this.begin(term);
    for (let way = this.open.take(); way && way.atLeast < this.below; way = this.open.take()) {
      if (any && this.best) break;
      if (this.looked >= mostPlayed) return { candidate: this.best, isCertain: false };
      if (way.leg.until >= this.floor.end) this.finish(way);
      else this.continue(way);
    }
    return { candidate: this.best, isCertain: true };
  }

  /** No more than the cheapest of all costs. */
  least(): number {
    return Math.min(...this.terms.map((term) => this.leastFrom(term)));
  }

  private begin(term: PathTerm): void {
    if (this.leastFrom(term) >= this.below) return;
    const leg = this.legs.first(term);
    const prices = this.floor.prices.after(this.floor.prices.none, term);
    const opening = openingOf(term, this.scenario);
    if (leg) this.add({ leg, before: undefined, opening, fees: leg.fee, lacking: new Map(), owed: 0, prices });
  }

  /** The floor of all paths that begin with a term; infinite where its price is not published. */
  private leastFrom(term: PathTerm): number {
    const { anchor, from } = subscribe(term.offer, this.scenario);
    const until = term.renewalAfter(anchor, from);
    const fee = anchor < from ? 0 : term.within(from, until).fee;
    if (fee === undefined) return Number.POSITIVE_INFINITY;
    const prices = this.floor.prices.after(this.floor.prices.none, term);
    return fee + this.floor.rest({ term, from, until }, this.handsOf(openingOf(term, this.scenario)), prices);
  }

  /** What lots are in hand, by the plan's kinds. */
  private handsOf(lots: readonly Lot[]): Hands {
    const [first] = this.terms;
    return handsOf(lots, first?.offer.plan.kinds ?? []);
  }

  /** Every offer at the next renewal, the same one among them. */
  private continue(way: Way): void {
    const before = this.kept.get(way.leg) ?? [];
    if (before.some((other) => standsInFor(other, way))) return;
    this.kept.set(way.leg, [...before, way]);
    const hands = this.floor.handsAfter(way.leg, this.handsOf(way.opening));
    for (const term of this.terms) {
      const leg = this.mayContinueWith(term, way, hands) ? this.legs.next(way, term) : undefined;
      if (!leg) continue;
      const played = this.legs.play(way, leg);
      this.looked += 1;
      const paid = this.paidAfter(way, played);
      if (!paid) return;
      const prices = this.floor.prices.after(way.prices, term);
      this.add({ leg, before: way, opening: played.closing, fees: way.fees + leg.fee, ...paid, prices });
    }
  }

  /** Whether the floor leaves room for it, before its leg is signed or anything is played. */
  private mayContinueWith(term: PathTerm, way: Way, hands: Hands): boolean {
    const from = way.leg.until;
    const until = term.renewalAfter(term === way.leg.term ? way.leg.anchor : from, from);
    const { fee } = term.within(from, until);
    if (fee === undefined) return false;
    const prices = this.floor.prices.after(way.prices, term);
    return way.fees + fee + way.owed + this.floor.rest({ term, from, until }, hands, prices) < this.below;
  }

  private add(way: Omit<Way, "atLeast">): void {
    const { leg, before, opening, fees, owed, prices } = way;
    const own = fees + owed + this.floor.rest(leg, this.handsOf(opening), prices);
    const atLeast = Math.max(own, before?.atLeast ?? 0);
    if (atLeast < this.below) this.open.put({ ...way, atLeast });
  }

  /** What was lacking up to the end of a way's last leg, and what that costs at the least; undefined where nothing may be lacking. */
  private paidAfter(way: Way, { lacking: more }: Played): Pick<Way, "lacking" | "owed"> | undefined {
    if (more.size === 0) return { lacking: way.lacking, owed: way.owed };
    if (!this.mayBuy) return undefined;
    const lacking = new Map(way.lacking);
    for (const [key, amount] of more) lacking.set(key, (lacking.get(key) ?? 0) + amount);
    return { lacking, owed: way.owed + this.floor.forLacking(more, way.leg.term, way.prices) };
  }

  /** A path that reaches the end: what it costs is for the whole of it to say, with what is bought along it. */
  private finish(way: Way): void {
    this.looked += 1;
    const paid = this.paidAfter(way, this.legs.play(way, undefined));
    if (!paid || way.fees + paid.owed >= this.below) return;
    const path = pathOf(way);
    if (path.length < 2) return;
    const candidate = assess(path, this.scenario, this.rules, this.below);
    const { total } = candidate.estimate.cost;
    if (!candidate.qualifies || total === undefined || total >= this.below) return;
    this.best = candidate;
    this.below = total;
  }
}

/** What a customer has in hand at the start. */
function openingOf({ offer }: PathTerm, scenario: Scenario): readonly Lot[] {
  return offer.continues ? inHand(offer, scenario, scheduleOf(offer, scenario)) : [];
}
