import { describe, expect, it } from "vitest";
import {
  creditsText,
  dayWithin,
  fixed,
  listed,
  moneyWriter,
  ordinal,
  percent,
  plainMoney,
  statedPrice,
  unitPrice,
  withMinorUnit,
} from "../../src/render/format.ts";
import { credits, UNLIMITED } from "../../src/units/credits.ts";
import { fraction, fractionOfDecimal } from "../../src/units/fraction.ts";
import { money } from "../../src/units/money.ts";
import { day } from "../setup/scenario-of.ts";

describe("money", () => {
  it.each([
    ["3600", "USD", "$3,600.00"],
    ["3600", "EUR", "€3,600.00"],
    ["0.005", "USD", "$0.01"],
    ["1234567.891", "JPY", "¥1,234,568"],
    ["-5.5", "GBP", "-£5.50"],
  ])("%s %s is %s", (amount, currency, written) => {
    expect(withMinorUnit(money(amount), currency).replace("JPY\u00a0", "¥")).toBe(written);
  });

  it("other currencies stand as their code, kept on one line with the figure", () => {
    expect(withMinorUnit(money(3600), "CHF")).toBe("CHF\u00a03,600.00");
  });

  it("is whole where all amounts of a report are, and otherwise has cents everywhere", () => {
    expect(moneyWriter([money(100), undefined])(money(24995), "USD")).toBe("$24,995");
    expect(moneyWriter([money(100), money("0.5")])(money(24995), "USD")).toBe("$24,995.00");
  });

  it("a unit price has four decimals when computed, at least two when somebody states it", () => {
    // 10,000 ÷ 12,000
    expect(unitPrice(fraction(10_000, 12_000), "USD")).toBe("$0.8333");
    expect([statedPrice(fractionOfDecimal("0.5"), "USD"), statedPrice(fractionOfDecimal("0.0025"), "USD")]).toEqual([
      "$0.50",
      "$0.0025",
    ]);
  });

  it("machines read no separators", () => {
    expect(plainMoney(money("24995.5"), "USD")).toBe("24995.50");
  });
});

describe("credits and shares", () => {
  it("credits have separators and up to three decimals", () => {
    expect([credits(1234567), credits("0.5"), credits("12.125"), UNLIMITED].map(creditsText)).toEqual([
      "1,234,567",
      "0.5",
      "12.125",
      "unlimited",
    ]);
  });

  it.each([
    [0, 100, "0%"],
    [4, 1000, "<1%"],
    [5, 1000, "1%"],
    [14, 1000, "1%"],
    [15, 1000, "2%"],
    [6, 5, "120%"],
  ])("%i of %i is %s: whole percent, half up", (part, whole, written) => {
    expect(percent(fraction(part, whole))).toBe(written);
  });

  it("rounds halves away from zero", () => {
    expect([fixed(fraction(5, 2), 0), fixed(fraction(-5, 2), 0), fixed(fraction(1, 3), 2)]).toEqual([
      "3",
      "-3",
      "0.33",
    ]);
  });
});

describe("days and lists", () => {
  it.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [22, "22nd"],
    [31, "31st"],
  ])("%i is the %s", (count, written) => {
    expect(ordinal(count)).toBe(written);
  });

  it("the first day of a stretch is day 1", () => {
    expect([dayWithin(day("2027-01-01"), day("2027-01-01")), dayWithin(day("2027-01-15"), day("2027-02-14"))]).toEqual([
      1, 31,
    ]);
  });

  it("joins with commas and one and", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")]).toEqual([
      "",
      "a",
      "a and b",
      "a, b or c",
    ]);
  });
});
