import { type Burn, isKnown } from "../plans/plan.ts";
import type { Held } from "../scenarios/demand.ts";
import { endOf } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundariesBetween, type Instant, months } from "../units/calendar.ts";
import { creditsAsFraction, multiply, roundCredits } from "../units/credits.ts";
import { type Fraction, fraction, times } from "../units/fraction.ts";
import type { ActionUse } from "./action-use.ts";
import type { Charge } from "./ledger-input.ts";
import { ACCOUNT } from "./lot.ts";
import type { Route } from "./routes.ts";

interface HeldCharges {
  readonly charges: readonly Charge[];
  readonly use: ActionUse;
}

/**
 * Held units are charged at the start of each of their periods, counted from the day they are there, to the account. The
 * first so many are free.
 *
 * @example
 * 40 monitored accounts at 50 credits a month, the first 5 free: 1,750 credits on the first of every month.
 */
export function chargeHeld(held: Held, route: Route, scenario: Scenario): HeldCharges {
  const { action, share } = route;
  const { activity, layer } = held;
  const perBurn = action.burns.map((burn) => chargesOf(burn, held, route, scenario));
  const count = times(fraction(layer.count), share);
  return {
    charges: perBurn.flatMap(({ charges }) => charges),
    use: {
      action,
      activities: [{ activity, attempts: count, found: count }],
      burns: perBurn.map(({ burn, units, credits }) => ({ burn, units, credits })),
    },
  };
}

function chargesOf(burn: Burn, { layer }: Held, { action, share }: Route, scenario: Scenario) {
  const each = times(paidUnits(burn, layer), share);
  const starts = layer.present.flatMap(({ from, until }) => periodStarts(burn, from, Math.min(until, endOf(scenario))));
  const units = times(each, fraction(starts.length));
  if (!isKnown(burn.credits)) return { burn, units, credits: undefined, charges: [] };
  const amount = roundCredits(times(each, creditsAsFraction(burn.credits)));
  const flow = `${action.id}/held/${layer.level}`;
  const charges = starts.map((at): Charge => {
    return { flow, owner: ACCOUNT, at, whole: false, parts: [{ kind: burn.kind, amount }] };
  });
  return { burn, units, credits: multiply(amount, starts.length), charges: amount > 0 ? charges : [] };
}

function paidUnits(burn: Burn, { count, level }: Held["layer"]): Fraction {
  return fraction(Math.max(0, count - Math.max(0, burn.free - level)));
}

function periodStarts(burn: Burn, from: Instant, until: Instant): readonly Instant[] {
  if (from >= until) return [];
  if (burn.charged === "month") return boundariesBetween(from, months(1), from, until);
  if (burn.charged === "year") return boundariesBetween(from, months(12), from, until);
  return [from];
}
