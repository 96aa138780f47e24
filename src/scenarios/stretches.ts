import { rememberFor } from "../remember.ts";
import { DAY_IN_MS, type Instant, monthNameOf, startOfNextMonth } from "../units/calendar.ts";
import { compare, type Fraction, fraction, isZero, ONE, plus, power, times } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import { monthBounds, spanAt } from "./horizon.ts";
import type { Scenario, Span } from "./scenario.ts";

/** A stretch in which nothing changes, and what holds in it. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly month: number;
  readonly span: Span;
  /** Its share of the month by time, × season × growth: what a month's rate comes to in it. */
  readonly evenly: Fraction;
}

/** Every stretch of the horizon, in time: months, cut where the pace of the work changes within one. */
export function stretchesOf(scenario: Scenario): readonly Stretch[] {
  const bounds = monthBounds(scenario);
  const changes = paceChanges(scenario);
  return bounds.slice(0, -1).flatMap((from, month) => {
    const until = bounds[month + 1] as Instant;
    const cuts = [from, ...changes.filter((at) => at > from && at < until)];
    return cuts.map((start, index) => {
      const end = cuts[index + 1] ?? until;
      const span = spanAt(scenario, start);
      return {
        from: start,
        until: end,
        month,
        span,
        evenly: times(shareOfTime(start, end, from, until), paceAt(span, start, month)),
      };
    });
  });
}

function shareOfTime(start: Instant, end: Instant, from: Instant, until: Instant): Fraction {
  return end - start === until - from ? ONE : fraction(end - start, until - from);
}

/** Season × growth. */
function paceAt({ assume: { season, growth } }: Span, at: Instant, month: number): Fraction {
  const inSeason = Object.keys(season).length > 0 ? (season[monthNameOf(at)] ?? ONE) : ONE;
  return isZero(growth) ? inSeason : times(inSeason, power(plus(ONE, growth), month));
}

/**
 * The instants at which a stretch may begin within a month, in time: where a change begins, around what happens on one day, and
 * with the calendar where there is a season.
 */
function paceChanges(scenario: Scenario): readonly Instant[] {
  const { spans } = scenario;
  const isSeasonal = spans.some(({ assume }) => Object.keys(assume.season).length > 0);
  const days = spans.flatMap((span) =>
    ratesOf(span).flatMap(({ per, on = Math.max(span.from, scenario.start) }) =>
      per === "once" ? [on, on + DAY_IN_MS] : [],
    ),
  );
  const changes = [
    ...spans.map(({ from }) => from),
    ...days,
    ...(isSeasonal ? monthBounds(scenario).map(startOfNextMonth) : []),
  ];
  return [...new Set(changes)].sort((a, b) => a - b);
}

/** True where as much is done in two stretches: nothing changes between them, and nothing happens once. */
export function isAsMuch(a: Stretch, b: Stretch): boolean {
  return a.span === b.span && compare(a.evenly, b.evenly) === 0 && !hasWorkDoneOnce(a.span);
}

const hasWorkDoneOnce = rememberFor((span: Span) => ratesOf(span).some(({ per }) => per === "once"));

function ratesOf(span: Span): Rate[] {
  return [span.account, ...span.roles.map(({ work }) => work)].flatMap(({ does, find }) => [
    ...Object.values(does),
    ...Object.values(find),
  ]);
}
