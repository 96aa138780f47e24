import type { Estimate } from "../engine/estimate.ts";
import { inHand } from "../engine/in-hand.ts";
import type { Offer } from "../engine/offer.ts";
import { scheduleOf } from "../engine/schedule.ts";
import { simulate } from "../engine/simulate.ts";
import type { KindId, Plan } from "../plans/plan.ts";
import type { Customer, Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, toNumber } from "../units/credits.ts";
import type { Rules } from "./ask.ts";
import { offersOf } from "./offers.ts";

/** How long what a customer has today lasts, by kind of credit. */
export interface Runway {
  readonly offer: Offer;
  readonly kinds: readonly KindRunway[];
}

export interface KindRunway {
  readonly kind: KindId;
  /** In hand at the start: as stated, or the share of what was granted that is left of its period. */
  readonly balance: Credits;
  /** When the team's work has used it up, if nothing came in; undefined where it lasts for five years. */
  readonly gone: Instant | undefined;
  /** When what is left of it expires or rolls over; undefined where it stays until used. */
  readonly expires: Instant | undefined;
  /** When the work first finds nothing, with all that the tier brings and nothing bought; undefined where it does not within the scenario. */
  readonly shortFrom: Instant | undefined;
}

/** So far a balance is followed. */
export const MOST_MONTHS = 60;

/** How long a customer's balances last; undefined where the scenario does not say that the team is a customer of the plan. */
export function runwayOf(plan: Plan, scenario: Scenario, { isFree }: Pick<Rules, "isFree">): Runway | undefined {
  const offer = offersOf(plan, scenario).find(({ continues }) => continues);
  if (!offer?.continues) return undefined;
  const schedule = scheduleOf(offer, scenario);
  const lots = inHand(offer, scenario, schedule);
  const balanceOf = (kind: KindId) => add(...lots.filter((lot) => lot.kind === kind).map(({ left }) => left));
  const kinds = plan.kinds.filter((kind) => Number.isFinite(balanceOf(kind)) && balanceOf(kind) > 0);
  const stopping = { ...offer, whenEmpty: {} };
  const asItIs = simulate(stopping, scenario, { isFree });
  const alone = simulate(
    withNothingButInHand(stopping, offer.continues, kinds, balanceOf),
    { ...scenario, months: Math.max(scenario.months, MOST_MONTHS) },
    { isFree },
  );
  return {
    offer,
    kinds: kinds.map((kind) => {
      const ends = schedule.running.filter(({ deposit }) => deposit.kind === kind).map(({ deposit }) => deposit.until);
      return {
        kind,
        balance: balanceOf(kind),
        gone: firstShort(alone, kind),
        expires: ends.length > 0 ? Math.min(...ends) : undefined,
        shortFrom: firstShort(asItIs, kind),
      };
    }),
  };
}

/** The same offer that grants nothing, so that a balance stays until it is used. */
function withNothingButInHand(
  offer: Offer,
  customer: Customer,
  kinds: readonly KindId[],
  balanceOf: (kind: KindId) => Credits,
): Offer {
  const balance = Object.fromEntries(kinds.map((kind) => [kind, String(toNumber(balanceOf(kind)))]));
  return { ...offer, tier: { ...offer.tier, grants: [] }, continues: { ...customer, balance } };
}

function firstShort({ months }: Estimate, kind: KindId): Instant | undefined {
  return months.map(({ kinds }) => kinds[kind]?.shortFrom).find((at) => at !== undefined);
}
