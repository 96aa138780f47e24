import type { Instant } from "../units/calendar.ts";
import { add, type Credits, toNumber } from "../units/credits.ts";
import { playLedger, type Segment } from "./ledger.ts";
import type { Charge } from "./ledger-input.ts";
import { chargeOf, type LedgerBurn, type LedgerGrant, type Line, lineOf } from "./ledger-lines.ts";
import { type Moment, momentOf, refuse } from "./ledger-question.ts";
import { type GrantTotals, type LedgerTotals, sumOf, totalsOf } from "./ledger-totals.ts";
import type { Lot } from "./lot.ts";

export type { LedgerBurn, LedgerGrant } from "./ledger-lines.ts";
export type { Amount, Cap, LedgerRollover, Moment } from "./ledger-question.ts";
export type { GrantTotals, LedgerTotals };

/** What `runLedger` is asked. */
export interface LedgerQuestion {
  readonly grants: readonly LedgerGrant[];
  /** In any order. */
  readonly burns: readonly LedgerBurn[];
  /** What is reported, [from, until). What was granted and burned before `from` is played too, and gives the balances there. */
  readonly from: Moment;
  readonly until: Moment;
  /** What a burn is that the balance does not cover: billed afterwards (default), or not done. Never a debt of later grants. */
  readonly atZero?: "overage" | "stop";
}

export interface LedgerAnswer {
  readonly segments: readonly LedgerSegment[];
  readonly totals: LedgerTotals;
}

/** Why a segment ended, the first that applies: see `runLedger`. */
export type EndedBy = "grant" | "rollover" | "recurrence" | "expiry" | "end";

/** A stretch of time within which no grant begins or ends. Amounts are numbers of credits, instants are ISO text. */
export interface LedgerSegment {
  readonly from: string;
  readonly until: string;
  readonly endedBy: EndedBy;
  /** What is left of each living grant at the end, after its burns and before what expires there. Carried credits count under their grant. */
  readonly balances: Readonly<Record<string, number>>;
  /** What was burned of each grant; those of which nothing was are left out. */
  readonly used: Readonly<Record<string, number>>;
  /** Which burn took how much of which grant, in time. */
  readonly burns: readonly {
    readonly burn: string;
    readonly grant: string;
    readonly amount: number;
    readonly at: string;
  }[];
  /** Burns that met an empty balance, and by how much. */
  readonly uncovered: readonly { readonly burn: string; readonly amount: number; readonly at: string }[];
  readonly overage: number;
  readonly shortage: number;
}

/**
 * The ledger on its own, for anybody: grants and burns in, balances over time out. No plan is needed.
 *
 * A grant lives in [from, until). Burns happen in time. Each takes from its owner's own grants before the account's, then by
 * priority (lower first), then by soonest expiry, then by age, then as listed. A recurring grant is made anew at every
 * period counted from its start; what is left of the last deposit is gone, or carried on where a rollover says so. At one
 * instant: expiry and rollover, new grants, caps, then burns. Burns at one instant share a balance that does not cover
 * them in proportion to their amounts, except those that are `whole`. What no grant covers is overage, or shortage.
 *
 * A segment ends where something happens to a grant; where several things do, `endedBy` is the first of: `grant` (a grant
 * begins), `rollover` (credits are carried on), `recurrence` (the next period of a grant begins), `expiry` (a deposit or a
 * grant is over). The last one ends by `end`; what is over at that very instant has expired, what begins there has not begun.
 *
 * Throws RangeError, naming the field and the value, for anything that cannot be meant.
 *
 * @example
 * const { segments, totals } = runLedger({
 *   grants: [
 *     { id: "allowance", amount: 500, from: "2027-01-01", recurrence: "month" },
 *     { id: "pack", amount: 200, from: "2027-01-01", until: "2028-01-01" },
 *   ],
 *   burns: [{ at: "2027-01-20", amount: 620 }],
 *   from: "2027-01-01",
 *   until: "2027-03-01",
 * });
 * // January: the allowance expires sooner, so 500 come from it and 120 from the pack.
 * segments[0].balances;  // { allowance: 0, pack: 80 }
 * segments[0].endedBy;   // "recurrence"
 * totals.overage;        // 0
 */
export function runLedger(question: LedgerQuestion): LedgerAnswer {
  const from = momentOf(question.from, "from");
  const until = momentOf(question.until, "until");
  if (until <= from) refuse("until", question.until, 'is not after "from"');
  const atZero = question.atZero ?? "overage";
  if (atZero !== "overage" && atZero !== "stop") refuse("atZero", atZero, "is neither overage nor stop");
  const lines = question.grants.map((grant, index) => lineOf(grant, index, until));
  const charges = question.burns.map(chargeOf);
  refuseTwins(
    lines.map(({ grant }) => grant),
    "grants",
  );
  refuseTwins(
    charges.map(({ flow }) => flow),
    "burns",
  );
  const { segments } = playLedger({
    from: Math.min(from, ...lines.map((line) => line.from)),
    until,
    opening: [],
    deposits: lines.flatMap(({ deposits }) => deposits),
    flows: [],
    charges: atZero === "overage" ? charges.map((charge) => ({ ...charge, whole: false })) : charges,
    cuts: [from],
    burnOrder: ["expiry"],
    exchanges: [],
    caps: [],
  });
  const first = segments.findIndex((segment) => segment.from >= from);
  const shown = segments.slice(first);
  const book = new Book(lines, charges, atZero);
  return {
    segments: shown.map((segment, index) => book.segment(segment, shown[index + 1])),
    totals: totalsOf(
      segments.slice(0, first),
      shown,
      lines.map(({ grant }) => grant),
      atZero,
    ),
  };
}

function refuseTwins(ids: readonly string[], field: string): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) refuse(`${field}[${index}].id`, id, "is there twice");
    seen.add(id);
  }
}

/** Writes segments down for readers. */
class Book {
  private readonly begins: ReadonlySet<string>;
  private readonly times: ReadonlyMap<string, Instant>;
  private readonly atZero: "overage" | "stop";

  constructor(lines: readonly Line[], charges: readonly Charge[], atZero: "overage" | "stop") {
    this.begins = new Set(lines.flatMap(({ deposits }) => deposits.slice(0, 1).map(({ id }) => id)));
    this.times = new Map(charges.map(({ flow, at }) => [flow, at]));
    this.atZero = atZero;
  }

  segment(segment: Segment, next: Segment | undefined): LedgerSegment {
    const grants = new Map(segment.lots.map((lot) => [lot.id, lot.grant]));
    const burns = segment.taken.map(({ lot, flow, amount }) => ({ burn: flow, grant: grants.get(lot) ?? lot, amount }));
    const missing = toNumber(sumOf(segment.uncovered));
    return {
      from: iso(segment.from),
      until: iso(segment.until),
      endedBy: this.endOf(segment, next),
      balances: sumsByGrant(segment.lots.map(({ grant, left }) => ({ grant, amount: left }))),
      used: sumsByGrant(burns),
      burns: mergeLots(burns).map((each) => ({ ...each, amount: toNumber(each.amount), at: this.timeOf(each.burn) })),
      uncovered: segment.uncovered.map(({ flow, amount }) => {
        return { burn: flow, amount: toNumber(amount), at: this.timeOf(flow) };
      }),
      overage: this.atZero === "overage" ? missing : 0,
      shortage: this.atZero === "stop" ? missing : 0,
    };
  }

  private endOf({ carried }: Segment, next: Segment | undefined): EndedBy {
    if (!next) return "end";
    if (next.deposited.some((lot) => this.begins.has(lot.id))) return "grant";
    if (carried.length > 0) return "rollover";
    return next.deposited.length > 0 ? "recurrence" : "expiry";
  }

  private timeOf(burn: string): string {
    return iso(this.times.get(burn) ?? 0);
  }
}

type Portion = { readonly burn: string; readonly grant: string; readonly amount: Credits };

/** One entry for each burn and grant, also where a burn took from several deposits of it. */
function mergeLots(portions: readonly Portion[]): readonly Portion[] {
  const merged = new Map<string, Portion>();
  for (const portion of portions) {
    const key = JSON.stringify([portion.burn, portion.grant]);
    const before = merged.get(key);
    merged.set(key, before ? { ...before, amount: add(before.amount, portion.amount) } : portion);
  }
  return [...merged.values()];
}

function sumsByGrant(amounts: readonly { readonly grant: Lot["grant"]; readonly amount: Credits }[]) {
  const sums = new Map<string, Credits>();
  for (const { grant, amount } of amounts) sums.set(grant, add(sums.get(grant) ?? (0 as Credits), amount));
  return Object.fromEntries([...sums].map(([grant, amount]) => [grant, toNumber(amount)]));
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
