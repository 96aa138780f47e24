import type { Duration, Instant, MonthName } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import type { Rate } from "../units/rate.ts";

/*
 * A scenario as the engine uses it: who does how much of which activity, when, and with what luck. How it is written down
 * is in plans/README.md ("Scenarios"); the two forms meet in parse.ts.
 */

export interface Scenario {
  readonly name: string;
  /** Months, and every vendor's cycle, are counted from here. */
  readonly start: Instant;
  readonly months: number;
  readonly currency?: Currency;
  /** Plans and contracts that take part; undefined is all. */
  readonly vendors?: readonly string[];
  /** What holds from when: one span for the start and one for each change. In order, without gaps; the last is open. */
  readonly spans: readonly Span[];
  readonly customerOf: readonly Customer[];
  readonly need: Need;
  /** What the scenario itself states, by path (`assume.found`, `months`); everything else was assumed and is printed so. */
  readonly stated: ReadonlySet<string>;
}

/** The state of things from one day until the next change. */
export interface Span {
  readonly from: Instant;
  readonly roles: readonly Role[];
  /** What is done for all together and belongs to no seat. */
  readonly account: Work;
  /** Events that bring credits: `referral` → 1/month. */
  readonly events: Readonly<Record<string, Rate>>;
  readonly assume: Assumptions;
}

export interface Role {
  readonly id: string;
  readonly people: number;
  /** Paid seats; as many as people unless the scenario says. */
  readonly seats: number;
  readonly work: Work;
  /** The most credits of a kind that a person may burn in a month, where the plan has the feature `user-caps`. */
  readonly cap?: number;
  /** Accepted and checked; what it does to the odds comes later. */
  readonly pace?: string;
}

/** How much of each activity: attempts (`does`) or results (`find`). Per person in a role. */
export interface Work {
  readonly does: Readonly<Record<string, Rate>>;
  readonly find: Readonly<Record<string, Rate>>;
}

export interface Customer {
  readonly plan: string;
  readonly tier: string;
  readonly billed?: string;
  readonly seats?: number;
  readonly since?: Instant;
  readonly renews?: Instant;
  /** Credits in hand at the start: of the only kind, or by kind. As plain decimals. */
  readonly balance?: string | Readonly<Record<string, string>>;
}

export interface Need {
  readonly features: readonly string[];
  readonly billed?: string;
}

export interface Assumptions {
  readonly workingWeeksPerYear: Fraction;
  /** By `activity` or `activity@plan`; `*` is the share given for everything. */
  readonly found: Readonly<Record<string, FoundRate>>;
  /** Repeats of contacts already paid for, by window. */
  readonly alreadyKnown: readonly KnownShare[];
  /** Several activities of the same people are of the same contacts. */
  readonly together: boolean;
  /** plan → activity → another way than the ordinary one: actions with their shares, adding up to one. */
  readonly use: Readonly<
    Record<string, Readonly<Record<string, readonly { readonly action: string; readonly share: Fraction }[]>>>
  >;
  /** Units in one request, by activity. */
  readonly batch: Readonly<Record<string, number>>;
  readonly season: Partial<Readonly<Record<MonthName, Fraction>>>;
  /** A month, compounding from the second. */
  readonly growth: Fraction;
  /** Variation from month to month, for the odds. Accepted and checked; the odds come later. */
  readonly spread?: Fraction;
}

/** The share of lookups that find something. A test batch keeps its counts, since few tries mean little certainty. */
export interface FoundRate {
  readonly share: Fraction;
  readonly test?: { readonly found: number; readonly tried: number };
}

/** A known share and the least window of free repeats that it counts in. */
export interface KnownShare {
  /** `bare` counts where nobody in the account is charged twice for twelve months or longer. */
  readonly window: "bare" | "seat" | "month" | Duration;
  readonly share: Fraction;
}
