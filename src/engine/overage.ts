import { isKnown, type KindId, type WhenEmpty } from "../plans/plan.ts";
import { type Period, periodHolding } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction, UNLIMITED } from "../units/credits.ts";
import { ONE } from "../units/fraction.ts";
import { type Currency, lineAmount, NO_MONEY } from "../units/money.ts";
import type { Invoice, InvoiceLine } from "./invoice.ts";
import type { LedgerRun } from "./ledger.ts";
import { ACCOUNT, type Deposit } from "./lot.ts";
import type { Offer } from "./offer.ts";
import { periodsFrom } from "./periods.ts";
import { amountIn } from "./pricing.ts";
import type { Subscription } from "./subscription.ts";

interface Billed {
  readonly kind: KindId;
  readonly line: WhenEmpty;
  readonly response: Extract<WhenEmpty["response"], { do: "overage" }>;
}

/** The kinds whose missing credits are billed afterwards under this offer. */
function billedKinds(offer: Offer): Billed[] {
  return Object.entries(offer.whenEmpty).flatMap(([kind, line]) =>
    line.response.do === "overage" ? [{ kind, line, response: line.response }] : [],
  );
}

function cyclesOf({ anchor, cycle, from, until }: Subscription): readonly Period[] {
  const running = periodHolding(anchor, cycle, from);
  return running.from < from
    ? [{ ...running, from }, ...periodsFrom(anchor, cycle, from, until)]
    : periodsFrom(anchor, cycle, from, until);
}

/** What may be billed in each cycle is a lot of its own, burned last of all: as many credits as the vendor bills at most. */
export function overageDeposits(offer: Offer, subscription: Subscription): Deposit[] {
  return billedKinds(offer).flatMap(({ kind, line, response }) =>
    cyclesOf(subscription).map((cycle) => ({
      id: `${line.at}/${kind}@${cycle.from}`,
      grant: line.at,
      kind,
      owner: ACCOUNT,
      origin: "overage" as const,
      amount: response.max !== undefined && isKnown(response.max) ? response.max : UNLIMITED,
      at: cycle.from,
      until: cycle.until,
      priority: 0,
    })),
  );
}

/** Overage is billed at the end of the cycle in which it was burned. Without any, a price that is not published lacks nothing. */
export function billOverage(
  offer: Offer,
  subscription: Subscription,
  currency: Currency,
  ledger: LedgerRun | undefined,
): Invoice {
  const lines: InvoiceLine[] = [];
  const missing: Invoice["missing"][number][] = [];
  for (const { kind, line, response } of billedKinds(offer)) {
    const price = amountIn(response.amount, currency, `${line.at}.amount`);
    for (const cycle of cyclesOf(subscription)) {
      const burned = overageWithin(ledger, `${line.at}/${kind}@${cycle.from}`);
      if (burned === 0) continue;
      if (!isKnown(price)) {
        missing.push({ item: "overage", fact: price });
        break;
      }
      const quantity = creditsAsFraction(burned);
      const amount = lineAmount(quantity, price, currency);
      lines.push({
        item: "overage",
        at: cycle.until,
        quantity,
        unit: "credit",
        times: ONE,
        amount,
        behind: NO_MONEY,
        price: line.at,
        sources: line.sources,
      });
    }
  }
  return { currency, lines, missing };
}

function overageWithin(ledger: LedgerRun | undefined, lot: string): Credits {
  return add(
    ...(ledger?.segments ?? []).flatMap(({ taken }) =>
      taken.filter((each) => each.lot === lot).map(({ amount }) => amount),
    ),
  );
}
