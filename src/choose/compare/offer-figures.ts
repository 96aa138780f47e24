import { committedAtSigning, paidBefore } from "../../engine/commitment.ts";
import type { Estimate } from "../../engine/estimate.ts";
import type { ActivityId, KindId } from "../../plans/plan.ts";
import { DAY_IN_MS, type Instant } from "../../units/calendar.ts";
import { add, type Credits, creditsAsFraction } from "../../units/credits.ts";
import { dividedBy, type Fraction, isZero, plus, times, ZERO } from "../../units/fraction.ts";
import { type Money, moneyAsFraction, roundToMinorUnit } from "../../units/money.ts";
import type { Candidate } from "../answer.ts";
import { costPerIncludedCredit, costPerUsedCredit } from "../basis.ts";
import type { IsLookup } from "./contacts.ts";

/** What decides between offers of several vendors, beside the total. Amounts are in the offer's own currency. */
export interface OfferFigures {
  /** Contacts' data found over the horizon, by activity: what lookups come to. */
  readonly found: Readonly<Record<ActivityId, Fraction>>;
  /** The total by all that is found; undefined where nothing is looked up or the total is not known. */
  readonly perFind: Fraction | undefined;
  /** What a used credit really costs, and what one costs on the list; undefined where credits are of several kinds. */
  readonly usedCredit: Fraction | undefined;
  readonly listCredit: Fraction | undefined;
  /** What signing obliges to pay: the first term. */
  readonly committed: Money | undefined;
  /** What is to be paid up to the day asked for, that day included. */
  readonly paidBy: Money | undefined;
  /** Credits that expire within the horizon, and what the list charges for them. */
  readonly expired: Readonly<Record<KindId, Credits>>;
  readonly expiredWorth: Money | undefined;
}

export function figuresOf(candidate: Candidate, isLookup: IsLookup, by: Instant | undefined): OfferFigures {
  const { estimate } = candidate;
  const { cost, kinds } = estimate;
  const found = foundIn(estimate, isLookup);
  const finds = Object.values(found).reduce(plus, ZERO);
  const listCredit = listPriceOf(estimate);
  const expired = Object.fromEntries(Object.entries(kinds).map(([kind, total]) => [kind, total.expired]));
  return {
    found,
    perFind: cost.total === undefined || isZero(finds) ? undefined : dividedBy(moneyAsFraction(cost.total), finds),
    usedCredit: costPerUsedCredit(estimate),
    listCredit,
    committed: committedAtSigning(estimate),
    paidBy: by === undefined ? undefined : paidBefore(estimate, by + DAY_IN_MS),
    expired,
    expiredWorth: listCredit && worthOf(add(...Object.values(expired)), listCredit, estimate),
  };
}

/** What lookups find over the horizon, by activity. */
function foundIn({ use }: Estimate, isLookup: IsLookup): OfferFigures["found"] {
  const found: Record<ActivityId, Fraction> = {};
  for (const { activity, found: more } of use.flatMap(({ activities }) => activities)) {
    if (isLookup(activity)) found[activity] = plus(found[activity] ?? ZERO, more);
  }
  return found;
}

/** What a price list says of a credit: the subscription by what it includes; where nothing is included, what is bought. */
function listPriceOf(estimate: Estimate): Fraction | undefined {
  const [kind, ...others] = Object.values(estimate.kinds);
  if (!kind || others.length > 0) return undefined;
  const { topUps } = estimate.cost;
  if (kind.included > 0) return costPerIncludedCredit(estimate);
  return topUps === undefined || kind.bought === 0
    ? undefined
    : dividedBy(moneyAsFraction(topUps), creditsAsFraction(kind.bought));
}

function worthOf(credits: Credits, each: Fraction, { cost }: Estimate): Money {
  return roundToMinorUnit(times(creditsAsFraction(credits), each), cost.currency);
}
