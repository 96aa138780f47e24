import type { BurnOrderEntry, KindId, Origin } from "../plans/plan.ts";
import type { Duration, Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Fraction } from "../units/fraction.ts";

/** Who may use credits: the whole account, or the seats of one group. */
export type Owner = string;
export const ACCOUNT: Owner = "account";

/** The people of one role, or their seats, above how many others of it they stand: `sdr#0`. */
export function seatGroup(role: string, level: number): Owner {
  return `${role}#${level}`;
}

/** Where a lot came from. `overage` is no deposit: what is burned from it is billed afterwards. */
export type LotOrigin = Origin | "overage";

/** A dated deposit that is going to be made. */
export interface Deposit {
  readonly id: string;
  /** The grant line, purchase or recurring grant it belongs to. */
  readonly grant: string;
  /** What a rollover takes for one line from deposit to deposit, the grant itself unless said: a new tier goes on with lines of the old. */
  readonly line?: string;
  readonly kind: KindId;
  readonly owner: Owner;
  readonly origin: LotOrigin;
  readonly amount: Credits;
  readonly at: Instant;
  /** The first instant at which it is gone. */
  readonly until: Instant;
  /** Lower first, before expiry; 0 unless said. */
  readonly priority: number;
  /** How old it counts as where age decides; `at` unless said. */
  readonly since?: Instant;
  /** What becomes of the rest when it ends; none at the end of the line itself. */
  readonly rollover?: RolloverRule | undefined;
}

/** The most that may be left: so many credits, or so many times the deposit about to be made. */
export type Limit = { readonly credits: Credits } | { readonly grants: Fraction };

/** A rollover with every number known, for one deposit. */
export interface RolloverRule {
  readonly carry: "all" | { readonly credits: Credits } | { readonly share: Fraction; readonly of: "unused" | "grant" };
  readonly capCarried?: Limit;
  readonly capBalance?: Limit;
  /** `period`: as long as the deposit that is made at the same instant. */
  readonly lasts: Duration | "forever" | "period";
  readonly again: boolean;
  /** The end of the line, where nothing is carried and behind which no carried lot lives. */
  readonly ends?: Instant;
}

/** A deposit that has been made, and what is left of it. */
export interface Lot extends Omit<Deposit, "line" | "since" | "rollover"> {
  readonly line: string;
  readonly rollover: RolloverRule | undefined;
  readonly left: Credits;
  /** When the deposit was made that these credits first came from: a carried lot keeps its age. */
  readonly since: Instant;
  /** How much that deposit was. */
  readonly granted: Credits;
}

/** Every lot is made here, with the same fields in the same order: lots are copied with each burn. */
export function lotOf(
  { id, grant, line = grant, kind, owner, origin, amount, at, until, priority, rollover }: Deposit,
  { left, since, granted }: Pick<Lot, "left" | "since" | "granted">,
): Lot {
  return { id, grant, line, kind, owner, origin, amount, at, until, priority, rollover, left, since, granted };
}

/** Compares two lots by which burns first. A total order: no two lots are equal. */
export type ByBurnOrder = (a: Lot, b: Lot) => number;

/**
 * The order in which lots of one owner burn: priority, then the plan's burn order, then soonest expiry, then oldest, then id.
 *
 * An origin in the list goes before every origin that is not; `expiry` in the list compares by expiry at that place.
 * Own seat before account is not decided here but by which lots a burn is offered first (burn-down.ts).
 */
export function byBurnOrder(order: readonly BurnOrderEntry[]): ByBurnOrder {
  return (a, b) => {
    if (a.priority !== b.priority) return a.priority - b.priority;
    for (const entry of order) {
      const first = entry === "expiry" ? byExpiry(a, b) : byOrigin(a, b, entry);
      if (first !== 0) return first;
    }
    return byExpiry(a, b) || byAge(a, b);
  };
}

function byExpiry(a: Lot, b: Lot): number {
  if (a.until === b.until) return 0;
  return a.until < b.until ? -1 : 1;
}

function byOrigin(a: Lot, b: Lot, first: LotOrigin): number {
  return Number(b.origin === first) - Number(a.origin === first);
}

/** Oldest first, then by id: the order in which a cap trims. */
export function byAge(a: Lot, b: Lot): number {
  if (a.since !== b.since) return a.since - b.since;
  return a.id < b.id ? -1 : 1;
}
