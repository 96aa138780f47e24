import { boundary, type Duration, type Instant, type Period, periodHolding } from "../units/calendar.ts";

/** Every period that begins in [from, until). */
export function periodsFrom(anchor: Instant, period: Duration, from: Instant, until: Instant): readonly Period[] {
  const periods: Period[] = [];
  let next = periodHolding(anchor, period, from);
  if (next.from < from) next = following(next, anchor, period);
  for (; next.from < until; next = following(next, anchor, period)) periods.push(next);
  return periods;
}

function following({ until, index }: Period, anchor: Instant, period: Duration): Period {
  return { from: until, until: boundary(anchor, period, index + 2), index: index + 1 };
}
