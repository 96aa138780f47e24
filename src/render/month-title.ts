import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { dayOf, type Instant, MONTH_NAMES } from "../units/calendar.ts";
import { sentence } from "./format.ts";

/** True where months are calendar months of one year, which are called by their names. */
export function hasNamedMonths(scenario: Scenario): boolean {
  const [first, last] = [new Date(scenario.start), new Date(endOf(scenario) - 1)];
  return first.getUTCDate() === 1 && first.getUTCFullYear() === last.getUTCFullYear();
}

/** "March", "March 2028" where there are several years, "the month from 2027-03-15" where it is no calendar month. */
export function monthTitle(from: Instant, scenario: Scenario): string {
  const start = new Date(from);
  if (new Date(scenario.start).getUTCDate() !== 1) return `the month from ${dayOf(from)}`;
  const name = sentence(MONTH_NAMES[start.getUTCMonth()] ?? "");
  return hasNamedMonths(scenario) ? name : `${name} ${start.getUTCFullYear()}`;
}
