import { dayOf, FOREVER, type Instant } from "../../units/calendar.ts";
import { type Credits, toNumber } from "../../units/credits.ts";
import type { Fraction } from "../../units/fraction.ts";
import type { Currency, Money } from "../../units/money.ts";
import { plainMoney, trimmed } from "../format.ts";
import type { Json } from "./document.ts";

/** Credits as a plain number; unlimited is a word of its own. */
export function creditsJson(amount: Credits): Json {
  return Number.isFinite(amount) ? toNumber(amount) : "unlimited";
}

export function creditsOrNull(amount: Credits | undefined): Json {
  return amount === undefined ? null : creditsJson(amount);
}

/** A decimal as text, so that no reader rounds it. */
export function amountJson(amount: Money | undefined, currency: Currency): Json {
  return amount === undefined ? null : plainMoney(amount, currency);
}

/** An exact number as a decimal, to a millionth. */
export function decimalJson(exact: Fraction): string {
  return trimmed(exact, 6).replaceAll(",", "");
}

export function dayJson(instant: Instant | undefined): Json {
  return instant === undefined || instant === FOREVER ? null : dayOf(instant);
}

/** With the time, where something happens within a day. */
export function instantJson(instant: Instant | undefined): Json {
  return instant === undefined || instant === FOREVER ? null : new Date(instant).toISOString();
}

export function byKey<T>(record: Readonly<Record<string, T>>, write: (value: T) => Json): Json {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, write(value)]));
}
