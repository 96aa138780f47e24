import { inHand } from "../engine/in-hand.ts";
import type { Lot } from "../engine/lot.ts";
import { featuresOf, type Offer } from "../engine/offer.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { scheduleOf } from "../engine/schedule.ts";
import { subscribe } from "../engine/subscription.ts";
import { endOf } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Candidate } from "./answer.ts";
import type { Rules } from "./ask.ts";
import { assess } from "./candidate.ts";
import { type InHand, PathFloor } from "./path-floor.ts";
import { PathTerm } from "./path-term.ts";
import { type Leg, Legs, pathOf, standsInFor, type Way } from "./path-way.ts";
import { Queue } from "./queue.ts";

/** The cheapest path of offers, where one is cheaper than any offer kept to the end. */
export interface FoundPath {
  readonly candidate: Candidate | undefined;
  /** False where so many paths were looked at that the search was given up: a cheaper one may exist. */
  readonly isCertain: boolean;
}

/** How many terms are played at the most until a search is given up. */
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
  { below = Number.POSITIVE_INFINITY, mayBuy, mostPlayed }: Limits,
): FoundPath {
  const terms = field
    .filter((offer) => mayBeStep(offer, scenario))
    .map((offer) => new PathTerm(offer, scenario, rules));
  const usable = terms.filter(
    ({ metered }) => metered.missing.length === 0 && (rules.allowUncovered || metered.notCovered.length === 0),
  );
  if (usable.length < 2 || usable.every((term) => outlasts(term, scenario))) return NO_PATH;
  return new PathSearch(usable, scenario, rules, mayBuy, below).run(mostPlayed);
}

interface Limits {
  /** The least total that is known already. */
  readonly below?: number;
  readonly mayBuy: boolean;
  /** How many terms may be played. */
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
  private played = 0;

  constructor(terms: readonly PathTerm[], scenario: Scenario, rules: Rules, mayBuy: boolean, below: number) {
    this.terms = terms;
    this.scenario = scenario;
    this.rules = rules;
    this.mayBuy = mayBuy;
    this.below = below;
    this.floor = new PathFloor(terms, scenario, mayBuy, totalsOf(terms.flatMap((term) => openingOf(term, scenario))));
    this.legs = new Legs(terms, scenario, rules);
  }

  run(mostPlayed: number): FoundPath {
    for (const term of this.terms) this.begin(term);
    for (let way = this.open.take(); way && way.atLeast < this.below; way = this.open.take()) {
      if (this.played >= mostPlayed) return { candidate: this.best, isCertain: false };
      if (way.leg.until >= this.floor.end) this.finish(way);
      else this.continue(way);
    }
    return { candidate: this.best, isCertain: true };
  }

  private begin(term: PathTerm): void {
    const { anchor, from } = subscribe(term.offer, this.scenario);
    const opening = openingOf(term, this.scenario);
    const until = term.renewalAfter(anchor, from);
    const fee = anchor < from ? 0 : term.feeAtLeast(from, until);
    if (fee === undefined || fee + this.floor.rest(term, from, until, totalsOf(opening)) >= this.below) return;
    const leg = this.legs.first(term);
    if (leg) this.add(leg, undefined, opening, new Map());
  }

  /** Every offer at the next renewal, the same one among them. */
  private continue(way: Way): void {
    const before = this.kept.get(way.leg) ?? [];
    if (before.some((other) => standsInFor(other, way))) return;
    this.kept.set(way.leg, [...before, way]);
    for (const term of this.terms) {
      const leg = this.mayContinueWith(term, way) ? this.legs.next(way, term) : undefined;
      if (!leg) continue;
      const run = this.legs.play(way, leg);
      this.played += 1;
      const lacking = this.lackingAfter(way, run);
      if (lacking) this.add(leg, way, run.closing, lacking);
      else return;
    }
  }

  /** Whether the floor leaves room for it, before its leg is signed or anything is played. */
  private mayContinueWith(term: PathTerm, way: Way): boolean {
    const from = way.leg.until;
    const until = term.renewalAfter(term === way.leg.term ? way.leg.anchor : from, from);
    const fee = term.feeAtLeast(from, until);
    if (fee === undefined) return false;
    const inHand = this.floor.inHandAfter(way.leg.term, way.leg.from, from, totalsOf(way.opening));
    const atLeast = way.fees + fee + this.floor.forLacking(way.lacking) + this.floor.rest(term, from, until, inHand);
    return atLeast < this.below;
  }

  private add(leg: Leg, before: Way | undefined, opening: readonly Lot[], lacking: Way["lacking"]): void {
    const fees = (before?.fees ?? 0) + leg.fee;
    const rest = this.floor.rest(leg.term, leg.from, leg.until, totalsOf(opening));
    const atLeast = fees + this.floor.forLacking(lacking) + rest;
    if (atLeast < this.below) this.open.put({ leg, before, opening, fees, lacking, atLeast });
  }

  /** What was lacking up to the end of a way's last leg; undefined where nothing may be lacking. */
  private lackingAfter(way: Way, run: ReturnType<Legs["play"]>): Way["lacking"] | undefined {
    const more = this.legs.lackingIn(run, way.leg);
    if (more.size === 0) return way.lacking;
    if (!this.mayBuy) return undefined;
    const lacking = new Map(way.lacking);
    for (const [key, amount] of more) lacking.set(key, (lacking.get(key) ?? 0) + amount);
    return lacking;
  }

  /** A path that reaches the end: what it costs is for the whole of it to say, with what is bought along it. */
  private finish(way: Way): void {
    const run = this.legs.play(way, undefined);
    this.played += 1;
    const lacking = this.lackingAfter(way, run);
    if (!lacking || way.fees + this.floor.forLacking(lacking) >= this.below) return;
    const path = pathOf(way);
    if (path.length < 2) return;
    const candidate = assess(path, this.scenario, this.rules);
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

function totalsOf(lots: readonly Lot[]): InHand {
  const totals: Record<string, number> = {};
  for (const { kind, left, origin } of lots) if (origin !== "overage") totals[kind] = (totals[kind] ?? 0) + left;
  return totals;
}
