import type { Candidate, RankedPlan } from "../choose/answer.ts";
import { costPerUsedCredit, shareUsed } from "../choose/basis.ts";
import { markOf } from "../choose/marks.ts";
import { isUnpricedPlan } from "../choose/unpriced.ts";
import { creditsText, percent } from "./format.ts";
import { offerAmongPlans } from "./offer-name.ts";
import { type Cell, type Column, cell, type Row, type Table, withoutEmptyColumns, words } from "./page.ts";
import type { Telling } from "./telling.ts";
import { planName } from "./words.ts";

/** An offer of one plan beside those of others; without a candidate, the plan has none with a total. */
export interface OfferRow {
  readonly ranked: RankedPlan;
  readonly candidate: Candidate | undefined;
  readonly chosen: boolean;
}

/** One column of a table of offers: what stands at an offer, and at a plan that has none. */
export interface OfferColumn<R extends OfferRow = OfferRow> {
  readonly column: (telling: Telling) => Column;
  readonly cell: (candidate: Candidate, telling: Telling, row: R) => Cell;
  readonly without?: (ranked: RankedPlan) => Cell;
}

export function offersTable<R extends OfferRow>(
  columns: readonly OfferColumn<R>[],
  rows: readonly R[],
  telling: Telling,
): Table {
  return withoutEmptyColumns({
    columns: columns.map(({ column }) => column(telling)),
    rows: rows.map(
      (row): Row => ({
        chosen: row.chosen,
        cells: columns.map(({ cell: at, without = open }) =>
          row.candidate ? at(row.candidate, telling, row) : without(row.ranked),
        ),
      }),
    ),
  });
}

/** Not published, or not to be said of a plan that has no offer at all. */
function open(ranked: RankedPlan): Cell {
  return isUnpricedPlan(ranked) ? cell("", "unpublished") : cell("");
}

export const OFFER: OfferColumn = {
  column: () => ({ title: ["best offer"], align: "left" }),
  cell: (candidate) => cell(offerAmongPlans(candidate)),
  without: (ranked) => cell(planName(ranked.answer.plan), isUnpricedPlan(ranked) ? "unpublished" : undefined),
};

/** Credits of several kinds stand side by side, since they never add up. */
export const USED: OfferColumn = {
  column: ({ span }) => ({ title: ["used", span], align: "right" }),
  cell: ({ estimate }) =>
    cell(
      usedKinds(estimate.kinds)
        .map(({ used }) => creditsText(used))
        .join(" + "),
      markOf(estimate, "used"),
    ),
  without: ({ ruledOut, answer }) => {
    const first = ruledOut ? ruledOut[0]?.candidate : answer.rows[0];
    const used = first ? Object.values(first.estimate.used).filter((amount) => amount > 0) : [];
    return used.length > 0 && first
      ? cell(used.map(creditsText).join(" + "), markOf(first.estimate, "used"))
      : cell("", "unpublished");
  },
};

function usedKinds<K extends { readonly used: number }>(kinds: Readonly<Record<string, K>>): readonly K[] {
  return Object.values(kinds).filter(({ used }) => used > 0);
}

export const SHARE: OfferColumn = {
  column: () => ({ title: ["share"], align: "right", spare: 1 }),
  cell: ({ estimate }) => {
    const [only, ...others] = usedKinds(estimate.kinds);
    const share = only && others.length === 0 ? shareUsed(only) : undefined;
    return cell(share ? percent(share) : "-", share ? markOf(estimate, "included") : undefined);
  },
};

export const ON_TOP: OfferColumn = {
  column: () => ({ title: ["bought", "on top"], align: "right" }),
  cell: ({ estimate }, { money }) => {
    const { beyond, currency } = estimate.cost;
    if (beyond === undefined) return words("", "unpublished");
    return cell(money(beyond, currency), beyond === 0 ? undefined : markOf(estimate, "beyond"));
  },
};

export const TOTAL: OfferColumn = {
  column: ({ span }) => ({ title: ["total", span], align: "right" }),
  cell: ({ estimate }, { money }) => {
    const { total, currency } = estimate.cost;
    return total === undefined ? words("incomplete") : cell(money(total, currency), markOf(estimate, "total"));
  },
  without: (ranked) => (isUnpricedPlan(ranked) ? open(ranked) : words("no offer")),
};

export const USED_CREDIT: OfferColumn = {
  column: () => ({ title: ["a used", "credit"], align: "right", spare: 2 }),
  cell: ({ estimate }, { creditPrice }) => {
    const price = costPerUsedCredit(estimate);
    return cell(price ? creditPrice(price, estimate.cost.currency) : "");
  },
};
