import type { Purchase } from "../engine/top-ups.ts";
import type { Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Currency } from "../units/money.ts";
import { burnMonth, NOTHING_BOUGHT, stockUp } from "./bought-stock.ts";
import { lotsOf } from "./for-sale.ts";
import { joinRenewals } from "./joined-purchases.ts";
import { type Bought, type Found, searchPurchases } from "./purchase-search.ts";
import { isNeverAhead, type Sale, type Shelf, saleAt, shelfOf } from "./shelf.ts";

/** Credits of one kind that are lacking, and what can be bought for them. */
export interface PurchaseQuestion {
  /** One for each month of the scenario, in time: what the ledger lacked in it. */
  readonly needs: readonly { readonly at: Instant; readonly until: Instant; readonly credits: Credits }[];
  /** What each stage sells, in time. */
  readonly sales: readonly Sale[];
  readonly currency: Currency;
  /** Purchases that cost as much, in millionths, are of no use. */
  readonly limit: number;
}

/** Purchases that cover every need. */
export interface PurchasePlan {
  readonly purchases: readonly Purchase[];
  /** False where there were too many combinations to show that no other costs less. */
  readonly isCheapest: boolean;
}

/**
 * The cheapest purchases that cover every need in time; undefined where none do, or none for less than the limit.
 *
 * A purchase is made at the start of a month in which some of it is burned, and what is left of it serves later months for
 * as long as it lives; bought credits that expire soonest are used first. Several purchases of one line are made at once only
 * where the most of one forbids a single one. The cost is what the invoices come to, commitments that reach behind the
 * horizon included. Of ways that cost the same: the fewest purchases, then the earlier lines of the file, then the earlier months.
 *
 * At one price for every credit a month buys what it lacks and never ahead: nobody pays months in advance to save the rounding
 * of an invoice, which is half a cent of each at the most. Brackets are taken to fall, as vendors' do: nothing is split to
 * stay below a dearer one. What bought credits spare, or push into expiry, is not known here but in the ledger (counter.ts).
 *
 * @example
 * At $0.01 a credit, 700 lacking in March and 700 in November are bought in March and in November, for $7.00 each.
 */
export function cheapestPurchases({ needs, sales, currency, limit }: PurchaseQuestion): PurchasePlan | undefined {
  const lacking = needs.map(({ credits }) => credits);
  if (lacking.every((need) => need === 0)) return { purchases: [], isCheapest: true };
  const bounds = [...needs.map(({ at }) => at), needs.at(-1)?.until as Instant];
  const shelf = shelfOf(sales, bounds, currency);
  const found =
    shelf.length === 1 && shelf.every(isNeverAhead) ? asLacked(lacking, shelf) : searchPurchases(lacking, shelf, limit);
  if (!found) return undefined;
  const single = found.bought.flatMap(({ line, commitment, amounts }) =>
    amounts.map((credits) => ({ line, commitment, credits })),
  );
  const purchases = joinRenewals(single, (at) => saleAt(sales, at).subscription);
  return { purchases, isCheapest: found.isCheapest };
}

/** What each month lacks when it comes, in whole units. */
function asLacked(needs: readonly number[], [only]: Shelf): Found | undefined {
  const bought: Bought[] = [];
  let stock = NOTHING_BOUGHT;
  for (const [month, need] of needs.entries()) {
    const { lack } = burnMonth(stock, month, need);
    if (lack > 0) {
      const commitment = only?.commitments[month]?.[0];
      const amounts = only?.line.purchasesFor(lack);
      if (!only || !commitment || !amounts) return undefined;
      bought.push({ line: only.line, commitment, amounts });
      stock = stockUp(stock, lotsOf(amounts, commitment));
    }
    stock = burnMonth(stock, month, need).stock;
  }
  return { bought, isCheapest: true };
}
