import { describe, expect, it } from "vitest";
import {
  type Conversion,
  conversionOf,
  convert,
  type ExchangeRate,
  parseWrittenRate,
  turnOf,
} from "../../src/choose/exchange.ts";
import { fractionOfDecimal } from "../../src/units/fraction.ts";
import { money } from "../../src/units/money.ts";

function rate(from: string, worth: string): ExchangeRate {
  const written = parseWrittenRate(worth);
  if (!written) throw new Error(`no rate: ${worth}`);
  return { from, ...written, given: { is: "flag" } };
}

function conversion(rates: readonly ExchangeRate[], into?: string): Conversion {
  const made = conversionOf(rates, into);
  if ("code" in made) throw new Error(made.message);
  return made;
}

const EUR = rate("EUR", "1.08 USD");
const GBP = rate("GBP", "1.27 USD");

describe("converting an amount", () => {
  it.each([
    // 3,600 × 1.08
    ["3600", "EUR", "USD", "3888"],
    // 4,068 ÷ 1.08 = 3,766.6666…
    ["4068", "USD", "EUR", "3766.67"],
    // 100 × 1.27 ÷ 1.08 = 117.5925…
    ["100", "GBP", "EUR", "117.59"],
    ["12.345678", "USD", "USD", "12.345678"],
  ])("%s %s in %s is %s, exact and rounded once", (amount, from, to, expected) => {
    expect(convert(money(amount), from, to, conversion([EUR, GBP]))).toBe(money(expected));
  });

  it.each([
    // 0.3 × 0.05 = 0.015: half a cent goes up
    ["0.3", "0.05 USD", "0.02"],
    // 0.3 × 0.04999 = 0.014997
    ["0.3", "0.04999 USD", "0.01"],
    // 10,000 × 0.0065: JPY has no minor unit, USD has two
    ["10000", "0.0065 USD", "65"],
  ])("%s at %s is %s: half up", (amount, worth, expected) => {
    expect(convert(money(amount), "JPY", "USD", conversion([rate("JPY", worth)]))).toBe(money(expected));
  });

  it("rounds to the minor unit of the currency converted to: 1.01 USD at 1 JPY = 0.0065 USD are 155 JPY", () => {
    // 1.01 ÷ 0.0065 = 155.38…
    expect(convert(money("1.01"), "USD", "JPY", conversion([rate("JPY", "0.0065 USD")]))).toBe(money("155"));
  });

  it("leads nowhere without a rate", () => {
    expect(convert(money("1"), "CHF", "USD", conversion([EUR]))).toBeUndefined();
  });
});

describe("rates that make a conversion", () => {
  it("lead to the currency that they are given in, or to one of their own", () => {
    expect([conversion([EUR]).into, conversion([EUR], "EUR").into]).toEqual(["USD", "EUR"]);
  });

  it.each([
    [[], undefined, "no-rate"],
    [[EUR, rate("EUR", "1.10 USD")], undefined, "given-twice"],
    [[EUR, rate("GBP", "1.17 EUR")], undefined, "rates-apart"],
    [[EUR], "JPY", "no-rate"],
  ] as const)("%# %s into %s is refused: %s", (rates, into, code) => {
    expect(conversionOf(rates, into)).toMatchObject({ code });
  });

  it.each(["abc", "1.08", "USD", "-1 USD", "0 USD", "1e3 USD", "1,08 USD", "1.08 DOLLAR", ""])(
    "“%s” is no rate",
    (text) => {
      expect(parseWrittenRate(text)).toBeUndefined();
    },
  );
});

describe("where a rate makes two totals change places", () => {
  const eur = (total: string) => ({ total: money(total), currency: "EUR" });
  const usd = (total: string) => ({ total: money(total), currency: "USD" });

  it("is where they tie: 4,068 ÷ 3,600 = 1.13", () => {
    expect(turnOf(eur("3600"), usd("4068"), conversion([EUR]))).toMatchObject({
      at: fractionOfDecimal("1.13"),
      beyond: "above",
    });
  });

  it.each([
    // 4,000 ÷ 3,600 = 1.11111…, above 1.08: up
    ["3600", "4000", "1.1112", "above"],
    // 3,000 ÷ 3,600 = 0.83333…, below 1.08: down
    ["3600", "3000", "0.8333", "below"],
    // 3,888 ÷ 3,600 = 1.08, as given: the next step up
    ["3600", "3888", "1.08", "above"],
    // 3,887.99 ÷ 3,600 = 1.0799972…
    ["3600", "3887.99", "1.0799", "below"],
  ])("%s EUR against %s USD: %s, rounded away from the rate as given, %s", (mover, other, at, beyond) => {
    expect(turnOf(eur(mover), usd(other), conversion([EUR]))).toMatchObject({ at: fractionOfDecimal(at), beyond });
  });

  it("is told of the rate as given, whatever amounts are told in", () => {
    expect(turnOf(eur("3600"), usd("4068"), conversion([EUR], "EUR"))?.at).toEqual(fractionOfDecimal("1.13"));
  });

  it("holds the other rate as it is: 1,000 GBP at 1.27 against 1,100 EUR", () => {
    // 1,270 ÷ 1,100 = 1.154545…
    expect(turnOf(eur("1100"), { total: money("1000"), currency: "GBP" }, conversion([EUR, GBP]))?.at).toEqual(
      fractionOfDecimal("1.1546"),
    );
  });

  it.each([
    ["both are of one currency", eur("1"), eur("2")],
    ["the mover's is the one that others are told in", usd("1"), eur("2")],
    ["the mover costs nothing", eur("0"), usd("2")],
  ])("is nowhere where %s", (_why, mover, other) => {
    expect(turnOf(mover, other, conversion([EUR]))).toBeUndefined();
  });
});
