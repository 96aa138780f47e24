import { shareUsed } from "../../choose/basis.ts";
import type { Comparison } from "../../choose/compare/comparison.ts";
import type { ComparedRow } from "../../choose/compare/view.ts";
import { viewed } from "../../choose/compare/view.ts";
import { convert } from "../../choose/exchange.ts";
import { markOf } from "../../choose/marks.ts";
import { askedId } from "../../plans/plan-part.ts";
import { toNumber } from "../../units/credits.ts";
import { approximately, type Fraction, plus, ZERO } from "../../units/fraction.ts";
import type { Money } from "../../units/money.ts";
import { table, type Value } from "../csv.ts";
import { date, plainMoney, trimmed } from "../format.ts";
import { isUnlimited } from "../offer-name.ts";
import type { CompareReport } from "./compare-report.ts";

const HEADER = [
  "scenario",
  "start",
  "months",
  "rank",
  "plan",
  "tier",
  "billed",
  "seats",
  "kind",
  "used",
  "included",
  "share",
  "bought",
  "expired",
  "currency",
  "subscription",
  "on_top",
  "total",
  "committed",
  "paid_by",
  "paid",
  "found",
  "per_find",
  "used_credit",
  "list_credit",
  "expired_worth",
  "converted_currency",
  "converted_total",
  "place",
  "wins_below",
  "lacks",
  "total_mark",
] as const;

/** Every row of the table, one for each kind of credits: RFC 4180 with a header, plain numbers, money in the offer's currency. */
export function compareCsv({ comparisons, view }: CompareReport): string {
  return table(
    HEADER,
    comparisons.flatMap((comparison) =>
      viewed(comparison, view).rows.flatMap((row, index) => cellsOf(row, index + 1, comparison)),
    ),
  );
}

function cellsOf({ plan, offer }: ComparedRow, rank: number, comparison: Comparison): readonly (readonly Value[])[] {
  const { scenario, by } = comparison;
  const about = [scenario.name, date(scenario.start), scenario.months];
  if (!offer)
    return [
      [
        ...about,
        undefined,
        askedId(plan.answer.plan),
        ...Array<Value>(23).fill(undefined),
        ...placeCells(plan, comparison),
        undefined,
      ],
    ];
  const { estimate } = offer.candidate;
  const { cost, seats, offer: bought } = estimate;
  const { figures } = offer;
  const money = (amount: Money | undefined) => (amount === undefined ? undefined : plainMoney(amount, cost.currency));
  const found = Object.values(figures.found).reduce(plus, ZERO);
  return Object.entries(estimate.kinds).map(([kind, total]) => {
    const share = isUnlimited(estimate, kind) ? undefined : shareUsed(total);
    return [
      ...about,
      rank,
      askedId(plan.answer.plan),
      bought.tier.id,
      bought.billing.id,
      seats,
      kind,
      toNumber(total.used),
      isUnlimited(estimate, kind) ? "unlimited" : toNumber(total.included),
      share === undefined ? undefined : Math.round(approximately(share) * 10_000) / 10_000,
      toNumber(total.bought),
      toNumber(total.expired),
      cost.currency,
      money(cost.subscription),
      money(cost.beyond),
      money(cost.total),
      money(figures.committed),
      by === undefined ? undefined : date(by),
      money(figures.paidBy),
      decimal(found),
      decimal(figures.perFind),
      decimal(figures.usedCredit),
      decimal(figures.listCredit),
      money(figures.expiredWorth),
      ...convertedCells(cost.total, cost.currency, comparison),
      ...placeCells(plan, comparison),
      markOf(estimate, "total"),
    ];
  });
}

function decimal(exact: Fraction | undefined): Value {
  return exact === undefined ? undefined : trimmed(exact, 6).replaceAll(",", "");
}

function convertedCells(total: Money | undefined, currency: string, { conversion }: Comparison): readonly Value[] {
  const converted =
    total === undefined || !conversion ? undefined : convert(total, currency, conversion.into, conversion);
  return conversion && converted !== undefined
    ? [conversion.into, plainMoney(converted, conversion.into)]
    : [undefined, undefined];
}

/** How the plan stands, the total below which it would win, and what it lacks. */
function placeCells({ place }: ComparedRow["plan"], { currency }: Comparison): readonly Value[] {
  const winsBelow = place.is === "not-priced" ? place.winsBelow : undefined;
  const lacks = place.is === "not-priced" ? place.lacks.map(({ at }) => at).join(" ") : undefined;
  return [
    place.is,
    winsBelow === undefined || currency === undefined ? undefined : plainMoney(winsBelow, currency),
    lacks,
  ];
}
