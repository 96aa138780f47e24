import { rememberFor } from "../remember.ts";
import { boundary, type Instant, months } from "../units/calendar.ts";
import type { Scenario, Span } from "./scenario.ts";

/** The bounds of the scenario's months: `months + 1` instants, counted from the start. */
export const monthBounds = rememberFor((scenario: Scenario): readonly Instant[] => {
  return Array.from({ length: scenario.months + 1 }, (_, index) => boundary(scenario.start, months(1), index));
});

/** The first instant behind the horizon. */
export function endOf(scenario: Scenario): Instant {
  return boundary(scenario.start, months(1), scenario.months);
}

/** What holds at an instant. */
export function spanAt(scenario: Scenario, at: Instant): Span {
  const span = scenario.spans.findLast(({ from }) => from <= at) ?? scenario.spans[0];
  if (!span) throw new Error("a scenario has at least one span");
  return span;
}
