import type { LedgerRun } from "../engine/ledger.ts";
import type { Lot } from "../engine/lot.ts";
import type { Offer } from "../engine/offer.ts";
import type { Path } from "../engine/path.ts";
import { currencyOf } from "../engine/pricing.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { totalOfKind } from "../engine/report.ts";
import { type Planned, planned, playStage } from "../engine/stage-ledger.ts";
import { type Subscription, subscribe, takenAt } from "../engine/subscription.ts";
import { billSubscription } from "../engine/subscription-bill.ts";
import { rememberFor } from "../remember.ts";
import { endOf, monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Rules } from "./ask.ts";
import { lackOf } from "./lack.ts";
import type { PricesSoFar } from "./path-prices.ts";
import { hasNoLess } from "./path-stock.ts";
import type { PathTerm } from "./path-term.ts";

/** One term of an offer on a path: which of its terms, and how many of its tier went before. */
export interface Leg {
  readonly term: PathTerm;
  readonly offer: Offer;
  /** Where its terms are counted from. */
  readonly anchor: Instant;
  readonly from: Instant;
  readonly until: Instant;
  /** What it costs, in millionths. */
  readonly fee: number;
  readonly stage: Planned;
}

/** The beginning of a path: every leg but the last has been played. */
export interface Way {
  readonly leg: Leg;
  readonly before: Way | undefined;
  /** What is alive when the last leg begins. */
  readonly opening: readonly Lot[];
  /** Of all legs, the last one too. */
  readonly fees: number;
  /** What the played legs lacked, by `kind|month`, in thousandths. */
  readonly lacking: ReadonlyMap<string, number>;
  /** What that costs at the least, in millionths. */
  readonly owed: number;
  /** Of all legs, the last one too. */
  readonly prices: PricesSoFar;
  /** No path that goes on from here costs less. */
  readonly atLeast: number;
}

/** What comes of playing a leg. */
export interface Played {
  /** What is alive when it ends. */
  readonly closing: readonly Lot[];
  /** What it lacked, by `kind|month`, in thousandths. */
  readonly lacking: ReadonlyMap<string, number>;
}

/** Signs legs and plays them; the same leg is worked out once. */
export class Legs {
  private readonly scenario: Scenario;
  private readonly rules: Rules;
  private readonly signed = new Map<string, Leg | undefined>();
  private readonly positions: ReadonlyMap<PathTerm, number>;
  private readonly played = new Map<Leg | Way, Map<string, Played>>();

  constructor(terms: readonly PathTerm[], scenario: Scenario, rules: Rules) {
    this.scenario = scenario;
    this.rules = rules;
    this.positions = new Map(terms.map((term, index) => [term, index]));
  }

  /** An offer taken at the start. */
  first(term: PathTerm): Leg | undefined {
    const { anchor, from } = subscribe(term.offer, this.scenario);
    return this.sign(term, term.offer, anchor, from, []);
  }

  /** The same offer for another term, or another one, behind a way. */
  next(way: Way, term: PathTerm): Leg | undefined {
    const { leg } = way;
    if (term === leg.term) return this.sign(term, leg.offer, leg.anchor, leg.until, legsOf(way));
    return term.later && this.sign(term, term.later, leg.until, leg.until, legsOf(way));
  }

  private sign(term: PathTerm, offer: Offer, anchor: Instant, from: Instant, before: readonly Leg[]): Leg | undefined {
    const terms = before.filter((leg) => leg.offer.tier.id === offer.tier.id).length;
    const created = before[0]?.stage.subscription.created;
    const counts = hasMemory(offer) ? terms : 0;
    const key = `${this.positions.get(term)} ${anchor} ${from} ${counts}`;
    if (!this.signed.has(key)) this.signed.set(key, this.signAnew(term, offer, anchor, from, counts, created));
    return this.signed.get(key);
  }

  private signAnew(
    term: PathTerm,
    offer: Offer,
    anchor: Instant,
    from: Instant,
    terms: number,
    created: Instant | undefined,
  ): Leg | undefined {
    const { scenario } = this;
    const until = term.renewalAfter(anchor, from);
    const subscription = termOf(offer, scenario, { anchor, from, until, terms, created });
    if (refusalsOf(offer, scenario, subscription).length > 0) return undefined;
    const bill = billSubscription(offer, subscription, currencyOf(offer.plan, scenario.currency));
    if (bill.missing.length > 0) return undefined;
    const stage = planned({ offer, subscription }, scenario, this.rules.isFree);
    return { term, offer, anchor, from, until, fee: bill.total, stage };
  }

  /**
   * The last leg of a way, up to the leg behind it. What came before matters only where some of it is alive, and what comes
   * behind it only to what is carried on as long as that lives: else it is played once.
   */
  play(way: Way, next: Leg | undefined): Played {
    const alike = way.opening.length === 0 ? way.leg : way;
    const known = this.played.get(alike) ?? new Map<string, Played>();
    this.played.set(alike, known);
    const behind = lastsAsTheNext(way) ? depositsAt(way.leg.until, next) : "";
    const played = known.get(behind) ?? this.playAnew(way, next);
    known.set(behind, played);
    return played;
  }

  private playAnew({ leg, opening }: Way, next: Leg | undefined): Played {
    const { closing, segments } = playStage(leg.stage, next?.stage, opening, [], this.scenario);
    return { closing, lacking: this.lackingIn(segments, leg) };
  }

  private lackingIn(segments: LedgerRun["segments"], { offer }: Leg): ReadonlyMap<string, number> {
    const lacking = new Map<string, number>();
    const isShort = segments.some(
      ({ uncovered, lots }) => uncovered.length > 0 || lots.some(({ origin }) => origin === "overage"),
    );
    if (!isShort) return lacking;
    const bounds = monthBounds(this.scenario);
    for (const [month, from] of bounds.slice(0, -1).entries()) {
      const until = bounds[month + 1] as Instant;
      const within = segments.filter((segment) => segment.from >= from && segment.until <= until);
      if (within.length === 0) continue;
      for (const kind of offer.plan.kinds) {
        const lack = lackOf(totalOfKind(within, kind));
        if (lack > 0) lacking.set(`${kind}|${month}`, lack);
      }
    }
    return lacking;
  }
}

/** One term of an offer, counted from `anchor`, with so many terms of its tier before it. */
interface SignedTerm {
  readonly anchor: Instant;
  readonly from: Instant;
  readonly until: Instant;
  readonly terms: number;
  /** When the account was made, where that was with an earlier offer. */
  readonly created: Instant | undefined;
}

/** The subscription of one term. Where a whole horizon is subscribed alike, so are its terms: they share one, and its bills. */
function termOf(offer: Offer, scenario: Scenario, signed: SignedTerm): Subscription {
  const known = termsWithin(subscribe(offer, scenario));
  const { anchor, from, until, terms, created } = signed;
  const key = [anchor, from, until, terms, created].join();
  const subscription = known.get(key) ?? layTerm(offer, scenario, signed);
  known.set(key, subscription);
  return subscription;
}

const termsWithin = rememberFor((_whole: Subscription) => new Map<string, Subscription>());

function layTerm(offer: Offer, scenario: Scenario, { anchor, from, until, terms, created }: SignedTerm): Subscription {
  const end = endOf(scenario);
  const stay = { from: anchor, until: end, terms, ...(created !== undefined && { created }) };
  const whole = anchor <= scenario.start ? subscribe(offer, scenario) : subscribe(offer, scenario, stay);
  const seats = whole.seats.filter((step) => step.from < until);
  return takenAt({ ...whole.timing, from, until: Math.min(until, end), terms }, { seats, groups: whole.groups });
}

/** True where something may be carried on for as long as the next deposit of its line lives. */
function lastsAsTheNext({ leg, opening }: Way): boolean {
  return [...opening, ...leg.stage.schedule.deposits].some(({ rollover }) => rollover?.lasts === "period");
}

/** What a leg deposits at an instant, as far as it says how long a carry lives. */
function depositsAt(instant: Instant, leg: Leg | undefined): string {
  const made = leg?.stage.schedule.deposits.filter(({ at }) => at === instant) ?? [];
  return `${leg !== undefined} ${made.map(({ line, grant, owner, until }) => `${line ?? grant} ${owner} ${until}`).join()}`;
}

/** True where what went before changes what a term costs. */
function hasMemory({ tier }: Offer): boolean {
  return tier.price.some(
    ({ every, uplift }) => every === "once" || !("numerator" in uplift) || uplift.numerator !== 0n,
  );
}

function legsOf(way: Way): readonly Leg[] {
  const legs: Leg[] = [];
  for (let at: Way | undefined = way; at; at = at.before) legs.push(at.leg);
  return legs.reverse();
}

/** The offers of a way, each from where it is taken to where another is. */
export function pathOf(way: Way): Path {
  const legs = legsOf(way);
  return legs.filter((leg, index) => leg.term !== legs[index - 1]?.term).map(({ offer, from }) => ({ offer, from }));
}

/**
 * True where one way can stand in for another that goes on with the same leg: it has cost no more, has lacked no more in any
 * month, could buy whatever the other could, and has no less left of anything.
 */
export function standsInFor(a: Way, b: Way): boolean {
  if (a.fees > b.fees) return false;
  for (const [key, amount] of a.lacking) if ((b.lacking.get(key) ?? 0) < amount) return false;
  if (b.lacking.size > 0 && !sellsNoLess(a, b)) return false;
  return hasNoLess(a.opening, b.opening, a.leg.offer.plan) && tiersTaken(a) === tiersTaken(b);
}

/** Where prices remember, how often each tier was taken; nothing where none does. */
function tiersTaken(way: Way): string {
  const tiers = legsOf(way).flatMap(({ offer }) => (hasMemory(offer) ? [offer.tier.id] : []));
  return tiers.toSorted().join();
}

/** Whatever one way may have bought, the other may buy at the same instant for the same money. */
function sellsNoLess(a: Way, b: Way): boolean {
  const [one, other] = [legsOf(a), legsOf(b)];
  const at = (legs: readonly Leg[], from: Instant) => legs.findLast((leg) => leg.from <= from)?.term;
  const starts = [...one, ...other].map(({ from }) => from);
  return starts.every((from) => {
    const [first, second] = [at(one, from), at(other, from)];
    return [...(second?.shop ?? [])].every((line) => first?.shop.has(line));
  });
}
