import type { Currency, Money } from "../units/money.ts";
import type { RankedPlan, Ranking } from "./answer.ts";
import { type Conversion, convert } from "./exchange.ts";

/** The currency that totals are held against each other in, and the rates that lead there. */
export interface Told {
  readonly currency: Currency;
  readonly conversion: Conversion | undefined;
}

/** The currency that a ranking's totals are held against each other in; undefined where there is no winner. */
export function toldBy({ best, otherCurrency }: RankedPlan, { conversion }: Ranking): Told | undefined {
  if (!best || otherCurrency !== undefined) return undefined;
  return { currency: conversion?.into ?? best.estimate.cost.currency, conversion };
}

/** An amount as it is held against others; undefined where no rate leads there. */
export function toldIn({ currency: into, conversion }: Told, amount: Money, currency: Currency): Money | undefined {
  return currency === into ? amount : conversion && convert(amount, currency, into, conversion);
}
