import type { KindTotal } from "../engine/estimate.ts";
import type { Segment } from "../engine/ledger.ts";
import type { Lot } from "../engine/lot.ts";
import type { KindId } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction } from "../units/credits.ts";
import { sum } from "./arithmetic.ts";
import { grouped } from "./grouped.ts";
import { planFact, type Subject } from "./subject.ts";
import { given, type Label, type Trace, type Unit } from "./trace.ts";

/** Months of the scenario, counted from 0. */
export type Months = readonly number[];

/** The month that a figure belongs to, where it is of one alone. */
export function monthOf({ scenario }: Subject, [month, ...others]: Months): { readonly at?: Instant } {
  const at =
    month === undefined || others.length > 0 || scenario.months === 1 ? undefined : monthBounds(scenario)[month];
  return at === undefined ? {} : { at };
}

/** The stretches of the ledger that lie in these months. */
export function segmentsIn({ estimate, scenario }: Subject, months: Months): readonly Segment[] {
  const bounds = monthBounds(scenario);
  const [first = 0, last = 0] = [months[0], months.at(-1)];
  const [from = 0, until = 0] = [bounds[first], bounds[last + 1]];
  return (estimate.ledger?.segments ?? []).filter((segment) => segment.from >= from && segment.from < until);
}

/** What these months come to, as the report adds them up. */
export function totalIn({ estimate }: Subject, kind: KindId, months: Months): KindTotal | undefined {
  const [first, ...others] = months;
  return others.length === 0 && first !== undefined && months.length < estimate.months.length
    ? estimate.months[first]?.kinds[kind]
    : estimate.kinds[kind];
}

/** A figure that only the ledger knows: credits that went one way, instant by instant. */
export function counted(subject: Subject, label: Label, kind: KindId, amount: Credits, grant?: string): Trace {
  const fact = grant === undefined ? undefined : planFact(subject.estimate.offer.plan, grant);
  const unit: Unit = { is: "credits", kind };
  return given(label, creditsAsFraction(amount), unit, { is: "ledger", ...(fact?.place && { fact }) });
}

/** Taken from this kind in place of another that had run out. */
export function takenForOthers(subject: Subject, kind: KindId, months: Months): readonly Trace[] {
  const taken = segmentsIn(subject, months).flatMap((segment) => {
    const own = new Set(segment.lots.filter((lot) => lot.kind === kind).map(({ id }) => id));
    return segment.taken.filter(({ lot, wanted }) => wanted !== kind && own.has(lot)).map(({ amount }) => amount);
  });
  return taken.length === 0 ? [] : [counted(subject, { name: "for-other-credits", of: kind }, kind, add(...taken))];
}

/** Burned, by the grant or purchase that it came from. */
export function burnedTrace(subject: Subject, kind: KindId, months: Months): Trace {
  const label: Label = { name: "burned", of: kind, ...monthOf(subject, months) };
  return sum(
    label,
    { is: "credits", kind },
    burnedByGrant(subject, kind, months, () => true),
  );
}

export function burnedByGrant(
  subject: Subject,
  kind: KindId,
  months: Months,
  isMeant: (lot: Lot) => boolean,
): readonly Trace[] {
  const taken = segmentsIn(subject, months).flatMap((segment) => {
    const lots = new Map(
      segment.lots.filter((lot) => lot.kind === kind && lot.origin !== "overage").map((lot) => [lot.id, lot]),
    );
    return segment.taken.flatMap(({ lot: id, amount }) => {
      const lot = lots.get(id);
      return lot && isMeant(lot) ? [{ lot, amount }] : [];
    });
  });
  return [...grouped(taken, ({ lot }) => lot.grant)].map(([grant, of]) =>
    counted(subject, { name: "burned", of: grant }, kind, add(...of.map(({ amount }) => amount)), grant),
  );
}

/** What only the ledger can tell: credits of another kind that stood in, and what was left on one seat while another was short. */
export function ledgerTrace(subject: Subject, kind: KindId, months: Months, what: "exchanged" | "stranded"): Trace {
  const name = what === "exchanged" ? "by-other-credits" : "stranded";
  const amount = totalIn(subject, kind, months)?.[what];
  return counted(subject, { name, of: kind }, kind, amount ?? (0 as Credits));
}
