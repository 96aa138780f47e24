import { askedId } from "../../plans/plan-part.ts";
import { compare as byValue, type Fraction, fraction, times } from "../../units/fraction.ts";
import type { Currency } from "../../units/money.ts";
import { worthOf } from "../exchange.ts";
import { byTotal } from "../recommend.ts";
import type { ComparedOffer, ComparedPlan, Comparison } from "./comparison.ts";

/** What rows are put in order by; `plan` by its id. */
export const SORTS = ["total", "per-find", "used-credit", "committed", "paid", "plan"] as const;
export type SortBy = (typeof SORTS)[number];

/** How much of a comparison is shown, and in which order. */
export interface View {
  readonly sort: SortBy;
  /** So many rows at the most. */
  readonly top: number | undefined;
}

/** One row: an offer of a plan, or a plan that has none with a total. */
export interface ComparedRow {
  readonly plan: ComparedPlan;
  readonly offer: ComparedOffer | undefined;
}

export interface Viewed {
  readonly rows: readonly ComparedRow[];
  /** How many rows `top` leaves out. */
  readonly leftOut: number;
}

/**
 * The rows of a comparison: offers by what is asked, the least first, then those of another currency, then plans without a
 * total in their order. Plans that cannot do the work at all have no row.
 */
export function viewed(comparison: Comparison, { sort, top }: View): Viewed {
  const { plans } = comparison;
  const offers = plans.flatMap((plan) => plan.offers.map((offer) => ({ plan, offer })));
  const comparable = offers.filter(({ plan }) => plan.otherCurrency === undefined);
  const foreign = offers.filter(({ plan }) => plan.otherCurrency !== undefined);
  const without = plans.filter(({ place }) => place.is === "not-priced");
  const rows = [
    ...inOrder(comparable, sort, comparison),
    ...foreign,
    ...without.map((plan) => ({ plan, offer: undefined })),
  ];
  const shown = rows.slice(0, top ?? rows.length);
  return { rows: shown, leftOut: rows.length - shown.length };
}

interface OfferRow extends ComparedRow {
  readonly offer: ComparedOffer;
}

function inOrder(rows: readonly OfferRow[], sort: SortBy, comparison: Comparison): readonly OfferRow[] {
  if (sort === "plan")
    return rows.toSorted((a, b) => (askedId(a.plan.answer.plan) < askedId(b.plan.answer.plan) ? -1 : 1));
  const value = (row: OfferRow) => figureOf(row, sort, comparison);
  return rows.toSorted((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first && second) return byValue(first, second);
    return Number(first === undefined) - Number(second === undefined) || byTotal(a.offer.candidate, b.offer.candidate);
  });
}

/** What a row is put in order by, in the currency of the comparison; undefined where it has no such figure. */
function figureOf(
  { offer: { candidate, figures } }: OfferRow,
  sort: Exclude<SortBy, "plan">,
  { currency, conversion }: Comparison,
): Fraction | undefined {
  const { cost } = candidate.estimate;
  const values: Readonly<Record<typeof sort, Fraction | number | undefined>> = {
    total: cost.total,
    "per-find": figures.perFind,
    "used-credit": figures.usedCredit,
    committed: figures.committed,
    paid: figures.paidBy,
  };
  const value = values[sort];
  if (value === undefined) return undefined;
  const exact = typeof value === "number" ? fraction(value) : value;
  return times(exact, worthIn(cost.currency, currency, conversion));
}

function worthIn(from: Currency, to: Currency | undefined, conversion: Comparison["conversion"]): Fraction {
  return (to !== undefined && conversion && worthOf(from, to, conversion)) || fraction(1);
}
