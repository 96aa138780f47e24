import type { Comparison } from "../../choose/compare/comparison.ts";
import type { ComparedRow } from "../../choose/compare/view.ts";
import { markOf } from "../../choose/marks.ts";
import type { Instant } from "../../units/calendar.ts";
import { add, NO_CREDITS } from "../../units/credits.ts";
import { creditsText, date, listed } from "../format.ts";
import {
  OFFER,
  type OfferColumn,
  type OfferRow,
  ON_TOP,
  offersTable,
  SHARE,
  TOTAL,
  USED,
  USED_CREDIT,
} from "../offer-columns.ts";
import { cell, either, type Page } from "../page.ts";
import type { Telling } from "../telling.ts";
import { activityNames } from "../words.ts";

/** A row of a comparison with the figures of its offer. */
interface ComparedOfferRow extends OfferRow {
  readonly figures: NonNullable<ComparedRow["offer"]>["figures"] | undefined;
}

type CompareColumn = OfferColumn<ComparedOfferRow>;

/**
 * The rows as one table where there is room for all of it; else what decides as one, and below it what signing binds to, what a
 * credit comes to and what expires.
 */
export function compareTable(rows: readonly ComparedRow[], { winner, by }: Comparison, telling: Telling): Page {
  const best = winner?.answer.plan;
  const shown = rows.map(
    ({ plan, offer }): ComparedOfferRow => ({
      ranked: plan,
      candidate: offer?.candidate,
      figures: offer?.figures,
      chosen: plan.answer.plan === best && offer?.candidate === winner?.best,
    }),
  );
  const priced = shown.filter(({ candidate }) => candidate !== undefined);
  const [decides, more] = [[OFFER, USED, SHARE, ON_TOP, TOTAL, PER_FIND], furtherColumns(by)];
  return either(offersTable([...decides, ...more], shown, telling), [
    offersTable(decides, shown, telling),
    offersTable([OFFER, ...more], priced, telling),
  ]);
}

function furtherColumns(by: Instant | undefined): readonly CompareColumn[] {
  return [
    COMMITTED,
    ...(by === undefined ? [] : [paidBy(by)]),
    USED_CREDIT,
    LIST_CREDIT,
    EXPIRES,
    EXPIRED_WORTH,
    NOT_COVERED,
  ];
}

const PER_FIND: CompareColumn = {
  column: () => ({ title: ["per find"], align: "right" }),
  cell: ({ estimate }, { creditPrice }, { figures }) =>
    figures?.perFind ? cell(creditPrice(figures.perFind, estimate.cost.currency), markOf(estimate, "total")) : cell(""),
};

const COMMITTED: CompareColumn = {
  column: () => ({ title: ["committed", "at signing"], align: "right" }),
  cell: ({ estimate: { cost } }, { money }, { figures }) =>
    figures?.committed === undefined ? cell("", "unpublished") : cell(money(figures.committed, cost.currency)),
};

function paidBy(day: Instant): CompareColumn {
  return {
    column: () => ({ title: ["paid by", date(day)], align: "right" }),
    cell: ({ estimate: { cost } }, { money }, { figures }) =>
      figures?.paidBy === undefined ? cell("", "unpublished") : cell(money(figures.paidBy, cost.currency)),
  };
}

const LIST_CREDIT: CompareColumn = {
  column: () => ({ title: ["on the", "list"], align: "right" }),
  cell: ({ estimate: { cost } }, { creditPrice }, { figures }) =>
    cell(figures?.listCredit ? creditPrice(figures.listCredit, cost.currency) : ""),
};

const EXPIRES: CompareColumn = {
  column: () => ({ title: ["credits", "expiring"], align: "right" }),
  cell: (_candidate, _telling, { figures }) => {
    const amounts = Object.values(figures?.expired ?? {}).filter((amount) => amount > 0);
    return cell(amounts.length > 0 ? amounts.map(creditsText).join(" + ") : "-");
  },
};

const EXPIRED_WORTH: CompareColumn = {
  column: () => ({ title: ["worth", "on the list"], align: "right" }),
  cell: ({ estimate: { cost } }, { money }, { figures }) => {
    const expired = add(...Object.values(figures?.expired ?? {}));
    if (expired === NO_CREDITS || figures?.expiredWorth === undefined) return cell("-");
    return cell(money(figures.expiredWorth, cost.currency));
  },
};

const NOT_COVERED: CompareColumn = {
  column: () => ({ title: ["not covered"], align: "left" }),
  cell: ({ estimate: { notCovered } }) => cell(listed(notCovered.map(activityNames))),
  without: () => cell(""),
};
