import type { Candidate } from "../choose/answer.ts";
import { type Basis, basisOf } from "../choose/basis.ts";
import type { Conversion } from "../choose/exchange.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { convertingMoney, convertingPrice } from "./exchange.ts";
import { moneyWriter, unitPrice, type WriteMoney, withMinorUnit } from "./format.ts";
import type { Context } from "./report.ts";
import { spanInWords } from "./words.ts";

/** How one report tells its figures, decided once so that table and sentences agree. */
export interface Telling {
  readonly context: Context;
  /** With or without the minor unit; in one currency where rates convert. */
  readonly money: WriteMoney;
  /** The price of one credit, in the same currency. */
  readonly creditPrice: (exact: Fraction, currency: Currency) => string;
  /** The currency that amounts are converted to, where rates are given. */
  readonly inCurrency: Currency | undefined;
  /** Figures of a month, or of the whole time. */
  readonly basis: Basis;
  /** "a year". */
  readonly span: string;
  /** What "used" and "included" count over: "a month" or the span. */
  readonly per: string;
}

export function tellingOf(
  rows: readonly Candidate[],
  scenario: Scenario,
  context: Context,
  conversion?: Conversion,
): Telling {
  const amounts = rows.flatMap(({ estimate: { cost } }) => [cost.subscription, cost.beyond, cost.total]);
  const basis = basisOf(rows, scenario);
  const span = spanInWords(scenario.months);
  return {
    context,
    money: conversion ? convertingMoney(withMinorUnit, conversion) : moneyWriter(amounts),
    creditPrice: conversion ? convertingPrice(unitPrice, conversion) : unitPrice,
    inCurrency: conversion?.into,
    basis,
    span,
    per: basis === "month" ? "a month" : span,
  };
}
