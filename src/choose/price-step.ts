import { amountIn } from "../engine/pricing.ts";
import { type Address, type Amount, type Bracket, isKnown, type Pricing } from "../plans/plan.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { compare, type Fraction, fraction, larger, times } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";

/** One amount of a price: the only one, or that of a step of it. */
export interface PriceStep {
  readonly at: Address;
  readonly amount: Amount;
  /** Set on a slider, where the amount is for so many credits. */
  readonly size?: Credits;
}

/** The step of a price that so many units come to; undefined where the price follows another one. */
export function stepReached(pricing: Pricing, units: Fraction, currency: Currency, at: Address): PriceStep | undefined {
  switch (pricing.is) {
    case "flat":
      return { at, amount: pricing.amount };
    case "sizes": {
      const step = pricing.steps.find(({ credits }) => compare(creditsAsFraction(credits), units) === 0);
      return step && { at: step.at, amount: step.amount, size: step.credits };
    }
    case "markup":
      return undefined;
    case "graduated":
      return pricing.brackets.findLast(({ from }) => compare(fraction(from - 1), units) < 0);
    case "volume":
      return pricing.measure === "units"
        ? (pricing.brackets.findLast(({ from }) => compare(fraction(from), units) <= 0) ?? pricing.brackets[0])
        : cheapestOf(pricing.brackets, units, currency);
  }
}

/** Brackets that are reached by spending: the one in which so many units cost the least. */
function cheapestOf(brackets: readonly Bracket[], units: Fraction, currency: Currency): Bracket | undefined {
  const spent = brackets.flatMap((bracket) => {
    const rate = amountIn(bracket.amount, currency, bracket.at);
    return isKnown(rate)
      ? [{ bracket, spend: larger(times(moneyAsFraction(rate), units), fraction(bracket.from)) }]
      : [];
  });
  return spent.toSorted((a, b) => compare(a.spend, b.spend))[0]?.bracket;
}
