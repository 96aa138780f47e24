import { amountIn } from "../engine/pricing.ts";
import { type Amount, isKnown, type TopUp } from "../plans/plan.ts";
import { type Credits, creditsAsFraction, ONE_CREDIT } from "../units/credits.ts";
import {
  compare,
  dividedBy,
  type Fraction,
  fraction,
  isZero,
  minus,
  ONE,
  plus,
  roundDown,
  times,
  ZERO,
} from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";

/** The exact price of one purchase; undefined where that amount is not sold. */
export type PriceOf = (amount: Credits) => Fraction | undefined;

/**
 * The amounts at which a price bends upwards: a little more costs more than a little less saves. There are the least and
 * the most of a purchase, where a cheaper bracket is reached, where a dearer one begins and where a least spend is used up.
 * Between two of them a price is a straight line, so that an amount there is only worth buying where it is just enough.
 */
export function turningPoints(topUp: TopUp, step: Credits, priceOf: PriceOf, currency: Currency): readonly Credits[] {
  const min = topUp.min !== undefined && isKnown(topUp.min) ? Math.ceil(topUp.min / step) * step : step;
  const max =
    topUp.max !== undefined && isKnown(topUp.max) ? Math.floor(topUp.max / step) * step : Number.POSITIVE_INFINITY;
  const bends = bendsOf(topUp, step, currency).flatMap((bend) => {
    const below = Number(roundDown(dividedBy(bend, creditsAsFraction(step)))) * step;
    return [below - step, below, below + step];
  });
  const upwards = bends.filter((amount) => amount > min && amount < max && bendsUpwards(amount, step, priceOf));
  const limits = [min, max].filter((amount) => amount !== Number.POSITIVE_INFINITY);
  return [...new Set([...upwards, ...limits])].sort((a, b) => a - b) as Credits[];
}

function bendsUpwards(amount: number, step: Credits, priceOf: PriceOf): boolean {
  const at = priceOf(amount as Credits);
  const less = priceOf((amount - step) as Credits);
  const more = priceOf((amount + step) as Credits);
  if (!at) return false;
  return !less || !more || compare(minus(at, less), minus(more, at)) < 0;
}

/** Where a price may bend, in credits. */
function bendsOf({ pricing, unit, minSpend, at }: TopUp, step: Credits, currency: Currency): Fraction[] {
  const perUnit = creditsAsFraction(unit.is === "pack" ? step : ONE_CREDIT);
  const moneyIn = (amount: Amount) => {
    const known = amountIn(amount, currency, at);
    return isKnown(known) ? moneyAsFraction(known) : ZERO;
  };
  const least = minSpend ? moneyIn(minSpend) : ZERO;
  const units = (): Fraction[] => {
    switch (pricing.is) {
      case "flat":
        return boughtFor(least, moneyIn(pricing.amount));
      case "sizes":
        return pricing.steps.map(({ credits }) => creditsAsFraction(credits));
      case "markup":
        return [];
      default: {
        const brackets = pricing.brackets.map(({ from, amount }) => ({ from: fraction(from), rate: moneyIn(amount) }));
        const starts =
          pricing.measure === "units"
            ? brackets.map(({ from }) => from)
            : brackets.flatMap(({ from, rate }) => boughtFor(from, rate));
        const spent =
          pricing.is === "graduated"
            ? boughtThroughGrades(least, brackets)
            : brackets.flatMap(({ rate }) => boughtFor(least, rate));
        return [...starts, ...spent];
      }
    }
  };
  return units().map((each) => times(each, perUnit));
}

function boughtFor(spend: Fraction, rate: Fraction): Fraction[] {
  return isZero(rate) ? [] : [dividedBy(spend, rate)];
}

/** How many units a spend buys where each is priced at its own bracket's rate. */
function boughtThroughGrades(
  spend: Fraction,
  brackets: readonly { readonly from: Fraction; readonly rate: Fraction }[],
): Fraction[] {
  let left = spend;
  for (const [index, { from, rate }] of brackets.entries()) {
    const start = index === 0 ? ZERO : minus(from, ONE);
    const next = brackets[index + 1];
    const whole = next && times(minus(minus(next.from, ONE), start), rate);
    if (!whole || compare(whole, left) >= 0) return boughtFor(left, rate).map((units) => plus(start, units));
    left = minus(left, whole);
  }
  return [];
}
