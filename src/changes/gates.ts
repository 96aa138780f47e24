import { oldestAge } from "../choose/catalogue.ts";
import type { Instant } from "../units/calendar.ts";
import { daysBetween } from "../units/calendar.ts";
import { compare, dividedBy, type Fraction, fraction, fractionOfDecimal } from "../units/fraction.ts";
import { type Currency, type Money, money } from "../units/money.ts";
import type { Difference } from "./difference.ts";
import type { Effect, Told } from "./effect.ts";
import { newestSource, statementOf } from "./fact.ts";
import { shortageOf } from "./outcome.ts";
import type { PlanDiff } from "./plan-diff.ts";

/** What a build is to fail for. */
export type Gate =
  | { readonly is: "flip" | "shortage" | "stale" | "lowered-price-without-source" }
  /** A bill that rises by more than a share of it, or by more than an amount. */
  | { readonly is: "increase"; readonly share: Fraction }
  | { readonly is: "increase"; readonly amount: Money; readonly currency: Currency };

export const GATE_FORMS = [
  "flip",
  "increase:5%",
  "increase:1000USD",
  "shortage",
  "stale",
  "lowered-price-without-source",
];

/** A gate as it is written on the command line; undefined for anything else. */
export function parseGate(text: string): Gate | undefined {
  if (text === "flip" || text === "shortage" || text === "stale" || text === "lowered-price-without-source") {
    return { is: text };
  }
  const [, share] = /^increase:(\d{1,6}(?:\.\d{1,6})?)%$/.exec(text) ?? [];
  if (share !== undefined) return { is: "increase", share: dividedBy(fractionOfDecimal(share), fraction(100)) };
  const [, amount, currency] = /^increase:(\d{1,9}(?:\.\d{1,6})?) ?([A-Z]{3})$/.exec(text) ?? [];
  return amount && currency ? { is: "increase", amount: money(amount), currency } : undefined;
}

/** Why the answer is no: which gate, and what it was that it closed on. */
export interface Failure {
  /** As it is written; `mistakes` needs no gate. */
  readonly gate: string;
  readonly because: readonly string[];
}

export interface Judging {
  readonly asOf: Instant;
  /** In days. */
  readonly maxAge: number;
  /** Fail as well for what was already so before. */
  readonly includesExisting: boolean;
}

/**
 * What fails a build: files that have mistakes now and had none before, and every gate that closes. What was already so before
 * closes none unless that is asked for, and neither does the calendar: only values that this change states can be stale.
 */
export function failuresOf(
  difference: Difference,
  gates: readonly { readonly written: string; readonly gate: Gate }[],
  judging: Judging,
): readonly Failure[] {
  const mistakes = difference.broken.flatMap(({ before, after }) =>
    after && (judging.includesExisting || !before) ? [after.file] : [],
  );
  const closed = gates.map(({ written, gate }) => ({ gate: written, because: closedBy(gate, difference, judging) }));
  return [{ gate: "mistakes", because: mistakes }, ...closed].filter(({ because }) => because.length > 0);
}

function closedBy(
  gate: Gate,
  { effects, unchanged, plans, findings }: Difference,
  judging: Judging,
): readonly string[] {
  const idsOf = (some: readonly Effect[]) => some.map(({ id }) => id);
  switch (gate.is) {
    case "flip":
      return idsOf(effects.filter(({ is }) => is === "flips"));
    case "increase":
      return idsOf(effects.filter((effect) => isRiseAbove(gate, effect)));
    case "shortage":
      return judging.includesExisting
        ? idsOf([...effects, ...unchanged].filter(({ after }) => isShort(after)))
        : idsOf(effects.filter(fallsShort));
    case "stale":
      return plans.filter((plan) => statesStale(plan, judging)).flatMap(({ after }) => after?.file ?? []);
    default:
      return findings.map(({ change }) => statementOf(change).at);
  }
}

/** A rise in a currency that the limit cannot be held against closes the gate too: nobody has said that it is small. */
function isRiseAbove(gate: Extract<Gate, { is: "increase" }>, { change }: Effect): boolean {
  if (!change || change.by <= 0) return false;
  if ("amount" in gate) return change.currency !== gate.currency || change.by > gate.amount;
  return change.share === undefined || compare(change.share, gate.share) > 0;
}

/** Somebody runs out who did not, or runs further out: with the offer that is left, or by staying with the old one. */
function fallsShort({ before, after, staying }: Effect): boolean {
  const stays = staying?.with;
  if (stays && shortageOf(stays.candidate) > 0) return true;
  return isShort(after) && (!isShort(before) || lackIn(after) > lackIn(before));
}

function isShort(told: Told): boolean {
  return lackIn(told) > 0;
}

function lackIn(told: Told): number {
  const candidate = told.is === "answered" ? (told.outcome.recommended ?? told.outcome.nearest) : undefined;
  return candidate ? shortageOf(candidate) : 0;
}

/** True where a value that was changed or added rests on nothing newer than the limit. */
function statesStale({ before, after, changes }: PlanDiff, { asOf, maxAge, includesExisting }: Judging): boolean {
  if (!after) return false;
  if (!before || includesExisting) return (oldestAge(after, asOf) ?? 0) > maxAge;
  return changes.some(({ topic, after: stated }) => {
    const day = topic === "fact" && stated ? newestSource(stated) : undefined;
    return day !== undefined && daysBetween(day, asOf) > maxAge;
  });
}
