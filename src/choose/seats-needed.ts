import { rememberFor, rememberForTime } from "../remember.ts";
import { spanAt } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";

/** What the people of a scenario need for the time of a term. */
export interface SeatsNeeded {
  /** When it begins. */
  readonly first: number;
  /** At the most. */
  readonly most: number;
  /** Each time they are more than before, how many they then are. */
  readonly added: readonly { readonly at: Instant; readonly to: number }[];
}

export const seatsNeeded = rememberFor((scenario: Scenario) =>
  rememberForTime((from, until): SeatsNeeded => {
    const needed = (at: Instant) => spanAt(scenario, at).roles.reduce((sum, { seats }) => sum + seats, 0);
    const first = needed(from);
    let most = first;
    const added: { at: Instant; to: number }[] = [];
    for (const { from: at } of scenario.spans) {
      if (at <= from || at >= until || needed(at) <= most) continue;
      most = needed(at);
      added.push({ at, to: most });
    }
    return { first, most, added };
  }),
);
