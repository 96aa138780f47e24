import type { KindId } from "../plans/plan.ts";
import type { Credits } from "../units/credits.ts";
import type { Lot, Owner } from "./lot.ts";

/** What one flow of work wants to burn at once: of one kind, or of several in step. */
export interface Want {
  /** Whose work it is: an action of an owner, or one event of a history. */
  readonly flow: string;
  readonly owner: Owner;
  readonly parts: readonly { readonly kind: KindId; readonly amount: Credits }[];
}

/** What may be burned in place of a kind that has run out: `rate` credits of `into` for each one missing. */
export interface Exchange {
  readonly kind: KindId;
  readonly into: KindId;
  readonly rate: Credits;
}

/** Credits taken from a lot for a flow. `covers` is what they stand for in the wanted kind: other than `amount` only in an exchange. */
export interface Taken {
  readonly lot: string;
  readonly flow: string;
  readonly wanted: KindId;
  readonly amount: Credits;
  readonly covers: Credits;
}

export interface Uncovered {
  readonly flow: string;
  readonly owner: Owner;
  readonly kind: KindId;
  readonly amount: Credits;
  /** True where there was enough of this kind and another kind of the same work ran out. */
  readonly heldBack: boolean;
}

export interface BurnDown {
  readonly taken: readonly Taken[];
  readonly uncovered: readonly Uncovered[];
}

/** What a burn may draw on. `lots` are alive and stand in burn order. */
export interface Holdings {
  readonly lots: readonly Lot[];
  readonly exchanges: readonly Exchange[];
  /** What an owner may still burn of each kind under a cap of its own; no entry is no cap. */
  readonly allowed: (owner: Owner, kind: KindId) => Credits;
}
