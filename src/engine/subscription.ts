import { isKnown } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { rolesOf, seatLayers } from "../scenarios/demand.ts";
import { endOf, spanAt } from "../scenarios/horizon.ts";
import { layersOf } from "../scenarios/layers.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import {
  boundariesBetween,
  boundary,
  type Duration,
  FOREVER,
  type Instant,
  lengthInDays,
  type Period,
  periodHolding,
} from "../units/calendar.ts";
import { type Owner, seatGroup } from "./lot.ts";
import type { Offer } from "./offer.ts";

/** Seats that are bought and given up together. */
export interface SeatGroup {
  readonly owner: Owner;
  readonly count: number;
  readonly paid: readonly { readonly from: Instant; readonly until: Instant }[];
}

/** When an offer's cycles and terms run. */
export interface Timing {
  /** Cycles and terms are counted from here. Before `from` for a customer whose term goes on. */
  readonly anchor: Instant;
  /** When the account was made, for what depends on its age. */
  readonly created: Instant;
  readonly from: Instant;
  readonly until: Instant;
  readonly cycle: Duration;
  readonly term: Duration;
  /** How many terms of the same tier went before, where it had been taken earlier. */
  readonly terms: number;
}

/** When an offer's cycles and terms run, and which seats are paid when. */
export interface Subscription extends Timing {
  /** The same object for all that run at these times over the horizon of one question, whatever seats they have. */
  readonly timing: Timing;
  /** How many seats are paid from when on; what is billed, and what grants per seat of a pool count. */
  readonly seats: readonly SeatStep[];
  /** Whose seats they are, for credits that are locked to them. */
  readonly groups: readonly SeatGroup[];
}

/** The part of a scenario's horizon in which an offer is taken, where it is not all of it. */
export interface Stay extends Pick<Subscription, "from" | "until" | "terms"> {
  /** When the account was made, where that was with an earlier offer. */
  readonly created?: Instant;
}

/** So many paid seats from an instant on. */
export interface SeatStep {
  readonly from: Instant;
  readonly count: number;
}

type Presence = SeatGroup["paid"];

/**
 * Lay an offer on the calendar of a scenario. Months of the scenario and every cycle are counted from its start; a customer's
 * cycle goes on from the day it renews. Seats are the people, or what the scenario says, at least the tier's minimum and
 * what a customer has. A seat that is given up is paid to the end of the term, and whoever comes meanwhile sits on it. An
 * offer that is taken later has cycles of its own, counted from that day.
 */
export function subscribe(offer: Offer, scenario: Scenario, stay?: Stay): Subscription {
  const whole = subscriptionOf(scenario)(offer);
  if (!stay) return whole;
  const known = staysWithin(whole);
  const alike = [stay.from, stay.until, stay.terms, stay.created].join();
  const subscription = known.get(alike) ?? lay(offer, scenario, stay);
  known.set(alike, subscription);
  return subscription;
}

/** Offers that run alike over a whole horizon run alike over each part of it. */
const staysWithin = rememberFor((_whole: Subscription) => new Map<string, Subscription>());

/** Scenarios that differ in the work alone share what is laid for them: each offer is laid once for all of them. */
const subscriptionOf = rememberFor((scenario: Scenario) => {
  const { start, months, spans, customerOf } = scenario;
  const peopled = spans.map(({ from, roles }) => [from, roles.map(({ id, people, seats }) => [id, people, seats])]);
  const alike = JSON.stringify([start, months, peopled]);
  const laid = subscriptionsOf(customerOf);
  const known = laid.get(alike) ?? layFor(scenario);
  laid.set(alike, known);
  return known;
});

/** By the list of a scenario's customers, which those that are made from one scenario keep. */
const subscriptionsOf = rememberFor(
  (_customers: Scenario["customerOf"]) => new Map<string, (offer: Offer) => Subscription>(),
);

/** For a new customer, offers that have the same cycle, term and seats run alike: they share one subscription. */
function layFor(scenario: Scenario): (offer: Offer) => Subscription {
  const known = new Map<string, Subscription>();
  const stay = { from: scenario.start, until: endOf(scenario), terms: 0 };
  return rememberFor((offer: Offer) => {
    if (scenario.customerOf.some(({ plan }) => plan === offer.plan.id)) return lay(offer, scenario, stay);
    const seats = isPerSeat(offer) ? leastSeats(offer) : "none";
    const alike = JSON.stringify([offer.billing.cycle, longestTerm(offer), seats]);
    const subscription = known.get(alike) ?? lay(offer, scenario, stay);
    known.set(alike, subscription);
    return subscription;
  });
}

function lay(offer: Offer, scenario: Scenario, { from, until, terms, created: before }: Stay): Subscription {
  const term = longestTerm(offer);
  const anchor = from > scenario.start ? from : anchorOf(offer, scenario, term);
  const calendar = { anchor, from, until, cycle: offer.billing.cycle, term };
  const groups = rolesOf(scenario).flatMap((role) =>
    seatLayers(scenario, role).map(({ level, count, present }) => ({
      owner: seatGroup(role, level),
      count,
      paid: untilTermEnds(present, calendar),
    })),
  );
  const seats = paidSeats(offer, scenario, calendar);
  const created = before ?? scenario.customerOf.find(({ plan }) => plan === offer.plan.id)?.since ?? anchor;
  const timing = sharedTiming({ ...calendar, created, terms }, scenario);
  return takenAt(timing, { seats, groups: [...groups, ...seatsOfNobody(offer, seats, groups, from)] });
}

/** Such seats at such times. */
export function takenAt(timing: Timing, { seats, groups }: Pick<Subscription, "seats" | "groups">): Subscription {
  return { ...timing, timing, seats, groups };
}

/** Shared over a whole horizon only: parts of one are many, and those of a moved team are soon forgotten. */
function sharedTiming(timing: Timing, scenario: Scenario): Timing {
  if (timing.from !== scenario.start || timing.until !== endOf(scenario)) return timing;
  const known = timingsOf(scenario.need);
  const alike = JSON.stringify(timing);
  const shared = known.get(alike) ?? timing;
  known.set(alike, shared);
  return shared;
}

/** By what a scenario needs, which those that are made from it keep. */
const timingsOf = rememberFor((_need: Scenario["need"]) => new Map<string, Timing>());

/** How long signing binds: the longest of the tier's price lines that are billed this way. */
export function longestTerm({ tier, billing }: Pick<Offer, "tier" | "billing">): Duration {
  const lines = tier.price.filter(({ billed, every }) => billed?.id === billing.id && every !== "once");
  return lines.map(({ term }) => term).reduce((a, b) => (lengthInDays(b) > lengthInDays(a) ? b : a), billing.cycle);
}

function anchorOf(offer: Offer, scenario: Scenario, term: Duration): Instant {
  const { renews, since } = offer.continues ?? {};
  if (renews !== undefined) return boundary(renews, term, -1);
  return since !== undefined && since <= scenario.start ? since : scenario.start;
}

/** The most seats that were needed since the term began: they fall only where the next one begins. */
function paidSeats(offer: Offer, scenario: Scenario, calendar: Calendar): SeatStep[] {
  const { anchor, from, until, term } = calendar;
  const renewals = boundariesBetween(anchor, term, from + 1, until);
  const changes = scenario.spans.map((span) => span.from).filter((at) => at > from && at < until);
  const steps: SeatStep[] = [];
  const running = periodHolding(anchor, term, from).from;
  let most = leastSeats(offer);
  if (offer.continues?.seats !== undefined && running < from) {
    most = Math.max(most, offer.continues.seats);
    steps.push({ from: running, count: most });
  }
  for (const at of [...new Set([from, ...changes, ...renewals])].sort((a, b) => a - b)) {
    const needed = spanAt(scenario, at).roles.reduce((sum, role) => sum + role.seats, 0);
    most = Math.max(needed, renewals.includes(at) ? leastSeats(offer) : most);
    if (steps.at(-1)?.count !== most) steps.push({ from: at, count: most });
  }
  return steps;
}

type Calendar = Pick<Subscription, "anchor" | "from" | "until" | "cycle" | "term">;

/** The seats that come with the tier, whoever sits on them: the included ones, and at least its minimum. */
function leastSeats(offer: Offer): number {
  if (!isPerSeat(offer)) return 0;
  const { included, min } = offer.tier.seats;
  return Math.max(included, isKnown(min) ? min : 1);
}

function isPerSeat({ tier }: Offer): boolean {
  return tier.price.some(({ per }) => per === "seat") || tier.grants.some(({ per }) => per === "seat");
}

/** Seats that are paid and on which nobody of a role ever sat, such as those of a tier's minimum. */
function seatsOfNobody(
  offer: Offer,
  seats: readonly SeatStep[],
  groups: readonly SeatGroup[],
  start: Instant,
): SeatGroup[] {
  if (!isPerSeat(offer)) return [];
  const bounds = groups.flatMap(({ paid }) => paid.flatMap(({ from, until }) => [from, until]));
  const instants = [start, ...seats.map(({ from }) => from), ...bounds].filter((at) => at >= start && at < FOREVER);
  const steps = [...new Set(instants)]
    .sort((a, b) => a - b)
    .map((from) => ({ from, count: Math.max(0, seatsAt({ seats }, from) - seatsOf(groups, from)) }));
  return layersOf(steps).map(({ level, count, present }) => ({
    owner: seatGroup("spare", level),
    count,
    paid: present,
  }));
}

function seatsOf(groups: readonly SeatGroup[], at: Instant): number {
  return groups.reduce((sum, group) => sum + (isPaid(group, at) ? group.count : 0), 0);
}

function untilTermEnds(present: Presence, calendar: Calendar): Presence {
  const paid: { from: Instant; until: Instant }[] = [];
  for (const { from, until } of present) {
    const end = until === FOREVER ? FOREVER : endOfPeriod(calendar.anchor, calendar.term, until);
    const last = paid.at(-1);
    if (last && last.until >= from) paid[paid.length - 1] = { from: last.from, until: Math.max(last.until, end) };
    else paid.push({ from, until: end });
  }
  return paid;
}

function endOfPeriod(anchor: Instant, period: Duration, at: Instant): Instant {
  const { from, until } = periodHolding(anchor, period, at);
  return from === at ? at : until;
}

export function isPaid(group: SeatGroup, at: Instant): boolean {
  return group.paid.some(({ from, until }) => from <= at && at < until);
}

/** Paid seats at an instant. */
export function seatsAt({ seats }: Pick<Subscription, "seats">, at: Instant): number {
  return (seats.findLast(({ from }) => from <= at) ?? seats[0])?.count ?? 0;
}

/** The most seats that are paid at any time within the horizon. */
export function mostSeats({ seats }: Subscription): number {
  return Math.max(0, ...seats.map(({ count }) => count));
}

/** The instants within a period, behind its first, at which seats are added, and how many there are then. */
export function seatsAdded({ seats }: Subscription, { from, until }: Period): readonly SeatsAdded[] {
  if (seats.length < 2) return [];
  return seats
    .map(({ from: at, count }, index) => ({ at, from: seats[index - 1]?.count ?? count, to: count }))
    .filter((step) => step.at > from && step.at < until && step.to > step.from);
}

export interface SeatsAdded {
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
}
