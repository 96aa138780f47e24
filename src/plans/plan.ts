import type { Place } from "../issue.ts";
import type { Duration, Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Currency, Money } from "../units/money.ts";

/*
 * A plan as the engine uses it: what a vendor sells in one product line, every default filled in, every number exact.
 * How it is written down is in plans/README.md; the two forms meet in normalize.ts.
 */

/** Where a fact stands in its plan: `tiers.pro.price.yearly.amount`. One grammar for --set, disputed, contracts, explain and diff. */
export type Address = string;
export type KindId = string;
export type TierId = string;
export type ActionId = string;
export type ActivityId = string;
export type SourceId = string;
export type FeatureId = string;
export type EventId = string;

/** A number, day or currency that the vendor does not publish. Never guessed and never zero. */
export interface Unpublished {
  readonly unpublished: true;
  readonly at: Address;
  /** What others report, computed with only under `--use-reported` (then the high end is taken). */
  readonly reported?: { readonly low: number; readonly high: number; readonly sources: readonly SourceId[] };
}

/** A value that the vendor may or may not publish. */
export type Known<T> = T | Unpublished;

export function isKnown<T>(value: Known<T>): value is T {
  return !(typeof value === "object" && value !== null && "unpublished" in value);
}

export type Authority = "official" | "relayed" | "third-party" | "assumed" | "contract";

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly url?: string;
  /** What the source itself shows. */
  readonly date: Instant | "undated";
  /** When somebody last read it. */
  readonly read: Instant;
  readonly authority: Authority;
}

/** When a line holds. All that is given must hold; nothing given always holds. */
export interface Conditions {
  readonly tiers?: readonly TierId[];
  readonly billed?: readonly BillingId[];
  readonly accounts?: AccountAge;
}

/** Accounts made before a day (the day itself is out), or from a day on (it is in). */
export interface AccountAge {
  readonly createdBefore?: Known<Instant>;
  readonly createdFrom?: Known<Instant>;
}

/** Every line of a list: where it stands, what its numbers rest on, and when it holds. */
export interface Line {
  readonly at: Address;
  readonly sources: readonly SourceId[];
  readonly when: Conditions;
}

export interface Plan {
  readonly id: string;
  readonly vendor: string;
  /** The product line, where the vendor has several. */
  readonly product?: string;
  readonly currency: Known<Currency>;
  readonly sources: Readonly<Record<SourceId, Source>>;
  readonly kinds: readonly KindId[];
  readonly actions: readonly Action[];
  /** From small to large. */
  readonly tiers: readonly Tier[];
  readonly addOns: readonly AddOn[];
  readonly topUps: readonly TopUp[];
  /** What happens at zero. Lines of one kind that hold together are the buyer's choice, the first is the vendor's default. */
  readonly whenEmpty: readonly WhenEmpty[];
  readonly burnOrder: readonly BurnOrderEntry[];
  readonly examples: readonly Example[];
  readonly disputed: readonly Dispute[];
  readonly notModelled: readonly {
    readonly says: string;
    readonly effect: string;
    readonly sources: readonly SourceId[];
  }[];
  /** What every number rests on, by its address. */
  readonly provenance: Readonly<Record<Address, readonly SourceId[]>>;
  /** Where every fact stands in its file, where the file was read as text. */
  readonly places: Readonly<Record<Address, Place>>;
  /** Set where this is a contract laid over a plan. */
  readonly contract?: ContractTerms;
  /** Set where only this of it takes part; all else stays known. */
  readonly part?: PlanPart;
}

/** What of a plan takes part, where it is not all of it: a tier, maybe billed one way alone, maybe at one step of its slider. */
export interface PlanPart {
  readonly tier: TierId;
  readonly billed?: BillingId;
  readonly size?: Credits;
}

/** What a contract says beside the plan it changes. */
export interface ContractTerms {
  readonly extends: string;
  readonly from?: Instant;
  readonly until?: Instant;
  /** Days before the end by which notice must be given. */
  readonly notice?: number;
  readonly confidential: boolean;
  /** The addresses it changes, for reports. */
  readonly changes: readonly Address[];
}

export interface Tier {
  readonly id: TierId;
  readonly at: Address;
  readonly name: string;
  readonly alsoCalled: readonly string[];
  readonly price: readonly PriceLine[];
  readonly grants: readonly Grant[];
  readonly seats: { readonly included: number; readonly min: Known<number>; readonly max?: Known<number> };
  /** Its own features and those of the tiers it includes. */
  readonly features: readonly FeatureId[];
  readonly closed: boolean;
  readonly accounts?: AccountAge;
  readonly trial: boolean;
}

/** How often an invoice comes. `id` is the word in the file (`monthly`), or the duration as written (`30 days`). */
export type BillingId = string;
export interface Billing {
  readonly id: BillingId;
  readonly cycle: Duration;
}

/** A price in each currency it is printed in. A plan with one currency has one entry. */
export type Amount = Readonly<Record<Currency, Known<Money>>>;

/** One step of a price, from `from` units (or `fromSpend` money) on. */
export interface Bracket {
  readonly from: number;
  readonly amount: Amount;
  readonly at: Address;
}

export type Pricing =
  | { readonly is: "flat"; readonly amount: Amount }
  /** Volume steps on a slider: so many credits for so much. From small to large. */
  | {
      readonly is: "sizes";
      readonly steps: readonly { readonly credits: Credits; readonly amount: Amount; readonly at: Address }[];
    }
  /** All units at the rate of the bracket reached (`volume`), or each at its own (`graduated`). */
  | { readonly is: "volume" | "graduated"; readonly measure: "units" | "spend"; readonly brackets: readonly Bracket[] }
  /** So much above the tier's own price of a credit; top-ups only. */
  | { readonly is: "markup"; readonly share: Fraction };

export interface PriceLine extends Line {
  readonly pricing: Pricing;
  readonly per: "account" | "seat" | "credit";
  /** The span that the amount covers; `once` is a set-up fee. */
  readonly every: Duration | "once";
  /** Undefined on a set-up fee that comes with every way of billing. */
  readonly billed?: Billing;
  readonly term: Duration;
  readonly uplift: Known<Fraction>;
  readonly max?: Known<Credits>;
  /** Whose size is chosen, where a tier has several sized lines. */
  readonly kind: KindId;
  readonly prorated: boolean;
}

export type Every = Duration | "cycle" | "term" | "once";

export interface Grant extends Line {
  readonly kind: KindId;
  readonly credits: Known<Credits> | "size" | "unlimited";
  /** Times what: once, each paid seat, or each event that the scenario counts. */
  readonly per: "account" | "seat" | { readonly event: EventId };
  /** True where the team shares what comes per seat; false where it is locked to the seat. */
  readonly pooled: boolean;
  readonly every: Every;
  readonly counted: "signUp" | "calendar";
  readonly upFront: boolean;
  /** Undefined: to the next deposit, or for ever where it comes once. */
  readonly lasts?: Duration | "cycle" | "term" | "forever";
  readonly rollover?: Rollover;
  readonly fairUse?: Known<FairUse>;
  readonly prorated: boolean;
}

/** The ceiling of something sold as unlimited. */
export interface FairUse {
  readonly credits?: Credits;
  readonly every: Every;
  readonly per: "account" | "seat";
  /** No more than the money paid buys at this price of a credit. */
  readonly paidAt?: Money;
}

/** What becomes of the rest of a deposit when it ends. Numbers count in the unit of the grant: per seat where it comes per seat. */
export interface Rollover {
  readonly at: Address;
  readonly carry:
    | "all"
    | { readonly credits: Known<Credits> }
    | { readonly share: Fraction; readonly of: "unused" | "grant" };
  /** The most that all carried lots may hold. */
  readonly capCarried?: Cap;
  /** The most that may be alive of this kind after the new deposit, bought credits included. */
  readonly capBalance?: Cap;
  /** How long a carried lot lives; undefined is one period of the grant. */
  readonly lasts?: Duration | "forever";
  /** Whether what is then left goes through the rollover again. */
  readonly again: boolean;
}

/** A number of credits, or so many times the deposit about to be made. */
export type Cap = { readonly credits: Known<Credits> } | { readonly grants: Fraction };

export type Charged = "attempt" | "success" | "month" | "year";

export interface Action {
  readonly id: ActionId;
  readonly at: Address;
  readonly sources: readonly SourceId[];
  readonly when: Conditions;
  /** One charge for all of them where it is a list. */
  readonly does: readonly ActivityId[];
  readonly burns: readonly Burn[];
  readonly once: OncePaid | "never";
  readonly batch: "partial" | "whole";
}

/** Nobody is charged twice: within what, and for how long. */
export interface OncePaid {
  readonly per: "account" | "seat";
  readonly for: "forever" | "month" | "cycle" | "term" | Duration;
}

export interface Burn {
  readonly at: Address;
  readonly kind: KindId;
  readonly credits: Known<Credits>;
  readonly charged: Charged;
  /** Only this activity's units. */
  readonly for?: ActivityId;
  /** The first so many are free: of the units held, or of the units in a month. */
  readonly free: number;
  /** One charge per started block of so many within a request. */
  readonly block: number;
}

export interface AddOn {
  readonly id: string;
  readonly at: Address;
  readonly sources: readonly SourceId[];
  readonly when: Conditions;
  readonly price: readonly PriceLine[];
  readonly features: readonly FeatureId[];
}

export interface TopUp extends Line {
  readonly kind: KindId;
  /** Any whole number of credits, or whole packs of so many. */
  readonly unit: { readonly is: "credit" } | { readonly is: "pack"; readonly credits: Known<Credits> };
  readonly pricing: Pricing;
  readonly every: "once" | "cycle" | Duration;
  /** How soon a recurring one may be given up. */
  readonly kept: "cycle" | "term";
  /** Undefined on a recurring one: its period. */
  readonly lasts?: Duration | "term" | "forever";
  readonly min?: Known<Credits>;
  readonly max?: Known<Credits>;
  readonly minSpend?: Amount;
  readonly prorated: boolean;
}

export interface WhenEmpty extends Line {
  /** Undefined: every kind. */
  readonly kind?: KindId;
  readonly response:
    | { readonly do: "stop" }
    | { readonly do: "overage"; readonly amount: Amount; readonly max?: Known<Credits> }
    | { readonly do: "topUp" }
    | { readonly do: "exchange"; readonly into: KindId; readonly rate: Known<Credits> };
}

export type Origin = "allowance" | "one-time" | "trial" | "bonus" | "rollover" | "purchase";
export type BurnOrderEntry = Origin | "expiry";

/** A figure that the vendor or a guide printed; the plan file's own test. Numbers stay as written, with the decimals they were printed with. */
export interface Example {
  readonly at: Address;
  readonly says: string;
  readonly sources: readonly SourceId[];
  readonly given: Readonly<Record<ActivityId, string>>;
  readonly tier?: TierId;
  readonly billed?: BillingId;
  readonly size?: PrintedCredits;
  readonly seats?: number;
  readonly months: number;
  /** Credits bought. */
  readonly topUp?: PrintedCredits;
  /** Another action than the ordinary one. */
  readonly use: Readonly<Record<ActivityId, ActionId>>;
  /** Which answer to an empty balance is chosen; undefined is any. */
  readonly atZero?: WhenEmpty["response"]["do"];
  /** The source whose reading of the disputed facts is meant; undefined is the file as followed. */
  readonly under?: SourceId;
  readonly expects: {
    readonly burns?: PrintedCredits;
    readonly costs?: string;
    /** What credits past the allowance cost. */
    readonly beyond?: string;
    readonly unitPrice?: string;
    readonly grants?: PrintedCredits;
    /** Alive at the end of the months. */
    readonly left?: PrintedCredits;
    readonly recommends?: TierId;
  };
}

/** A number of credits as printed: of the only kind that is meant, or by kind. */
export type PrintedCredits = string | Readonly<Record<KindId, string>>;

/** A fact about which sources disagree. What the file follows is the plan itself; each other reading replaces the fact whole. */
export interface Dispute {
  readonly fact: Address;
  /** What the file has there, as it is written; undefined where it has nothing. */
  readonly follows?: unknown;
  readonly why: string;
  readonly others: readonly { readonly says: unknown; readonly sources: readonly SourceId[] }[];
}
