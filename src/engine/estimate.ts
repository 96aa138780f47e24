import type { ActivityId, FeatureId, KindId, Origin, Unpublished } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Currency, Money } from "../units/money.ts";
import type { ActionUse } from "./action-use.ts";
import type { Invoice, InvoiceItem } from "./invoice.ts";
import type { LedgerRun } from "./ledger.ts";
import type { Owner } from "./lot.ts";
import type { Offer } from "./offer.ts";
import type { Stage } from "./path.ts";
import type { Subscription } from "./subscription.ts";
import type { Purchase } from "./top-ups.ts";

/** One scenario run against one offer, or against one offer after another: a ledger and an invoice. */
export interface Estimate {
  /** What is signed first, and its subscription. */
  readonly offer: Offer;
  readonly subscription: Subscription;
  /** One offer for the whole horizon, or one after another, in time. */
  readonly stages: readonly Stage[];
  /** Paid seats, at the most. */
  readonly seats: number;
  readonly use: readonly ActionUse[];
  /** Activities that the tier does not do at all. */
  readonly notCovered: readonly ActivityId[];
  /** Needed features that the offer lacks. */
  readonly lacks: readonly FeatureId[];
  /** Other reasons for which the offer cannot be bought for this scenario. */
  readonly refusals: readonly Refusal[];
  /** What the vendor does not publish and the figures below lack. */
  readonly missing: readonly Missing[];
  /** Credits wanted by kind over the whole horizon, for the kinds whose rates are all published. */
  readonly used: Readonly<Record<KindId, Credits>>;
  /** Credits by kind over the whole horizon; empty where the ledger could not be played. */
  readonly kinds: Readonly<Record<KindId, KindTotal>>;
  /** By month of the scenario; empty where the ledger could not be played. */
  readonly months: readonly MonthReport[];
  readonly ledger: LedgerRun | undefined;
  readonly purchases: readonly Purchase[];
  readonly invoice: Invoice;
  readonly cost: Cost;
}

export type Refusal =
  | { readonly is: "too-many-seats"; readonly most: number; readonly needed: number }
  | { readonly is: "closed" }
  | { readonly is: "other-accounts" }
  | { readonly is: "other-billing"; readonly needed: string };

/** What an unpublished fact leaves open. */
export interface Missing {
  readonly fact: Unpublished;
  readonly of: "rate" | "allowance" | InvoiceItem;
}

/** An amount is undefined where a part of it is not published: a total that lacks a part is no total. */
export interface Cost {
  readonly currency: Currency;
  /** Seats and fees of the tier and its add-ons, set-up included. */
  readonly subscription: Money | undefined;
  readonly topUps: Money | undefined;
  readonly overage: Money | undefined;
  /** What credits beyond the allowance cost, however they are sold. */
  readonly beyond: Money | undefined;
  readonly total: Money | undefined;
  /** What of the total lies behind the horizon. */
  readonly behind: Money;
}

/** Where the credits of one kind came from and went, over some time. All amounts in credits of that kind. */
export interface KindTotal {
  /** Wanted in all: burned + exchanged + overage + shortage. */
  readonly used: Credits;
  /** Deposited by the vendor: allowance, one-time, trial and bonus credits. */
  readonly included: Credits;
  readonly bought: Credits;
  readonly burned: Readonly<Partial<Record<Origin, Credits>>>;
  /** Covered by another kind, at a rate. */
  readonly exchanged: Credits;
  readonly expired: Credits;
  readonly overage: Credits;
  readonly shortage: Credits;
  /** The part of the shortage that there was enough of this kind for, had another kind of the same work not run out. */
  readonly heldBack: Credits;
  /** Expired on one seat while another seat was short. */
  readonly stranded: Credits;
  /** Alive at the end. */
  readonly left: Credits;
  /** Beyond what is included: burned from purchases, billed as overage or short. */
  readonly over: Credits;
}

/** What happened in one month of the scenario. */
export interface MonthReport {
  readonly from: Instant;
  readonly until: Instant;
  readonly kinds: Readonly<Record<KindId, KindMonth>>;
}

export interface KindMonth extends KindTotal {
  /** The instants within the month at which so much of the allowance was gone. */
  readonly gone: {
    readonly half: Instant | undefined;
    readonly most: Instant | undefined;
    readonly all: Instant | undefined;
  };
  /** When demand first met an empty ledger. */
  readonly shortFrom: Instant | undefined;
  readonly bySeatGroup: Readonly<
    Record<
      Owner,
      { readonly used: Credits; readonly shortage: Credits; readonly expired: Credits; readonly left: Credits }
    >
  >;
}
