import type { Scenario } from "../../scenarios/scenario.ts";
import type { Instant } from "../../units/calendar.ts";
import type { Fraction } from "../../units/fraction.ts";
import type { Currency, Money } from "../../units/money.ts";
import type { Candidate, RankedPlan } from "../answer.ts";
import type { Conversion } from "../exchange.ts";
import type { ReadingTold } from "../readings-told.ts";
import type { NoOffer, NotPriced } from "../without-total.ts";
import type { IsLookup } from "./contacts.ts";
import type { DecidingMonth } from "./deciding-month.ts";
import type { NextPerson } from "./next-person.ts";
import type { OfferFigures } from "./offer-figures.ts";
import type { PathTold } from "./path-told.ts";

/*
 * Vendors side by side as data: which offer each takes part with, the figures that decide, and why each stands where it
 * stands. How that is worded and drawn is decided in render.
 */

export interface Comparison {
  readonly scenario: Scenario;
  /** Undefined where no exchange rate is given. */
  readonly conversion: Conversion | undefined;
  /** The currency that totals are held against each other in; undefined where no plan has a total. */
  readonly currency: Currency | undefined;
  /** The day up to which payments are counted, where one is asked for. */
  readonly by: Instant | undefined;
  /** Contacts looked up over the horizon, the same at every vendor; undefined where that cannot be told without a vendor's found rates. */
  readonly contacts: Fraction | undefined;
  readonly isLookup: IsLookup;
  /** The best first; those without a total follow. */
  readonly plans: readonly ComparedPlan[];
  readonly winner: ComparedPlan | undefined;
}

export interface ComparedPlan extends RankedPlan {
  readonly place: Place;
  /** Figures of the best offer; undefined where the plan has none with a total. */
  readonly figures: OfferFigures | undefined;
  /** Every offer that is asked for, the best first. */
  readonly offers: readonly ComparedOffer[];
  /** Seats are what is paid for: no tier that would do the work brings fewer of the credits that expire. */
  readonly paysForSeats: boolean;
  /** Undefined where every month asks for the same. */
  readonly decides: DecidingMonth | undefined;
  /** Undefined where one more person changes no tier. */
  readonly nextPerson: NextPerson | undefined;
  readonly readings: readonly ReadingTold[];
  /** Undefined where none is cheaper than its best offer, or it takes part with one. */
  readonly path: PathTold | undefined;
}

export interface ComparedOffer {
  readonly candidate: Candidate;
  readonly figures: OfferFigures;
}

/** Why a plan stands where it stands. Amounts are in the currency of the comparison. */
export type Place =
  | { readonly is: "wins"; readonly ahead: { readonly by: Money; readonly of: Candidate } | undefined }
  /** It costs the same as another: the one that binds to less comes first, then the earlier id. */
  | { readonly is: "tie"; readonly by: "commitment" | "id" }
  | { readonly is: "costs-more"; readonly by: Money; readonly share: Fraction | undefined }
  | { readonly is: "other-currency"; readonly currency: Currency }
  | NotPriced
  | NoOffer;
