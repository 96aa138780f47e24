import { periodsOf } from "../engine/grant-periods.ts";
import type { Segment } from "../engine/ledger.ts";
import { ACCOUNT, type Lot } from "../engine/lot.ts";
import { sizeOf } from "../engine/offer.ts";
import { isPaid, seatsAdded, seatsAt } from "../engine/subscription.ts";
import { type Grant, isKnown, type KindId } from "../plans/plan.ts";
import { FOREVER, type Instant, type Period, shareLeft } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction, NO_CREDITS, UNLIMITED } from "../units/credits.ts";
import { fraction, ONE } from "../units/fraction.ts";
import { difference, isSame, NUMBER, product, SHARE, sumOfAlike, toThousandth } from "./arithmetic.ts";
import { counted, type Months, monthOf, segmentsIn } from "./ledger-counts.ts";
import { seatsFigure } from "./seats.ts";
import { planFact, planFigure, type Subject } from "./subject.ts";
import { given, type Label, type Trace, type Unit } from "./trace.ts";

/** What the vendor deposits: each grant's credits × seats × periods, and what is used of anything unlimited. */
export function includedTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const label: Label = { name: "included", of: kind, ...monthOf(subject, months) };
  const segments = segmentsIn(subject, months);
  const lots = segments.flatMap(({ deposited }) => deposited).filter((lot) => lot.kind === kind && isGranted(lot));
  const limited = lots.filter(({ amount }) => amount !== UNLIMITED).map((lot) => depositTrace(subject, lot));
  const unit: Unit = { is: "credits", kind };
  return sumOfAlike(label, unit, [...limited, ...unlimitedUsed(subject, kind, segments)], { name: "deposits" });
}

function isGranted({ origin }: Lot): boolean {
  return origin !== "purchase" && origin !== "overage";
}

function unlimitedUsed(subject: Subject, kind: KindId, segments: readonly Segment[]): readonly Trace[] {
  const burned = segments.flatMap(({ lots, taken }) => {
    const unlimited = new Set(
      lots.filter((lot) => lot.kind === kind && isGranted(lot) && lot.left === UNLIMITED).map(({ id }) => id),
    );
    return taken.filter(({ lot }) => unlimited.has(lot)).map(({ amount }) => amount);
  });
  return burned.length === 0 ? [] : [counted(subject, { name: "unlimited-used", of: kind }, kind, add(...burned))];
}

/** One deposit, as engine/schedule.ts makes it. */
function depositTrace(subject: Subject, lot: Lot): Trace {
  const { offer } = subject.estimate;
  const label: Label = { name: "deposit", of: lot.grant, at: lot.at };
  const unit: Unit = { is: "credits", kind: lot.kind };
  const whole = given(label, creditsAsFraction(lot.amount), unit, planFact(offer.plan, lot.grant));
  const grant = offer.tier.grants.find(({ at }) => at === lot.grant);
  if (!grant) return whole;
  const made = grantTrace(subject, grant, lot);
  return made && isSame(made.value, whole.value) ? { ...made, label } : whole;
}

/** Credits of one unit of a grant × what they come times; undefined where a ceiling or an event says how many there are. */
function grantTrace(subject: Subject, grant: Grant, lot: Lot): Trace | undefined {
  const each = eachOf(subject, grant);
  if (!each || typeof grant.per === "object") return undefined;
  const { subscription } = subject.estimate;
  const period = periodsOf(grant, subscription).findLast(({ from }) => from <= lot.at);
  if (!period) return undefined;
  const periods = given({ name: "grant-periods" }, fraction(period.times), NUMBER, { is: "calendar" });
  const label: Label = { name: "deposit", of: grant.at };
  const isAdded = lot.at > Math.max(period.from, subscription.from);
  const left = isAdded ? shareOfPeriod(grant, period, lot.at) : ONE;
  const share = given({ name: "period-left" }, left, SHARE, { is: "calendar" });
  return toThousandth(
    product(label, { is: "credits", kind: lot.kind }, [
      each,
      ...seatsOf(subject, grant, lot, period, isAdded),
      ...(period.times === 1 ? [] : [periods]),
      ...(isSame(left, ONE) ? [] : [share]),
    ]),
  );
}

function eachOf(subject: Subject, grant: Grant): Trace | undefined {
  const unit: Unit = { is: "credits", kind: grant.kind };
  const label: Label = { name: "grant", of: grant.at };
  if (grant.credits === "size") {
    const size = sizeOf(subject.estimate.offer, grant.kind) ?? NO_CREDITS;
    return given({ name: "size", of: grant.kind }, creditsAsFraction(size), unit, { is: "choice" });
  }
  if (grant.credits === "unlimited" || !isKnown(grant.credits)) return undefined;
  return planFigure(subject, { label, value: creditsAsFraction(grant.credits), unit }, `${grant.at}.credits`);
}

function shareOfPeriod(grant: Grant, period: Period, at: Instant) {
  return grant.prorated && period.until !== FOREVER ? shareLeft(period.from, period.until, at) : ONE;
}

/** Seats that a deposit is made for: all that are paid, those that are added, or those of one group. */
function seatsOf(subject: Subject, grant: Grant, lot: Lot, period: Period, isAdded: boolean): readonly Trace[] {
  if (grant.per !== "seat") return [];
  const { subscription } = subject.estimate;
  const at = Math.max(period.from, subscription.from);
  if (lot.owner !== ACCOUNT) {
    const group = subscription.groups.find(({ owner }) => owner === lot.owner);
    const count = group && isPaid(group, lot.at) ? group.count : 0;
    return [given({ name: "seats", of: lot.owner.replace(/#.*$/, "") }, fraction(count), NUMBER, { is: "ledger" })];
  }
  if (!isAdded) return [seatsFigure(subject, at, seatsAt(subscription, at))];
  const step = seatsAdded(subscription, { ...period, from: at }).find((each) => each.at === lot.at);
  const added = (step?.to ?? 0) - (step?.from ?? 0);
  return [given({ name: "seats-added", at: lot.at }, fraction(added), NUMBER, { is: "calendar" })];
}

/** What is gone: of each lot that ended, what was neither burned nor carried on; and what caps took away. */
export function expiredTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const segments = segmentsIn(subject, months);
  const ended = segments.flatMap((segment) =>
    segment.expired
      .filter(({ lot }) => lot.kind === kind)
      .map(({ lot }) => {
        const carried = segment.carried.filter(({ id }) => id === `${lot.id}>`).map(({ amount }) => amount);
        return restOf(subject, lot, segment.until, add(...carried));
      }),
  );
  const trimmed = segments.flatMap((segment) => segment.trimmed.filter(({ lot }) => lot.kind === kind));
  const taken = trimmed.map(({ lot, amount }) =>
    counted(subject, { name: "trimmed", of: lot.grant }, kind, amount, `${lot.grant}.rollover`),
  );
  return sumOfAlike(
    { name: "expired", of: kind, ...monthOf(subject, months) },
    { is: "credits", kind },
    [...ended, ...taken],
    { name: "deposits" },
  );
}

/** What is alive at the end: of each lot, what was not burned. */
export function leftTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const last = segmentsIn(subject, months).at(-1);
  const lots = last ? [...last.lots.filter(({ until }) => until > last.until), ...last.carried] : [];
  const counting = lots.filter((lot) => lot.kind === kind && lot.origin !== "overage" && lot.left !== UNLIMITED);
  const rests = counting.map((lot) => restOf(subject, lot, last?.until ?? 0, NO_CREDITS));
  return sumOfAlike({ name: "left", of: kind, ...monthOf(subject, months) }, { is: "credits", kind }, rests, {
    name: "deposits",
  });
}

/** A lot as it came, less what was burned of it, trimmed and carried on up to an instant. */
function restOf(subject: Subject, lot: Lot, until: Instant, carried: Credits): Trace {
  const { kind } = lot;
  const segments = (subject.estimate.ledger?.segments ?? []).filter((segment) => segment.until <= until);
  const burned = segments.flatMap(({ taken }) =>
    taken.filter((each) => each.lot === lot.id).map(({ amount }) => amount),
  );
  const trimmed = segments.flatMap((segment) =>
    segment.trimmed.filter((each) => each.lot.id === lot.id).map(({ amount }) => amount),
  );
  return difference({ name: "rest", of: lot.grant, at: lot.at }, { is: "credits", kind }, [
    originOf(subject, lot, segments),
    counted(subject, { name: "burned", of: lot.grant }, kind, add(...burned)),
    counted(subject, { name: "trimmed", of: lot.grant }, kind, add(...trimmed), `${lot.grant}.rollover`),
    counted(subject, { name: "carried", of: lot.grant }, kind, carried, `${lot.grant}.rollover`),
  ]);
}

/** How a lot came: deposited, carried over from another, bought, or there at the start. */
function originOf(subject: Subject, lot: Lot, segments: readonly Segment[]): Trace {
  const { kind, grant, id } = lot;
  if (segments.some(({ deposited }) => deposited.some((each) => each.id === id))) {
    return lot.origin === "purchase" ? boughtFigure(lot) : depositTrace(subject, lot);
  }
  if (lot.origin === "rollover" && segments.some(({ carried }) => carried.some((each) => each.id === id))) {
    return counted(subject, { name: "carried", of: grant }, kind, lot.amount, `${grant}.rollover`);
  }
  const opening = subject.estimate.ledger?.segments[0]?.lots.find((each) => each.id === id);
  const first = subject.estimate.ledger?.segments[0]?.taken
    .filter((each) => each.lot === id)
    .map(({ amount }) => amount);
  return counted(subject, { name: "in-hand", of: kind }, kind, add(opening?.left ?? NO_CREDITS, ...(first ?? [])));
}

/** Bought on top: how much was chosen as the cheapest that covers what is over. */
export function boughtTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const deposited = segmentsIn(subject, months).flatMap((segment) => segment.deposited);
  const lots = deposited.filter((lot) => lot.kind === kind && lot.origin === "purchase");
  const figures = lots.map(boughtFigure);
  return sumOfAlike({ name: "bought", of: kind, ...monthOf(subject, months) }, { is: "credits", kind }, figures, {
    name: "deposits",
  });
}

function boughtFigure({ kind, grant, at, amount }: Lot): Trace {
  const unit: Unit = { is: "credits", kind };
  return given({ name: "bought", of: grant, at }, creditsAsFraction(amount), unit, { is: "choice" });
}
