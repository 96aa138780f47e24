import type { Subscription } from "../engine/subscription.ts";
import { type Delivery, deliveriesOf } from "../engine/top-ups.ts";
import type { TopUp } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { type Instant, periodHolding } from "../units/calendar.ts";
import { NO_CREDITS } from "../units/credits.ts";
import { compare, type Fraction, isZero, ONE } from "../units/fraction.ts";
import type { Stretch } from "./bought-stock.ts";

/** One way to buy from a line at the start of a month. */
export interface Commitment {
  readonly at: Instant;
  /** Until when a recurring one comes again. */
  readonly until: Instant;
  /** When it brings credits within the horizon, counted in months, and the share of the bought amount. */
  readonly brings: readonly (Stretch & { readonly share: Fraction })[];
  /** The share of the price that each delivery costs, those behind the horizon too. */
  readonly shares: readonly Fraction[];
  /** True where whole months are all there is to say about when credits come and go. */
  readonly isByMonths: boolean;
}

/**
 * The ways to buy from a line at the start of a month: until each instant at which it may be given up. Where it can be
 * bought anew at those instants at the same price, the shortest way stands for all.
 *
 * `bounds` are the starts of the months and the end of the last. Credits that come or go within a month count from the
 * start, and to the end, that is nearest; at least for one month. What comes again ends with the subscription at the latest,
 * where that ends within the horizon.
 */
export function commitmentsAt(
  topUp: TopUp,
  month: number,
  bounds: readonly Instant[],
  subscription: Subscription,
): readonly Commitment[] {
  const known = commitmentsOf(subscription)(topUp);
  const alike = `${month} ${bounds[0]} ${bounds.length}`;
  const commitments = known.get(alike) ?? commit(topUp, month, bounds, subscription);
  known.set(alike, commitments);
  return commitments;
}

/** Tiers, readings and steps of an input that run alike sell the same lines: the ways to buy from one are worked out once. */
const commitmentsOf = rememberFor((_subscription: Subscription) =>
  rememberFor((_topUp: TopUp) => new Map<string, readonly Commitment[]>()),
);

function commit(
  topUp: TopUp,
  month: number,
  bounds: readonly Instant[],
  subscription: Subscription,
): readonly Commitment[] {
  const at = bounds[month] as Instant;
  const ends = topUp.every === "once" ? [bounds.at(-1) as Instant] : endsAfter(topUp, at, bounds, subscription);
  return ends.map((until) => {
    const deliveries = deliveriesOf({ topUp, at, credits: NO_CREDITS, until }, subscription)
      .filter(({ share }) => !isZero(share))
      .map((each) => (compare(each.share, ONE) === 0 ? { ...each, share: ONE } : each));
    return {
      at,
      until,
      brings: deliveries.flatMap((each) => within(each, bounds)),
      shares: deliveries.map(({ share }) => share),
      isByMonths: deliveries.every((each) => isBound(each.at, bounds) && isBound(each.until, bounds)),
    };
  });
}

/** True where every delivery brings the whole amount and none begins before the one before it has ended. */
export function isOneAfterTheOther({ brings }: Commitment): boolean {
  return brings.every(({ from, share }, index) => share === ONE && (brings[index - 1]?.to ?? 0) <= from);
}

function endsAfter(
  topUp: TopUp,
  at: Instant,
  bounds: readonly Instant[],
  subscription: Subscription,
): readonly Instant[] {
  const { anchor, cycle, term, until } = subscription;
  const kept = topUp.kept === "term" ? term : cycle;
  const horizon = Math.min(until, bounds.at(-1) as Instant);
  const ends = [periodHolding(anchor, kept, at).until];
  for (let last = ends[0] as Instant; last < horizon; ends.push(last)) last = periodHolding(anchor, kept, last).until;
  const isRenewable = (end: Instant) =>
    end >= horizon || (bounds.includes(end) && beginsPeriod(topUp, end, subscription));
  return ends.every(isRenewable) ? ends.slice(0, 1) : ends;
}

function beginsPeriod({ every }: TopUp, at: Instant, { anchor, cycle }: Subscription): boolean {
  return every !== "once" && periodHolding(anchor, every === "cycle" ? cycle : every, at).from === at;
}

function within(
  { at, until, share }: Delivery,
  bounds: readonly Instant[],
): readonly (Stretch & { readonly share: Fraction })[] {
  const months = bounds.length - 1;
  if (at >= (bounds[months] as Instant)) return [];
  const from = Math.min(nearest(at, bounds), months - 1);
  return [{ from, to: Math.max(nearest(until, bounds), from + 1), share }];
}

function isBound(instant: Instant, bounds: readonly Instant[]): boolean {
  return instant >= (bounds.at(-1) as Instant) || bounds.includes(instant);
}

function nearest(instant: Instant, bounds: readonly Instant[]): number {
  const next = bounds.findIndex((bound) => bound >= instant);
  if (next === -1) return bounds.length - 1;
  if (next === 0) return 0;
  const [before, after] = [bounds[next - 1] as Instant, bounds[next] as Instant];
  return instant - before < after - instant ? next - 1 : next;
}
