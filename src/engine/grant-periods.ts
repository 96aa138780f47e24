import type { Every, Grant } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import {
  boundary,
  type Duration,
  FOREVER,
  type Instant,
  lengthInDays,
  type Period,
  periodHolding,
  startOfMonth,
} from "../units/calendar.ts";
import { periodsFrom } from "./periods.ts";
import type { Subscription, Timing } from "./subscription.ts";

/** A period of a grant: when the deposit is made, until when it lives, and how many times its amount it brings. */
export interface GrantPeriod extends Period {
  readonly lives: Instant;
  readonly times: number;
}

/**
 * The periods of a grant, from the one that runs at the start of the horizon to the first one behind it.
 *
 * Periods are counted from the anchor, or with the calendar, where the broken first one brings all of it. Up front brings
 * all periods of a cycle on its first day. What comes once comes with a new account: a customer has had it, and a change of
 * tier does not bring it again.
 *
 * @example
 * 400 every month, up front, billed yearly from 1 January: one period of a year that brings 12 × 400.
 */
export function periodsOf(grant: Grant, subscription: Subscription): readonly GrantPeriod[] {
  return periodsIn(subscription.timing)(grant);
}

/** Offers share when they are taken, and most grants are made as often as others: the same periods are asked for many times. */
const periodsIn = rememberFor((timing: Timing) => {
  const laid = new Map<string, readonly GrantPeriod[]>();
  return (grant: Grant) => {
    const { every, counted, upFront, lasts } = grant;
    const alike = `${lengthInWords(every)} ${counted} ${upFront} ${lengthInWords(lasts)}`;
    const periods = laid.get(alike) ?? layPeriods(grant, timing);
    laid.set(alike, periods);
    return periods;
  };
});

function lengthInWords(length: string | Duration | undefined): string | undefined {
  return typeof length === "object" ? `${length.months}/${length.days}` : length;
}

function layPeriods(grant: Grant, subscription: Timing): readonly GrantPeriod[] {
  const { anchor, created, cycle } = subscription;
  if (grant.every === "once") return created < subscription.from ? [] : [onlyPeriod(grant, subscription)];
  const length = lengthOf(grant.every, subscription);
  const whole = ({ from, until, index }: Period): GrantPeriod => {
    return { from, until, index, lives: livesUntil(grant.lasts, from, until, subscription), times: 1 };
  };
  if (grant.counted === "calendar") return calendarPeriods(length, subscription).map(whole);
  if (!grant.upFront) return periodsAround(anchor, length, subscription).map(whole);
  return periodsAround(anchor, longer(cycle, length), subscription).map((period) => {
    const count = periodsFrom(anchor, length, period.from, period.until).length;
    return { ...whole(period), times: Math.max(1, count) };
  });
}

function onlyPeriod(grant: Grant, subscription: Timing): GrantPeriod {
  const { anchor } = subscription;
  const lives = livesUntil(grant.lasts, anchor, FOREVER, subscription);
  return { from: anchor, until: FOREVER, index: 0, lives, times: 1 };
}

function lengthOf(every: Exclude<Every, "once">, { cycle, term }: Timing): Duration {
  if (every === "cycle") return cycle;
  return every === "term" ? term : every;
}

/** The running period and every one that begins up to the horizon's end, that instant included. */
function periodsAround(anchor: Instant, length: Duration, { from, until }: Timing): readonly Period[] {
  return periodsFrom(anchor, length, periodHolding(anchor, length, from).from, until + 1);
}

function calendarPeriods(length: Duration, subscription: Timing): Period[] {
  const { anchor } = subscription;
  const january = Date.UTC(new Date(anchor).getUTCFullYear(), 0, 1);
  const counted = length.months > 0 ? january : startOfMonth(anchor);
  return periodsAround(counted, length, subscription).map((period) => ({
    ...period,
    from: Math.max(period.from, anchor),
  }));
}

function longer(a: Duration, b: Duration): Duration {
  return lengthInDays(a) >= lengthInDays(b) ? a : b;
}

/** Until when a deposit of `at` lives: to the next one unless the grant says how long it lasts. */
export function livesUntil(
  lasts: Grant["lasts"],
  at: Instant,
  nextDeposit: Instant,
  { anchor, cycle, term }: Timing,
): Instant {
  if (lasts === undefined) return nextDeposit;
  if (lasts === "forever") return FOREVER;
  if (lasts === "cycle") return periodHolding(anchor, cycle, at).until;
  if (lasts === "term") return periodHolding(anchor, term, at).until;
  return boundary(at, lasts, 1);
}
