import type { LinePrice, WinningPrice } from "../../choose/winning-prices.ts";
import type { PriceLine, TopUp } from "../../plans/plan.ts";
import { type Currency, moneyAsFraction } from "../../units/money.ts";
import { listed, statedPrice } from "../format.ts";
import { priceLineInWords } from "../price-words.ts";

/** "It wins below $42.38 a seat a month, billed yearly (now $49.00)": by the one price that a loser's total hangs on. */
export function winningPriceInWords(price: WinningPrice | undefined): readonly string[] {
  if (!price) return [];
  const ways = [
    ...(price.price ? [feeInWords(price.price, price)] : []),
    ...(price.unit ? [unitInWords(price.unit, price)] : []),
  ];
  return ways.length > 0 ? [`It wins below ${listed(ways, "or")}.`] : [];
}

function feeInWords({ line, now, below }: LinePrice<PriceLine>, { plan, currency }: WinningPrice): string {
  const lower: PriceLine = { ...line, pricing: { is: "flat", amount: { [currency]: below } } };
  return `${priceLineInWords(lower, plan)} (now ${amount(now, currency)})`;
}

function unitInWords({ line, now, below }: LinePrice<TopUp>, { currency }: WinningPrice): string {
  return `${amount(below, currency)} a ${line.unit.is} on top (now ${amount(now, currency)})`;
}

function amount(value: LinePrice<PriceLine>["now"], currency: Currency): string {
  return statedPrice(moneyAsFraction(value), currency);
}
