import type { OnTopLine } from "../../choose/charged-prices.ts";
import type { LinePrice, WinningPrice } from "../../choose/winning-prices.ts";
import type { PriceLine, Pricing } from "../../plans/plan.ts";
import { type Fraction, fraction, roundUp, times } from "../../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../../units/money.ts";
import { creditsText, givenShare, listed, statedPrice } from "../format.ts";
import { priceLineInWords } from "../price-words.ts";
import type { Telling } from "../telling.ts";
import { creditsOfKind } from "../words.ts";

/**
 * "It wins below $42.38 a seat a month, billed yearly (now $49.00)": by the one price that a loser's total hangs on, with all
 * steps of that price lowered alike; by the whole subscription where it is the sum of several.
 */
export function winningPriceInWords(
  price: WinningPrice | undefined,
  telling: Pick<Telling, "money" | "creditPrice" | "span">,
): readonly string[] {
  if (!price) return [];
  const ways = [
    ...(price.price ? [feeInWords(price.price, price, telling)] : []),
    ...(price.unit ? [unitInWords(price.unit, price)] : []),
    ...(price.price || price.unit ? [] : wholeInWords(price, telling)),
  ];
  return ways.length > 0 ? [`It wins below ${listed(ways, "or")}.`] : [];
}

function feeInWords(
  { line, step, now, below, off }: LinePrice<PriceLine>,
  { plan, currency, included }: WinningPrice,
  { creditPrice }: Pick<Telling, "creditPrice">,
): string {
  const lower = priceLineInWords({ ...line, pricing: { is: "flat", amount: { [currency]: below } } }, plan);
  const size = step.size === undefined ? "" : `, for ${creditsText(step.size)} ${creditsOfKind(line.kind, plan)}`;
  const each = step.size !== undefined && included ? `; ${creditPrice(included.below, currency)} each` : "";
  return `${lower}${size} (now ${amount(now, currency)}${each}${alike(line.pricing, off)})`;
}

function unitInWords(
  { line, now, below, off }: LinePrice<OnTopLine>,
  { currency }: Pick<WinningPrice, "currency">,
): string {
  const sold = "unit" in line ? `a ${line.unit.is} on top` : "a credit of overage";
  const steps = "unit" in line ? alike(line.pricing, off) : "";
  return `${amount(below, currency)} ${sold} (now ${amount(now, currency)}${steps})`;
}

/** "; 45.2 % off every size": a share that is enough, to the tenth of a percent. */
function alike({ is }: Pricing, off: Fraction): string {
  if (is === "flat") return "";
  const share = fraction(roundUp(times(off, fraction(1000))), 1000);
  return `; ${givenShare(share)} off every ${is === "sizes" ? "size" : "bracket"}`;
}

function wholeInWords(
  { feesBelow, currency, candidate }: WinningPrice,
  { money, span }: Pick<Telling, "money" | "span">,
): readonly string[] {
  const { subscription } = candidate.estimate.cost;
  if (feesBelow === undefined || subscription === undefined) return [];
  return [`${money(feesBelow, currency)} ${span} for the subscription (now ${money(subscription, currency)})`];
}

function amount(value: LinePrice<PriceLine>["now"], currency: Currency): string {
  return statedPrice(moneyAsFraction(value), currency);
}
