import type { BurnOrderEntry, KindId } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Exchange, Want } from "./burns.ts";
import type { Deposit, Lot, Owner } from "./lot.ts";

/** Work that goes on all the time: how much of each kind it has wanted up to an instant. */
export interface Flow {
  readonly id: string;
  readonly owner: Owner;
  readonly parts: readonly { readonly kind: KindId; readonly wantedUpTo: (instant: Instant) => Credits }[];
}

/** Work that happens at one instant: a held unit's charge, or one event of a history. */
export interface Charge extends Want {
  readonly at: Instant;
  /** Refused whole where the balance does not cover all of it; otherwise covered as far as it goes. */
  readonly whole: boolean;
}

/** The most that an owner may burn of each kind, from each reset to the next. */
export interface UserCap {
  readonly owner: Owner;
  readonly resets: readonly { readonly at: Instant; readonly most: Credits }[];
}

export interface LedgerInput {
  readonly from: Instant;
  readonly until: Instant;
  /** Lots alive before `from`: what a run that ended there left behind. */
  readonly opening: readonly Lot[];
  /** In any order; those outside [from, until) are not made. */
  readonly deposits: readonly Deposit[];
  readonly flows: readonly Flow[];
  readonly charges: readonly Charge[];
  /** Further instants at which a segment ends. */
  readonly cuts: readonly Instant[];
  readonly burnOrder: readonly BurnOrderEntry[];
  readonly exchanges: readonly Exchange[];
  readonly caps: readonly UserCap[];
}
