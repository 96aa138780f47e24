import { monthBounds, spanAt } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, creditsAsFraction, roundCredits, subtract } from "../units/credits.ts";
import { plus, times, ZERO } from "../units/fraction.ts";
import { perMonth, type Rate } from "../units/rate.ts";

/** Credits that events bring, and when. */
export interface EventCredits {
  readonly at: Instant;
  readonly amount: Credits;
}

/**
 * What an event brings, with so many credits each time: what its rate comes to in a month is there from the month's start,
 * to a thousandth of the running sum; what happens once is there on its day.
 *
 * @example
 * A third of a referral a month at 10 credits: 3.333, 3.334 and 3.333 in the first three months.
 */
export function eventCredits(event: string, each: Credits, scenario: Scenario): EventCredits[] {
  return [...monthly(event, each, scenario), ...once(event, each, scenario)].filter(({ amount }) => amount > 0);
}

function monthly(event: string, each: Credits, scenario: Scenario): EventCredits[] {
  let sum = ZERO;
  return monthBounds(scenario)
    .slice(0, -1)
    .map((at) => {
      const { events, assume } = spanAt(scenario, at);
      const rate = events[event];
      const before = roundCredits(sum);
      if (rate && rate.per !== "once") {
        sum = plus(sum, times(perMonth(rate, assume.workingWeeksPerYear), creditsAsFraction(each)));
      }
      return { at, amount: subtract(roundCredits(sum), before) };
    });
}

function once(event: string, each: Credits, scenario: Scenario): EventCredits[] {
  const rates = new Map<Instant, Rate>();
  for (const { events } of scenario.spans) {
    const rate = events[event];
    if (rate?.per === "once") rates.set(rate.on ?? scenario.start, rate);
  }
  const end = monthBounds(scenario).at(-1) ?? scenario.start;
  return [...rates]
    .filter(([at]) => at >= scenario.start && at < end)
    .map(([at, { amount }]) => ({ at, amount: roundCredits(times(amount, creditsAsFraction(each))) }));
}
