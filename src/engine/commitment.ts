import { type Instant, periodHolding } from "../units/calendar.ts";
import { addMoney, type Money, NO_MONEY } from "../units/money.ts";
import type { Estimate } from "./estimate.ts";
import { totalOf } from "./invoice.ts";
import { takenAt } from "./subscription.ts";
import { billSubscription } from "./subscription-bill.ts";

/**
 * What signing obliges to pay: every fee of the first term at the seats of its first day, set-up included; of a customer's
 * running term, what is still to come of it. Seats added later, credits bought on top and overage are nobody's duty on that
 * day. Undefined where a price of it is not published.
 *
 * @example
 * 8 seats at 948 a year, six more in July, over 24 months: 8 × 948 = 7,584.
 */
export function committedAtSigning({
  offer,
  subscription,
  invoice,
}: Pick<Estimate, "offer" | "subscription" | "invoice">): Money | undefined {
  const { anchor, term, from, timing, groups } = subscription;
  const until = periodHolding(anchor, term, from).until;
  const seats = subscription.seats.filter((step) => step.from <= from);
  const signed = takenAt({ ...timing, until }, { seats, groups });
  const { total, missing } = billSubscription(offer, signed, invoice.currency);
  return missing.length > 0 ? undefined : total;
}

/** All that falls due on one day, and all that has been paid with it since the start. */
export interface Payment {
  readonly at: Instant;
  readonly amount: Money;
  readonly soFar: Money;
}

/** The payments of an estimate in order of their days, those behind the horizon too; undefined where the total is not known. */
export function cashByDate({ invoice, cost }: Pick<Estimate, "invoice" | "cost">): readonly Payment[] | undefined {
  if (cost.total === undefined) return undefined;
  const days = [...new Set(invoice.lines.map(({ at }) => at))].sort((a, b) => a - b);
  let soFar = NO_MONEY;
  return days.map((day) => {
    const amount = totalOf(invoice.lines.filter(({ at }) => at === day));
    soFar = addMoney(soFar, amount);
    return { at: day, amount, soFar };
  });
}

/** What has been paid before an instant: an invoice of that very day is not. Undefined where the total is not known. */
export function paidBefore({ invoice, cost }: Pick<Estimate, "invoice" | "cost">, instant: Instant): Money | undefined {
  return cost.total === undefined ? undefined : totalOf(invoice.lines.filter(({ at }) => at < instant));
}
