import type { Estimate } from "../engine/estimate.ts";
import type { Stage } from "../engine/path.ts";
import type { KindId, TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, type Instant } from "../units/calendar.ts";

/**
 * True where what is bought of a kind may change what later months lack of it beyond what they burn of it themselves: bought
 * credits that end may burn before an allowance that outlives its month and spare it, or end within a month.
 *
 * Where it is false, the needs of the months say all: bought credits that never end spare nothing that lives longer, and an
 * allowance that is gone with its month cannot be spared for another.
 */
export function maySpare(kind: KindId, bare: Estimate, topUps: readonly TopUp[], scenario: Scenario): boolean {
  const bounds = monthBounds(scenario);
  const end = bounds.at(-1) as Instant;
  const ending = topUps.filter((topUp) => !isThereToTheEnd(topUp, scenario.start, end));
  if (ending.length === 0) return false;
  return (
    ending.some((topUp) => !endsWithMonths(topUp, bare.stages, bounds)) ||
    (bare.ledger?.segments ?? []).some(({ lots, from }) => {
      const month = bounds.find((bound) => bound > from) as Instant;
      return lots.some(
        (lot) =>
          lot.kind === kind &&
          lot.origin !== "overage" &&
          (lot.until > month || lot.rollover !== undefined) &&
          month < end,
      );
    })
  );
}

function isThereToTheEnd({ every, lasts }: TopUp, start: Instant, end: Instant): boolean {
  if (every !== "once") return false;
  return lasts === "forever" || (typeof lasts === "object" && boundary(start, lasts, 1) >= end);
}

/** True where all that is bought at the start of a month is gone when some month is over. */
function endsWithMonths({ every, lasts }: TopUp, stages: readonly Stage[], bounds: readonly Instant[]): boolean {
  const lengths = [every, lasts].flatMap((length) => (typeof length === "object" ? [length] : []));
  const counted = lasts === "term" || every !== "once";
  return (
    lengths.every(({ days }) => days === 0) &&
    (!counted ||
      stages.every(
        ({ subscription: { anchor, cycle, term } }) => bounds.includes(anchor) && cycle.days === 0 && term.days === 0,
      ))
  );
}
