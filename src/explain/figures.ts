import type { KindTotal } from "../engine/estimate.ts";
import type { InvoiceItem, InvoiceLine } from "../engine/invoice.ts";
import type { ActivityId, KindId } from "../plans/plan.ts";
import { boundary, months as monthsLong } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction } from "../units/credits.ts";
import { dividedBy, type Fraction, fraction, isZero, plus, ZERO } from "../units/fraction.ts";
import { addMoney, type Money, moneyAsFraction } from "../units/money.ts";
import { NUMBER, quotient, SHARE, sum, sumOfAlike, together } from "./arithmetic.ts";
import { billedTrace, overTrace, shortageTrace } from "./beyond.ts";
import { routedWork } from "./charged.ts";
import { behindTrace, lineTrace } from "./invoice-line.ts";
import { burnedTrace, ledgerTrace, type Months, totalIn } from "./ledger-counts.ts";
import { boughtTrace, expiredTrace, includedTrace, leftTrace } from "./lots.ts";
import { allMonths } from "./purchased.ts";
import { seatsFigure } from "./seats.ts";
import type { Subject } from "./subject.ts";
import type { Label, Name, Trace, Unit } from "./trace.ts";
import { usedTrace } from "./used.ts";

/** A figure with its trace, and what the estimate has for it; the two are the same or one of us is wrong. */
export interface Figure {
  readonly trace: Trace;
  /** Undefined where the estimate has no such figure of its own. */
  readonly figure: Fraction | undefined;
}

/** What a figure is asked of: a kind of credits, some months, and one action or activity alone. */
export interface Of {
  readonly kind: KindId;
  readonly months: Months;
  readonly only: string | undefined;
}

/** What can follow the name of a figure: nothing, a kind, a kind and an action, or an activity. */
export type Takes = "nothing" | "kind" | "kind-and-action" | "activity";

export interface FigureKind {
  readonly takes: Takes;
  readonly byMonth: boolean;
  /** Undefined where a part of it is not published, or nothing of the sort is there. */
  readonly explain: (subject: Subject, of: Of) => Figure | undefined;
}

const SUBSCRIPTION: readonly InvoiceItem[] = ["subscription", "seats-added", "add-on", "set-up"];

export const FIGURES: Readonly<Record<string, FigureKind>> = {
  total: money((subject, of) => totalFigure(subject, of)),
  subscription: money((subject, of) => itemsFigure(subject, of, "subscription", SUBSCRIPTION)),
  "top-ups": money((subject, of) => itemsFigure(subject, of, "top-ups", ["top-up"])),
  overage: money((subject, of) => itemsFigure(subject, of, "overage", ["overage"])),
  "overage-cost": money((subject, of) => overageCost(subject, of)),
  behind: { takes: "nothing", byMonth: false, explain: behindFigure },
  "per-find": { takes: "nothing", byMonth: false, explain: perFind },
  "per-used-credit": { takes: "nothing", byMonth: false, explain: perUsedCredit },
  used: {
    takes: "kind-and-action",
    byMonth: true,
    explain: (subject, of) => {
      const trace = usedTrace(subject, of.kind, of.months, of.only);
      if (of.only !== undefined) return { trace, figure: undefined };
      const isWhole = of.months.length === subject.scenario.months;
      const wanted = isWhole ? subject.estimate.used[of.kind] : undefined;
      const amount = totalIn(subject, of.kind, of.months)?.used ?? wanted;
      return amount === undefined ? undefined : { trace, figure: creditsAsFraction(amount) };
    },
  },
  included: credits("included", includedTrace),
  bought: credits("bought", boughtTrace),
  over: credits("over", overTrace),
  share: { takes: "kind", byMonth: true, explain: shareFigure },
  burned: credits(({ burned }) => add(...Object.values(burned)), burnedTrace),
  exchanged: credits("exchanged", (subject, kind, months) => ledgerTrace(subject, kind, months, "exchanged")),
  "overage-credits": credits("overage", billedTrace),
  shortage: credits("shortage", shortageTrace),
  expired: credits("expired", expiredTrace),
  left: credits("left", leftTrace),
  stranded: credits("stranded", (subject, kind, months) => ledgerTrace(subject, kind, months, "stranded")),
  attempts: { takes: "activity", byMonth: true, explain: (subject, of) => workFigure(subject, of, "attempts") },
  found: { takes: "activity", byMonth: true, explain: (subject, of) => workFigure(subject, of, "found") },
  seats: {
    takes: "nothing",
    byMonth: false,
    explain: (subject) => {
      const { seats, subscription } = subject.estimate;
      const since = subscription.seats.find(({ count }) => count === seats)?.from ?? subscription.from;
      return { trace: seatsFigure(subject, Math.max(since, subscription.from), seats), figure: fraction(seats) };
    },
  },
  invoice: {
    takes: "nothing",
    byMonth: true,
    explain: (subject, of) => itemsFigure(subject, of, "invoice", undefined),
  },
};

type CreditsTrace = (subject: Subject, kind: KindId, months: Months) => Trace;

function credits(
  what: Exclude<keyof KindTotal, "burned"> | ((total: KindTotal) => Credits),
  trace: CreditsTrace,
): FigureKind {
  const explain: FigureKind["explain"] = (subject, { kind, months }) => {
    const total = totalIn(subject, kind, months);
    if (!total) return undefined;
    const amount = typeof what === "function" ? what(total) : total[what];
    return { trace: trace(subject, kind, months), figure: creditsAsFraction(amount) };
  };
  return { takes: "kind", byMonth: true, explain };
}

function money(explain: FigureKind["explain"]): FigureKind {
  return { takes: "nothing", byMonth: true, explain };
}

/** The invoice lines that fall into these months; those behind the horizon belong to the whole. */
function linesIn(subject: Subject, { months }: Of, items?: readonly InvoiceItem[]): readonly InvoiceLine[] {
  const { estimate, scenario } = subject;
  const isWhole = months.length === allMonths(subject).length;
  const bound = (month: number) => boundary(scenario.start, monthsLong(1), month);
  const [from, until] = [bound(months[0] ?? 0), bound((months.at(-1) ?? 0) + 1)];
  return estimate.invoice.lines.filter(
    ({ item, at }) => (!items || items.includes(item)) && (isWhole || (at >= from && at < until)),
  );
}

function itemsTrace(subject: Subject, of: Of, name: Name, items?: readonly InvoiceItem[]): Trace {
  const unit: Unit = { is: "money", currency: subject.estimate.invoice.currency };
  const lines = linesIn(subject, of, items).map((line) => lineTrace(subject, line));
  const label: Label = { name };
  const sumUp = sumOfAlike(label, unit, lines, { name: "invoices" });
  return lines.length === 1
    ? { ...sumUp, label: { ...label, ...(lines[0]?.label.at && { at: lines[0].label.at }) } }
    : sumUp;
}

function amountOf(lines: readonly InvoiceLine[]): Fraction {
  return moneyAsFraction(addMoney(...lines.map(({ amount }) => amount)));
}

function itemsFigure(
  subject: Subject,
  of: Of,
  name: "subscription" | "top-ups" | "overage" | "invoice",
  items: readonly InvoiceItem[] | undefined,
): Figure | undefined {
  const { cost } = subject.estimate;
  const known = { subscription: cost.subscription, "top-ups": cost.topUps, overage: cost.overage, invoice: cost.total };
  if (known[name] === undefined) return undefined;
  return { trace: itemsTrace(subject, of, name, items), figure: amountOf(linesIn(subject, of, items)) };
}

/** What credits beyond the allowance cost: bought on top, and billed afterwards. */
function overageCost(subject: Subject, of: Of): Figure | undefined {
  if (subject.estimate.cost.beyond === undefined) return undefined;
  const figure = amountOf(linesIn(subject, of, ["top-up", "overage"]));
  return { trace: sumOfItems(subject, of, "overage-cost", ["top-ups", "overage"]), figure };
}

function totalFigure(subject: Subject, of: Of): Figure | undefined {
  const { total } = subject.estimate.cost;
  if (total === undefined) return undefined;
  const isWhole = of.months.length === subject.scenario.months;
  return {
    trace: sumOfItems(subject, of, "total", ["subscription", "top-ups", "overage"]),
    figure: isWhole ? moneyAsFraction(total) : amountOf(linesIn(subject, of)),
  };
}

const ITEMS = { subscription: SUBSCRIPTION, "top-ups": ["top-up"], overage: ["overage"] } as const;

function sumOfItems(subject: Subject, of: Of, name: Name, items: readonly (keyof typeof ITEMS)[]): Trace {
  const unit: Unit = { is: "money", currency: subject.estimate.invoice.currency };
  const parts = items.map((item) => itemsTrace(subject, of, item, ITEMS[item]));
  return sum(
    { name },
    unit,
    parts.filter(({ value }, index) => index === 0 || !isZero(value)),
  );
}

function behindFigure(subject: Subject): Figure {
  const { invoice, cost } = subject.estimate;
  const lines = invoice.lines.filter(({ behind }) => behind > 0).map((line) => behindTrace(subject, line));
  const unit: Unit = { is: "money", currency: invoice.currency };
  return { trace: sum({ name: "behind" }, unit, lines), figure: moneyAsFraction(cost.behind as Money) };
}

/** What one contact found costs: the total by everything that was found. */
function perFind(subject: Subject, of: Of): Figure | undefined {
  const total = totalFigure(subject, of);
  const found = workFigure(subject, { ...of, only: undefined }, "found");
  return total && found ? divided(subject, "per-find", "find", total, found) : undefined;
}

function perUsedCredit(subject: Subject, of: Of): Figure | undefined {
  const total = totalFigure(subject, of);
  const used = FIGURES.used?.explain(subject, { ...of, only: undefined });
  return total && used && subject.estimate.offer.plan.kinds.length === 1
    ? divided(subject, "per-used-credit", "credit", total, used)
    : undefined;
}

function divided(subject: Subject, name: Name, per: string, whole: Figure, by: Figure): Figure | undefined {
  if (isZero(by.trace.value)) return undefined;
  const unit: Unit = { is: "price", currency: subject.estimate.invoice.currency, per };
  const figure = whole.figure && by.figure ? dividedBy(whole.figure, by.figure) : undefined;
  return { trace: quotient({ name }, unit, whole.trace, by.trace), figure };
}

/** The share of what is included that the work uses up. */
function shareFigure(subject: Subject, { kind, months }: Of): Figure | undefined {
  const total = totalIn(subject, kind, months);
  if (!total || total.included === 0) return undefined;
  const [used, included] = [usedTrace(subject, kind, months), includedTrace(subject, kind, months)];
  return {
    trace: quotient({ name: "share", of: kind }, SHARE, used, included),
    figure: fraction(total.used, total.included),
  };
}

/** What is tried, or found, of one activity or of all that are charged for. */
function workFigure(subject: Subject, { months, only }: Of, what: "attempts" | "found"): Figure {
  const label: Label = { name: what, ...(only !== undefined && { of: only }) };
  const isMeant = (activity: ActivityId) => only === undefined || activity === only;
  const work = routedWork(subject).filter(({ activity, cell }) => isMeant(activity) && months.includes(cell.month));
  const held = subject.estimate.use.filter(({ action }) => !work.some((each) => each.action === action));
  const byMonth = months.map((month) => {
    const here = work.filter(({ cell }) => cell.month === month);
    const at = boundary(subject.scenario.start, monthsLong(1), month);
    return together(
      { ...label, at },
      NUMBER,
      here.map((each) => each[what]),
    );
  });
  const isWhole = months.length === subject.scenario.months && held.length === 0;
  const all = subject.estimate.use.flatMap(({ activities }) => activities).filter(({ activity }) => isMeant(activity));
  const figure = isWhole ? all.reduce((before, each) => plus(before, each[what]), ZERO) : undefined;
  return { trace: sumOfAlike(label, NUMBER, byMonth, { name: "months" }), figure };
}

/** The trace of one invoice line. */
export function invoiceLine(subject: Subject, line: InvoiceLine): Figure {
  return { trace: lineTrace(subject, line), figure: moneyAsFraction(line.amount) };
}
