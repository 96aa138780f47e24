import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseExchangeRates } from "../../src/choose/exchange-file.ts";
import { fractionOfDecimal } from "../../src/units/fraction.ts";
import { issuesOf, madeOf, told } from "../setup/plan-of.ts";
import { day } from "../setup/scenario-of.ts";

const fixture = new URL("../../fixtures/exchange-rates/2026-11-20.yaml", import.meta.url);

describe("a dated file of exchange rates", () => {
  it("gives each currency's rate with whose it is and of which day", () => {
    const given = { is: "file", source: "Treasury's rates for the budget", date: day("2026-11-20") };
    expect(madeOf(parseExchangeRates(readFileSync(fixture, "utf8"), "rates.yaml"))).toEqual([
      { from: "EUR", to: "USD", rate: fractionOfDecimal("1.08"), given },
      { from: "GBP", to: "USD", rate: fractionOfDecimal("1.27"), given },
    ]);
  });

  const HEAD = "date: 2026-11-20\nsource: Treasury\n";
  it.each([
    [
      "date: 2026-02-30\nsource: Treasury\nrates: { EUR: 1.08 USD }",
      "‹2026-02-30› impossible-date date must be the day",
    ],
    ["date: 2026-11-20\nrates: { EUR: 1.08 USD }", "wrong-value source must say whose rates they are"],
    [HEAD, "wrong-value rates must say what a currency is worth"],
    [`${HEAD}ratess: { EUR: 1.08 USD }`, `‹ratess› unknown-key ratess has no "ratess" Did you mean "rates"?`],
    [
      `${HEAD}rates: { EUX: 1.08 USD }`,
      `‹EUX› unknown-currency rates.EUX there is no currency "EUX" Did you mean "EUR"?`,
    ],
    [`${HEAD}rates: { EUR: 1.08 USX }`, `‹1.08 USX› unknown-currency rates.EUR there is no currency "USX"`],
    [`${HEAD}rates: { EUR: 1.08 }`, "‹1.08› not-a-rate rates.EUR must be a number above 0 and a currency"],
    [`${HEAD}rates: { EUR: 0 USD }`, "‹0 USD› not-a-rate rates.EUR must be a number above 0"],
    [`${HEAD}rates: { EUR: 1.08 EUR }`, "‹1.08 EUR› unknown-currency rates.EUR is a rate into itself"],
    [`${HEAD}rates: { EUR: 1.08 USD, EUR: 1.1 USD }`, "duplicate-key"],
  ])("%# is refused where it is wrong: %s", (text, expected) => {
    const issues = issuesOf(parseExchangeRates(text, "rates.yaml")).map((issue) => told(issue, text));
    expect(issues.join("\n")).toContain(expected);
  });
});
