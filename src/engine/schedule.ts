import {
  type Grant,
  isKnown,
  type KindId,
  type Known,
  type Rollover,
  type Tier,
  type Unpublished,
} from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { FOREVER, type Instant, type Period, shareLeft } from "../units/calendar.ts";
import { type Credits, multiply, NO_CREDITS, shareOf, UNLIMITED } from "../units/credits.ts";
import { type Fraction, ONE } from "../units/fraction.ts";
import { eventCredits } from "./event-grants.ts";
import { fairUseCeiling } from "./fair-use.ts";
import { type GrantPeriod, livesUntil, periodsOf } from "./grant-periods.ts";
import { ACCOUNT, type Deposit, type Limit, type LotOrigin, type Owner, type RolloverRule } from "./lot.ts";
import { grantsHeld, type Offer, packageOf, sizeOf } from "./offer.ts";
import { currencyOf } from "./pricing.ts";
import {
  isPaid,
  type SeatGroup,
  type Subscription,
  seatsAdded,
  seatsAt,
  subscribe,
  type Timing,
} from "./subscription.ts";

/** The deposits that an offer's grants make over the horizon, and the amounts that the vendor does not publish. */
export interface Schedule {
  readonly deposits: readonly Deposit[];
  /** Deposits made before the horizon whose period still runs, for a customer whose cycle goes on. */
  readonly running: readonly Running[];
  readonly missing: readonly { readonly kind: KindId; readonly fact: Unpublished }[];
}

export interface Running {
  readonly deposit: Deposit;
  /** The share of its period that is left at the start. */
  readonly left: Fraction;
}

/**
 * Every deposit that the tier's grants make, from the start of the horizon to the first one behind it (which a rollover at
 * the horizon's end is measured by, and which is not made).
 *
 * A grant per seat counts paid seats. Seats added within a period bring the share of its credits that is left of it, by
 * time, unless the plan says that they are not prorated. Up front brings all periods of a cycle on its first day.
 */
export function scheduleOf(offer: Offer, scenario: Scenario, subscription = subscribe(offer, scenario)): Schedule {
  const { onWork, onSeats } = hangsOn(offer.tier);
  const when = onSeats ? subscription : subscription.timing;
  const known = schedulesOf(onWork ? scenario : when)(when)(offer.tier);
  const alike = `${currencyOf(offer.plan, scenario.currency)} ${packageOf(offer)}`;
  const made = known.get(alike) ?? schedule(offer, scenario, subscription);
  known.set(alike, made);
  return made;
}

/**
 * What a tier brings is a matter of the tier, which a plan and most of its readings share, and of when it is taken; where it
 * brings credits per seat or for what is paid, of the seats; where events bring credits, of the scenario they happen in.
 */
const schedulesOf = rememberFor((_whose: Scenario | Timing) =>
  rememberFor((_when: Timing) => rememberFor((_tier: Tier) => new Map<string, Schedule>())),
);

const hangsOn = rememberFor(({ grants }: Tier) => ({
  onWork: grants.some(({ per }) => typeof per === "object"),
  onSeats: grants.some(({ per, fairUse }) => per === "seat" || fairUse !== undefined),
}));

function schedule(offer: Offer, scenario: Scenario, subscription: Subscription): Schedule {
  const made: Running[] = [];
  const missing: { kind: KindId; fact: Unpublished }[] = [];
  const lines: string[] = [];
  for (const grant of grantsHeld(offer, subscription.created)) {
    lines.push(lineOf(grant));
    const line = `${lines.at(-1)} ${lines.filter((each) => each === lines.at(-1)).length}`;
    const amount = amountOf(grant, offer, subscription, scenario);
    if (!isKnown(amount)) missing.push({ kind: grant.kind, fact: amount });
    else made.push(...depositsOf({ ...amount, line, origin: originOf(grant, offer) }, scenario, subscription));
  }
  const { from } = subscription;
  return {
    deposits: made.map(({ deposit }) => deposit).filter(({ at }) => at >= from),
    running: made.filter(({ deposit }) => deposit.at < from && deposit.until > from),
    missing,
  };
}

/** How much one deposit brings for each account, seat or event; something unlimited with a ceiling is a grant of that ceiling. */
function amountOf(
  grant: Grant,
  offer: Offer,
  subscription: Subscription,
  scenario: Scenario,
): Known<{ readonly grant: Grant; readonly credits: Credits }> {
  if (grant.credits === "size") return { grant, credits: sizeOf(offer, grant.kind) ?? NO_CREDITS };
  if (grant.credits !== "unlimited") return isKnown(grant.credits) ? { grant, credits: grant.credits } : grant.credits;
  if (!grant.fairUse || !isKnown(grant.fairUse)) return { grant, credits: UNLIMITED };
  const { every, per } = grant.fairUse;
  const ceiling = fairUseCeiling(grant.fairUse, offer, subscription, scenario);
  return isKnown(ceiling)
    ? {
        grant: { ...grant, every, per, pooled: grant.per !== "seat" || grant.pooled, upFront: false },
        credits: ceiling,
      }
    : ceiling;
}

/** What a grant is for its kind: where one tier follows another, each line goes on with the like of it in the new one. */
function lineOf({ kind, per, pooled }: Grant): string {
  if (typeof per === "object") return `${kind} ${per.event}`;
  return per === "seat" && !pooled ? `${kind} locked` : kind;
}

/** What a grant pays out, with the credits of one unit of it. */
interface Payout {
  readonly grant: Grant;
  readonly line: string;
  readonly credits: Credits;
  readonly origin: LotOrigin;
}

function depositsOf(payout: Payout, scenario: Scenario, subscription: Subscription): Running[] {
  const { grant, credits } = payout;
  if (typeof grant.per !== "object") {
    const seated = seatedFor(grant, subscription);
    return periodsOf(grant, subscription).flatMap((period) => inPeriod(payout, period, seated, subscription));
  }
  return eventCredits(grant.per.event, credits, scenario).map(({ at, amount }) => {
    const until = livesUntil(grant.lasts, at, FOREVER, subscription);
    return { deposit: deposit(payout, { owner: ACCOUNT, amount, at, until }, ruleFor(grant.rollover, 1)), left: ONE };
  });
}

function originOf(grant: Grant, offer: Offer): LotOrigin {
  if (offer.tier.trial) return "trial";
  if (typeof grant.per === "object") return "bonus";
  return grant.every === "once" ? "one-time" : "allowance";
}

function inPeriod(
  payout: Payout,
  period: GrantPeriod,
  seated: readonly Seated[],
  subscription: Subscription,
): Running[] {
  const { grant } = payout;
  const { rollover } = grant;
  const each = multiply(payout.credits, period.times);
  const at = Math.max(period.from, subscription.from);
  const left = period.until === FOREVER ? ONE : shareLeft(period.from, period.until, at);
  const made = (owner: Owner, amount: Credits, from: Instant, rule: RolloverRule | undefined): Running[] => {
    const dated = { owner, amount, at: from, until: period.lives };
    return amount > 0 ? [{ deposit: deposit(payout, dated, rule), left }] : [];
  };
  if (grant.per === "account") return made(ACCOUNT, each, period.from, ruleFor(rollover, 1));
  return seated.flatMap(({ owner, count, added }) => {
    const first = made(owner, multiply(each, count(at)), period.from, ruleFor(rollover, count(at)));
    const later = added({ from: at, until: period.until, index: period.index }).flatMap(({ at: from, seats }) => {
      const share = grant.prorated && period.until !== FOREVER ? shareLeft(period.from, period.until, from) : ONE;
      return made(owner, shareOf(multiply(each, seats), share), from, withoutCaps(ruleFor(rollover, seats)));
    });
    return [...first, ...later];
  });
}

/** Somebody who gets a grant per seat: how many seats at an instant, and how many are added within a period. */
interface Seated {
  readonly owner: Owner;
  readonly count: (at: Instant) => number;
  readonly added: (period: Period) => readonly { readonly at: Instant; readonly seats: number }[];
}

function seatedFor({ per, pooled }: Grant, subscription: Subscription): readonly Seated[] {
  if (per !== "seat") return [];
  return pooled ? [teamOf(subscription)] : subscription.groups.map(byGroup);
}

function teamOf(subscription: Subscription): Seated {
  return {
    owner: ACCOUNT,
    count: (at) => seatsAt(subscription, at),
    added: (period) => seatsAdded(subscription, period).map(({ at, from, to }) => ({ at, seats: to - from })),
  };
}

function byGroup(group: SeatGroup): Seated {
  return {
    owner: group.owner,
    count: (at) => (isPaid(group, at) ? group.count : 0),
    added: ({ from, until }) =>
      group.paid
        .filter((each) => each.from > from && each.from < until)
        .map(({ from: at }) => ({ at, seats: group.count })),
  };
}

type Dated = Pick<Deposit, "owner" | "amount" | "at" | "until">;

function deposit({ grant, line, origin }: Payout, dated: Dated, rollover: RolloverRule | undefined): Deposit {
  const { owner, amount, at, until } = dated;
  const id = `${grant.at}/${owner}@${at}`;
  return { id, grant: grant.at, line, kind: grant.kind, origin, priority: 0, owner, amount, at, until, rollover };
}

/** A rollover's numbers count per seat where the grant does. A number that is not published is taken as no limit, and marked. */
function ruleFor(rollover: Rollover | undefined, seats: number): RolloverRule | undefined {
  if (!rollover) return undefined;
  const capCarried = rollover.capCarried && limitFor(rollover.capCarried, seats);
  const capBalance = rollover.capBalance && limitFor(rollover.capBalance, seats);
  return {
    carry: carryFor(rollover.carry, seats),
    ...(capCarried ? { capCarried } : {}),
    ...(capBalance ? { capBalance } : {}),
    lasts: rollover.lasts ?? "period",
    again: rollover.again,
  };
}

/** Seats that are added within a period are no new deposit of the line: its caps wait for the next one. */
function withoutCaps(rule: RolloverRule | undefined): RolloverRule | undefined {
  return rule && { carry: rule.carry, lasts: rule.lasts, again: rule.again };
}

function carryFor(carry: Rollover["carry"], seats: number): RolloverRule["carry"] {
  if (carry === "all" || "share" in carry) return carry;
  return isKnown(carry.credits) ? { credits: multiply(carry.credits, seats) } : "all";
}

function limitFor(cap: NonNullable<Rollover["capCarried"]>, seats: number): Limit | undefined {
  if ("grants" in cap) return cap;
  return isKnown(cap.credits) ? { credits: multiply(cap.credits, seats) } : undefined;
}
