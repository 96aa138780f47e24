import type { Instant } from "../units/calendar.ts";
import { add, creditsAsFraction, NO_CREDITS, roundCredits, subtract } from "../units/credits.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, plus, times, ZERO } from "../units/fraction.ts";
import type { ActionUse } from "./action-use.ts";
import type { Metered } from "./metering.ts";
import type { Planned } from "./stage-ledger.ts";

/**
 * What the actions are used for over all stages. Where stages meter alike it is the same as for one offer. Where they do not
 * (a rate of one tier only), each has that share of its own metering which its credits within the stage have in those over
 * the whole horizon; by time where an action burns none.
 */
export function useOf(stages: readonly Planned[]): readonly ActionUse[] {
  const [first] = stages;
  if (!first) return [];
  if (stages.every(({ metered }) => isAlike(metered.uses, first.metered.uses))) return first.metered.uses;
  const joined: ActionUse[] = [];
  const horizon = { from: first.subscription.from, until: (stages.at(-1) ?? first).subscription.until };
  for (const stage of stages) {
    for (const use of stage.metered.uses) {
      const part = scaled(use, shareWithin(use, stage, horizon));
      const index = joined.findIndex(({ action }) => action === part.action);
      if (index === -1) joined.push(part);
      else joined[index] = sumOf(joined[index] as ActionUse, part);
    }
  }
  return joined;
}

function isAlike(a: readonly ActionUse[], b: readonly ActionUse[]): boolean {
  return a === b || (a.length === b.length && a.every((use, index) => isSameUse(use, b[index] as ActionUse)));
}

function isSameUse(a: ActionUse, b: ActionUse): boolean {
  const isSame = (one: Fraction, other: Fraction | undefined) => other !== undefined && compare(one, other) === 0;
  return (
    a.action === b.action &&
    a.burns.every(({ units }, index) => isSame(units, b.burns[index]?.units)) &&
    a.activities.length === b.activities.length &&
    a.activities.every(({ attempts }, index) => isSame(attempts, b.activities[index]?.attempts))
  );
}

interface Time {
  readonly from: Instant;
  readonly until: Instant;
}

/** The share of an action's credits that is burned within a stage. */
function shareWithin({ action }: ActionUse, { metered, subscription }: Planned, horizon: Time): Fraction {
  const whole = burnedBy(action.id, metered, horizon);
  return isZero(whole)
    ? fraction(subscription.until - subscription.from, horizon.until - horizon.from)
    : dividedBy(burnedBy(action.id, metered, subscription), whole);
}

/** All credits that an action burns in some time, of whatever kinds. */
function burnedBy(action: string, { flows, charges }: Metered, { from, until }: Time): Fraction {
  const own = flows.filter(({ id }) => id.startsWith(`${action}/`));
  const flowing = own.flatMap(({ parts }) =>
    parts.map(({ wantedUpTo }) => subtract(wantedUpTo(until), wantedUpTo(from))),
  );
  const charged = charges
    .filter(({ flow, at }) => flow.startsWith(`${action}/`) && at >= from && at < until)
    .flatMap(({ parts }) => parts.map(({ amount }) => amount));
  return creditsAsFraction(add(NO_CREDITS, ...flowing, ...charged));
}

function scaled({ action, activities, burns }: ActionUse, share: Fraction): ActionUse {
  return {
    action,
    activities: activities.map(({ activity, attempts, found }) => ({
      activity,
      attempts: times(attempts, share),
      found: times(found, share),
    })),
    burns: burns.map(({ burn, units, credits }) => ({
      burn,
      units: times(units, share),
      credits: credits === undefined ? undefined : roundCredits(times(creditsAsFraction(credits), share)),
    })),
  };
}

/** Two stages' use of one action: its activities side by side, what they share added up. */
function sumOf(a: ActionUse, b: ActionUse): ActionUse {
  const names = [...new Set([...a.activities, ...b.activities].map(({ activity }) => activity))];
  const sum = (what: "attempts" | "found", name: string) =>
    [...a.activities, ...b.activities]
      .filter(({ activity }) => activity === name)
      .reduce((total, each) => plus(total, each[what]), ZERO);
  return {
    action: a.action,
    activities: names.map((activity) => ({
      activity,
      attempts: sum("attempts", activity),
      found: sum("found", activity),
    })),
    burns: a.burns.map(({ burn, units, credits }, index) => {
      const other = b.burns[index];
      return {
        burn,
        units: plus(units, other?.units ?? ZERO),
        credits: credits === undefined ? undefined : add(credits, other?.credits ?? NO_CREDITS),
      };
    }),
  };
}
