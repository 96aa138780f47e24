import type { InvoiceLine } from "../engine/invoice.ts";
import { isKnown, type KindId, type TopUp } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { compare, minus, times } from "../units/fraction.ts";
import { isSame, sum } from "./arithmetic.ts";
import { billedTrace, overTrace } from "./beyond.ts";
import type { Months } from "./ledger-counts.ts";
import type { Subject } from "./subject.ts";
import { given, type Label, type Trace, type Unit } from "./trace.ts";

/** The credits of one purchase: what was over in its month, or in all, or what was chosen as the cheapest that covers it. */
export function neededCredits(subject: Subject, line: InvoiceLine, { kind, unit, every }: TopUp): Trace {
  const size = unit.is === "pack" && isKnown(unit.credits) ? creditsAsFraction(unit.credits) : undefined;
  const value = size ? times(line.quantity, size) : line.quantity;
  const label: Label = { name: "bought", of: line.price, at: line.at };
  const credits: Unit = { is: "credits", kind };
  const chosen = given(label, value, credits, { is: "choice" });
  if (every !== "once" || subject.estimate.months.length === 0) return chosen;
  const lines = subject.estimate.invoice.lines.filter(({ item }) => item === "top-up");
  const spans = lines.length === 1 ? [monthOf(subject, line.at), allMonths(subject)] : [monthOf(subject, line.at)];
  const over = spans.map((months) => overTrace(subject, kind, months));
  const exact = over.find((each) => isSame(each.value, value));
  if (exact) return exact;
  const whole = lines.length === 1 ? over.at(-1) : undefined;
  if (!whole || compare(whole.value, value) > 0) return chosen;
  return sum(label, credits, [
    whole,
    given({ name: "more-than-needed" }, minus(value, whole.value), credits, { is: "choice" }),
  ]);
}

/** The credits that one invoice of overage is for: those of its cycle. */
export function overageCredits(subject: Subject, line: InvoiceLine): Trace {
  const kind = kindOf(subject, line);
  const lines = subject.estimate.invoice.lines.filter(({ item }) => item === "overage");
  const label: Label = { name: "billed-credits", of: kind };
  const counted = given(label, line.quantity, { is: "credits", kind }, { is: "ledger" });
  const spans = lines.length === 1 ? [allMonths(subject)] : [monthOf(subject, line.at - 1)];
  const told = spans.map((months) => billedTrace(subject, kind, months));
  return told.find(({ value }) => isSame(value, line.quantity)) ?? counted;
}

function kindOf({ estimate: { offer } }: Subject, line: InvoiceLine): KindId {
  const [kind] = Object.entries(offer.whenEmpty).find(([, { at }]) => at === line.price) ?? [];
  return kind ?? offer.plan.kinds[0] ?? "credit";
}

export function allMonths({ scenario }: Subject): Months {
  return Array.from({ length: scenario.months }, (_, month) => month);
}

function monthOf({ scenario }: Subject, at: number): Months {
  const month = monthBounds(scenario).findLastIndex((from) => from <= at);
  return [Math.min(Math.max(month, 0), scenario.months - 1)];
}
