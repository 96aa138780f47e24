import { lengthsIn } from "../engine/fair-use.ts";
import { type Metered, meter, wantedBy } from "../engine/metering.ts";
import { circumstancesOf, grantsHeld, type Offer, offerId, sizeOf, topUpsSold } from "../engine/offer.ts";
import { longestTerm, subscribe } from "../engine/subscription.ts";
import { type Grant, isKnown, type KindId } from "../plans/plan.ts";
import { rememberFor, rememberForTime } from "../remember.ts";
import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, DAY_IN_MS, type Duration, type Instant, lengthInDays } from "../units/calendar.ts";
import { approximately, roundUp } from "../units/fraction.ts";
import type { Rules } from "./ask.ts";
import { TermFees } from "./path-fees.ts";
import { seatsNeeded } from "./seats-needed.ts";

/** What is known of one term before a ledger is played. */
export interface TermAhead {
  /** The least that it costs, in millionths; undefined where a price is not published, or it has too few seats to begin with. */
  readonly fee: number | undefined;
  /** In the order of the plan's kinds. */
  readonly kinds: readonly KindAhead[];
}

export interface KindAhead {
  /** How much the work of this offer wants of it within the horizon, in thousandths. */
  readonly wanted: number;
  /** What the term brings of it at the most; undefined where an amount of it is not published. */
  readonly brings: Brings | undefined;
}

/** What a term of an offer brings of one kind at the most, in thousandths. */
export interface Brings {
  readonly most: number;
  /** Until when some of it may live: all is gone when the term ends, or so long afterwards, or there is no end. */
  readonly lives: Lives;
  /** The most that a balance may hold after its deposit, where a cap says so. */
  readonly balance: number;
}

export type Lives = "term" | Duration | "forever";

/**
 * An offer as a step of a path, and what can be said of one of its terms before a ledger is played: no term costs less than
 * its fees at the seats that are needed when it begins, and none brings more than its grants at the most seats there are.
 */
export class PathTerm {
  /** As it is signed at the start. */
  readonly offer: Offer;
  /** As it is signed at a renewal; undefined where only those have it who have it already. */
  readonly later: Offer | undefined;
  readonly length: Duration;
  readonly metered: Metered;
  /** What can be said of the term that begins and ends at two instants. */
  readonly within: (from: Instant, until: Instant) => TermAhead;
  /** How much of a kind the work of this offer wants in [from, until), in thousandths. */
  readonly wanted: (kind: KindId, from: Instant, until: Instant) => number;
  /** The renewal behind an instant, where terms are counted from `anchor`. */
  readonly renewalAfter: (anchor: Instant, at: Instant) => Instant;
  private sold: ReadonlySet<string> | undefined;
  private readonly scenario: Scenario;
  private readonly fees: TermFees;
  private readonly brought = new Map<number, readonly (Brings | undefined)[]>();

  /** Its fees are those of the seats that `paid` needs, where that is another scenario than the one whose work is done. */
  constructor(offer: Offer, scenario: Scenario, { isFree }: Pick<Rules, "isFree">, paid = scenario) {
    const { continues: _now, ...anew } = offer;
    this.offer = offer;
    if (!offer.continues) this.later = offer;
    else this.later = offer.tier.closed ? undefined : anew;
    this.length = longestTerm(offer);
    this.metered = meter(offer.plan, scenario, circumstancesOf(offer, subscribe(offer, scenario).created), isFree);
    this.scenario = scenario;
    this.fees = new TermFees(offer, paid);
    const end = endOf(scenario);
    const wants = wantsOf(this.metered);
    this.wanted = (kind, from, until) => wants(from, Math.min(until, end))[kind] ?? 0;
    this.within = rememberForTime((from, until) => this.ahead(from, until));
    this.renewalAfter = rememberForTime((anchor, at) => renewalAfter(anchor, this.length, at));
  }

  /** Each way to have more than the offer brings: what two offers share of it costs the same under both. */
  get shop(): ReadonlySet<string> {
    this.sold ??= new Set(this.offer.plan.kinds.flatMap((kind) => this.waysToHaveMore(kind)));
    return this.sold;
  }

  private waysToHaveMore(kind: KindId): readonly string[] {
    const { offer } = this;
    const topUps = topUpsSold(offer, subscribe(offer, this.scenario).created, kind);
    const whenEmpty = offer.whenEmpty[kind];
    const own = topUps.map((topUp) => {
      const isOwn = topUp.pricing.is === "markup" || topUp.every !== "once" || topUp.lasts === "term";
      return isOwn ? `${topUp.at} ${offerId(offer)}` : topUp.at;
    });
    return whenEmpty && whenEmpty.response.do !== "stop" ? [...own, `${whenEmpty.at} ${kind}`] : own;
  }

  private ahead(from: Instant, until: Instant): TermAhead {
    const { min } = this.offer.tier.seats;
    const { most } = seatsNeeded(this.scenario)(from, until);
    const brings = this.bringsTo(Math.max(isKnown(min) ? min : 1, most));
    const { kinds } = this.offer.plan;
    return {
      fee: this.fees.atLeast(from, until),
      kinds: kinds.map((kind, index) => ({ wanted: this.wanted(kind, from, until), brings: brings[index] })),
    };
  }

  private bringsTo(seats: number): readonly (Brings | undefined)[] {
    const known = this.brought.get(seats) ?? this.offer.plan.kinds.map((kind) => this.broughtTo(kind, seats));
    this.brought.set(seats, known);
    return known;
  }

  private broughtTo(kind: KindId, seats: number): Brings | undefined {
    const { created } = subscribe(this.offer, this.scenario);
    const grants = grantsHeld(this.offer, created).filter((grant) => grant.kind === kind);
    const deposits = grants.map((grant) => ({ grant, amount: this.deposit(grant, seats) }));
    let most = 0;
    for (const { grant, amount } of deposits) {
      if (amount === undefined) return undefined;
      most += amount * this.depositsOf(grant);
    }
    const balances = deposits.map(({ grant, amount = 0 }) => capOn(grant, amount, seats) + most - amount);
    return {
      most,
      lives: grants.map((grant) => this.livesOf(grant)).reduce(longer, "term"),
      balance: Math.max(most, Math.min(Number.POSITIVE_INFINITY, ...balances)),
    };
  }

  private deposit(grant: Grant, seats: number): number | undefined {
    if (typeof grant.per === "object" || grant.credits === "unlimited") return Number.POSITIVE_INFINITY;
    const amount = grant.credits === "size" ? sizeOf(this.offer, grant.kind) : grant.credits;
    if (amount === undefined) return 0;
    return isKnown(amount) ? amount * (grant.per === "seat" ? seats : 1) : undefined;
  }

  /** How many deposits begin in a term at the most. */
  private depositsOf({ every, counted }: Grant): number {
    if (every === "once" || every === "term") return 1;
    const length = every === "cycle" ? this.offer.billing.cycle : every;
    return Math.max(1, Number(roundUp(lengthsIn(length, this.length)))) + (counted === "calendar" ? 1 : 0);
  }

  private livesOf({ every, counted, lasts, rollover, per }: Grant): Lives {
    if (typeof per === "object" || every === "once" || counted === "calendar") return "forever";
    if (typeof every === "object" && lengthsIn(every, this.length).denominator !== 1n) return "forever";
    if (lasts === "cycle" || lasts === "term") return rollover ? "forever" : "term";
    if (!rollover) return lasts ?? "term";
    return lasts === undefined && !rollover.again && typeof rollover.lasts === "object" ? rollover.lasts : "forever";
  }
}

function longer(a: Lives, b: Lives): Lives {
  const days = (lives: Lives) => {
    if (lives === "forever") return Number.POSITIVE_INFINITY;
    return lives === "term" ? 0 : lengthInDays(lives);
  };
  return days(b) > days(a) ? b : a;
}

/** The renewal behind an instant, where terms are counted from `anchor`. */
function renewalAfter(anchor: Instant, length: Duration, at: Instant): Instant {
  let count = Math.max(0, Math.floor((at - anchor) / (lengthInDays(length) * DAY_IN_MS)) - 1);
  while (boundary(anchor, length, count) <= at) count += 1;
  return boundary(anchor, length, count);
}

/** Offers that meter alike share what their work wants. */
const wantsOf = rememberFor((metered: Metered) =>
  rememberForTime((from, until): Readonly<Record<KindId, number>> => wantedBy(metered, until, from)),
);

/** How much of a kind may be there after a deposit, where its line caps that. */
function capOn({ rollover, per, pooled }: Grant, deposit: number, seats: number): number {
  const cap = rollover?.capBalance;
  if (!cap || (per === "seat" && !pooled)) return Number.POSITIVE_INFINITY;
  if ("grants" in cap) return Math.ceil(deposit * approximately(cap.grants));
  return isKnown(cap.credits) ? cap.credits * (per === "seat" ? seats : 1) : Number.POSITIVE_INFINITY;
}
