import type { Address, SourceId, Unpublished } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";
import { addMoney, type Currency, type Money } from "../units/money.ts";

export type InvoiceItem = "subscription" | "seats-added" | "add-on" | "set-up" | "top-up" | "overage";

/** One line of an invoice: amount = what `quantity` units cost for `times` periods, rounded once, half up, to the minor unit. */
export interface InvoiceLine {
  readonly item: InvoiceItem;
  /** When it is to be paid. */
  readonly at: Instant;
  readonly quantity: Fraction;
  readonly unit: "account" | "seat" | "credit" | "pack";
  /** How many of the price's periods it covers: twelve months in a year billed at once. */
  readonly times: Fraction;
  readonly amount: Money;
  /** What of the amount lies behind the horizon, by days. */
  readonly behind: Money;
  /** Where the price stands, and what it rests on. */
  readonly price: Address;
  readonly sources: readonly SourceId[];
}

export interface Invoice {
  readonly currency: Currency;
  /** In order of their days. */
  readonly lines: readonly InvoiceLine[];
  /** Prices that the vendor does not publish, and that a full total needs. */
  readonly missing: readonly { readonly item: InvoiceItem; readonly fact: Unpublished }[];
}

export function totalOf(lines: readonly InvoiceLine[], items?: readonly InvoiceItem[]): Money {
  return addMoney(...lines.filter(({ item }) => !items || items.includes(item)).map(({ amount }) => amount));
}
