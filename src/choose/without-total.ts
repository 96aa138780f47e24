import type { Unpublished } from "../plans/plan.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { dividedBy, type Fraction } from "../units/fraction.ts";
import { type Money, moneyAsFraction } from "../units/money.ts";
import type { Candidate, RankedPlan, RuledOut } from "./answer.ts";
import { closestOf } from "./closest.ts";
import type { Conversion } from "./exchange.ts";
import { publishedPart } from "./published-part.ts";
import { standsAt } from "./standing.ts";
import { isOnlyUnpriced, missingFacts } from "./unpriced.ts";

/** Nothing but numbers that the vendor does not publish speaks against some offer. Amounts are in the currency of the winner's place. */
export interface NotPriced {
  readonly is: "not-priced";
  readonly lacks: readonly Unpublished[];
  readonly candidates: readonly Candidate[];
  /** It wins below this total, the winner's; undefined where there is none to beat, or what it publishes costs as much already. */
  readonly winsBelow: Money | undefined;
  /** What it publishes costs this at least, and no less than the winner: it cannot win. */
  readonly neverBelow: Money | undefined;
  /** The credits it would use, where they are of one kind, and what each may cost at that total. */
  readonly credits: Credits | undefined;
  readonly each: Fraction | undefined;
}

/** No offer does the work, whatever it costs. */
export interface NoOffer {
  readonly is: "no-offer";
  readonly closest: RuledOut | undefined;
}

/** Why a plan that has no offer with a known total has none. */
export function whyWithoutTotal(
  ranked: RankedPlan,
  winner: RankedPlan | undefined,
  conversion: Conversion | undefined,
): NotPriced | NoOffer {
  return notPriced(ranked, winner, conversion) ?? { is: "no-offer", closest: closestOf(ranked) };
}

function notPriced(
  { answer, ruledOut }: RankedPlan,
  winner: RankedPlan | undefined,
  conversion: Conversion | undefined,
): NotPriced | undefined {
  if (ruledOut) return undefined;
  const candidates = answer.rows.filter(isOnlyUnpriced);
  if (candidates.length === 0) return undefined;
  const toBeat = winner && winner.otherCurrency === undefined ? standsAt(winner) : undefined;
  const currency = conversion?.into ?? winner?.best?.estimate.cost.currency;
  const least = currency === undefined ? undefined : publishedPart(candidates, currency, conversion);
  const neverBelow = toBeat !== undefined && least !== undefined && least >= toBeat ? least : undefined;
  const winsBelow = neverBelow === undefined ? toBeat : undefined;
  const used = candidates.map(({ estimate }) => Object.values(estimate.used)).find((each) => each.length === 1);
  const credits = used?.[0] || undefined;
  return {
    is: "not-priced",
    lacks: missingFacts(candidates),
    candidates,
    winsBelow,
    neverBelow,
    credits,
    each: winsBelow === undefined || credits === undefined ? undefined : priceOfEach(winsBelow, credits),
  };
}

function priceOfEach(total: Money, credits: Credits): Fraction {
  return dividedBy(moneyAsFraction(total), creditsAsFraction(credits));
}
