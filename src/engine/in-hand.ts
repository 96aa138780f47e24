import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { FOREVER } from "../units/calendar.ts";
import { add, type Credits, credits, NO_CREDITS, shareOf, subtract, UNLIMITED } from "../units/credits.ts";
import { fraction } from "../units/fraction.ts";
import { ACCOUNT, type Lot, lotOf } from "./lot.ts";
import type { Offer } from "./offer.ts";
import type { Running, Schedule } from "./schedule.ts";

/**
 * What a customer has at the start. A balance that the scenario states is what is left of the deposits whose period runs,
 * shared out in proportion to them, so that it ends or rolls over as they do; where no period runs, it stays until used.
 * Where no balance is stated, each running deposit has the share left that is left of its period: work that went on evenly.
 */
export function inHand(offer: Offer, scenario: Scenario, schedule: Schedule): Lot[] {
  if (!offer.continues) return [];
  return offer.plan.kinds.flatMap((kind) => {
    const running = schedule.running.filter(({ deposit }) => deposit.kind === kind);
    const stated = statedBalance(offer, kind);
    if (stated === undefined) return running.map((each) => restOf(each, shareOf(each.deposit.amount, each.left)));
    return running.length > 0 ? sharedOut(stated, running) : untilUsed(stated, kind, scenario);
  });
}

function statedBalance({ plan, continues }: Offer, kind: KindId): Credits | undefined {
  const balance = continues?.balance;
  if (typeof balance === "object") return balance[kind] === undefined ? undefined : credits(balance[kind]);
  return balance === undefined || kind !== plan.kinds[0] ? undefined : credits(balance);
}

function restOf({ deposit }: Running, left: Credits): Lot {
  return lotOf(deposit, { left, since: deposit.at, granted: deposit.amount });
}

function sharedOut(balance: Credits, running: readonly Running[]): Lot[] {
  const limited = running.filter(({ deposit }) => deposit.amount !== UNLIMITED);
  if (limited.length < running.length) return running.map((each) => restOf(each, each.deposit.amount));
  let amounts = NO_CREDITS;
  let given = NO_CREDITS;
  const whole = add(...limited.map(({ deposit }) => deposit.amount));
  return limited.map((each) => {
    amounts = add(amounts, each.deposit.amount);
    const upToHere = shareOf(balance, fraction(amounts, whole));
    const left = subtract(upToHere, given);
    given = upToHere;
    return restOf(each, left);
  });
}

function untilUsed(balance: Credits, kind: KindId, { start }: Scenario): Lot[] {
  if (balance === 0) return [];
  const dated = { at: start, until: FOREVER, priority: 0 };
  const deposit = {
    id: `in-hand/${kind}`,
    grant: "in-hand",
    kind,
    owner: ACCOUNT,
    origin: "allowance" as const,
    amount: balance,
    ...dated,
  };
  return [lotOf(deposit, { left: balance, since: start, granted: balance })];
}
