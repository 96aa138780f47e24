import type { Place } from "../issue.ts";
import type { Address, Dispute, KindId, Source } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { evaluate, type Operation } from "./operation.ts";

/**
 * How a figure came to be: its value, what was done to its parts, and the parts, down to what stands in a file or what the
 * ledger counted. As data; how it is worded and drawn is decided in render.
 */
export interface Trace {
  readonly label: Label;
  /** Exact, in the unit. */
  readonly value: Fraction;
  readonly unit: Unit;
  readonly operation: Operation;
  /** Empty where a figure is given. */
  readonly parts: readonly Trace[];
  /** What a given figure rests on; undefined where it was computed. */
  readonly basis?: Basis;
}

/** What a figure is of: a name, and whose or which one where there are several. */
export interface Label {
  readonly name: Name;
  /** The action, activity, role, grant, … that it is of. */
  readonly of?: string;
  /** The month or day that it belongs to. */
  readonly at?: Instant;
  /** Which time a rate counts by, or a price. */
  readonly per?: string;
  /** The months or days that a number counts. */
  readonly each?: readonly Instant[];
}

export type Name =
  // Money.
  | "total"
  | "subscription"
  | "seats-added"
  | "add-on"
  | "set-up"
  | "top-ups"
  | "top-up"
  | "overage"
  | "overage-cost"
  | "behind"
  | "invoice"
  | "price"
  | "price-of-size"
  | "own-price"
  | "markup"
  | "uplift"
  | "least-spend"
  | "per-find"
  | "per-used-credit"
  // What a price counts.
  | "accounts"
  | "seats"
  | "seats-least"
  | "seats-included"
  | "packs"
  | "size"
  | "in-bracket"
  | "billing-periods"
  | "renewals"
  | "invoices"
  // Credits.
  | "used"
  | "action"
  | "for-other-credits"
  | "by-other-credits"
  | "included"
  | "bought"
  | "more-than-needed"
  | "over"
  | "burned"
  | "billed-credits"
  | "shortage"
  | "expired"
  | "trimmed"
  | "left"
  | "stranded"
  | "share"
  | "deposit"
  | "rest"
  | "carried"
  | "in-hand"
  | "unlimited-used"
  | "grant"
  | "grant-periods"
  | "period-left"
  | "deposits"
  // Work.
  | "found"
  | "attempts"
  | "charged"
  | "rate-card"
  | "people"
  | "rate"
  | "weeks-a-month"
  | "days-a-month"
  | "working-weeks"
  | "months-a-year"
  | "days-a-week"
  | "months-a-quarter"
  | "month-share"
  | "days"
  | "season"
  | "growth"
  | "months-before"
  | "months"
  | "way-share"
  | "new-share"
  | "known-share"
  | "found-share"
  | "held"
  | "held-periods"
  | "free"
  | "requests"
  | "block"
  | "burned-before"
  | "paid-share"
  | "block-share"
  | "batch"
  | "whole";

export type Unit =
  | { readonly is: "money"; readonly currency: Currency }
  /** Money for one of something; it has more decimals than an amount. */
  | { readonly is: "price"; readonly currency: Currency; readonly per: string }
  | { readonly is: "credits"; readonly kind: KindId }
  | { readonly is: "share" }
  /** So many of what the label names. */
  | { readonly is: "number" };

/** Why a given figure is what it is. */
export type Basis =
  | PlanFact
  | { readonly is: "scenario"; readonly path: string; readonly place: Place | undefined }
  /** Nobody says anything: what is then taken for granted. */
  | { readonly is: "default"; readonly path: string }
  /** Counted while the credits were burned, instant by instant. */
  | { readonly is: "ledger"; readonly fact?: PlanFact }
  /** Chosen as the cheapest that does: how much to buy, which size to take. */
  | { readonly is: "choice" }
  /** The calendar, or how many months a year has. */
  | { readonly is: "calendar" };

/** A number or rule of a plan file: where it stands, and on whose word. */
export interface PlanFact {
  readonly is: "plan";
  readonly plan: string;
  readonly at: Address;
  readonly place: Place | undefined;
  readonly sources: readonly Source[];
  readonly disputes: readonly Dispute[];
}

export function given(label: Label, value: Fraction, unit: Unit, basis: Basis): Trace {
  return { label, value, unit, operation: { is: "given" }, parts: [], basis };
}

/** A figure computed from parts: what the operation makes of them, and nothing else. */
export function computed(label: Label, unit: Unit, operation: Operation, parts: readonly Trace[]): Trace {
  const value = evaluate(
    operation,
    parts.map((part) => part.value),
  );
  return { label, value, unit, operation, parts };
}
