import type { Leader } from "../../choose/answered.ts";
import { costPerUsedCredit, shareUsed } from "../../choose/basis.ts";
import { markOf } from "../../choose/marks.ts";
import { creditsText, percent } from "../format.ts";
import { isUnlimited } from "../offer-name.ts";
import { type Cell, cell } from "../page.ts";
import type { Telling } from "../telling.ts";
import { creditsOfKind } from "../words.ts";
import { cellContent } from "./blocks.ts";
import { html, type Markup } from "./markup.ts";

interface KeyFigure {
  readonly label: string;
  readonly value: Cell;
}

/** The few figures that somebody takes into a meeting: what it costs, of what, and how much of it is used. */
export function keyFigures(leader: Leader, telling: Telling): Markup {
  const figures = [...moneyFigures(leader, telling), ...creditFigures(leader, telling)];
  return html`<dl class="figures">${figures.map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd>${cellContent(value)}</dd></div>`,
  )}</dl>`;
}

function moneyFigures({ candidate }: Leader, { money, creditPrice, span }: Telling): readonly KeyFigure[] {
  const { estimate } = candidate;
  const { total, subscription, beyond, currency } = estimate.cost;
  if (total === undefined) return [];
  const price = costPerUsedCredit(estimate);
  return [
    { label: `Total ${span}`, value: cell(money(total, currency), markOf(estimate, "total")) },
    ...(beyond === undefined || beyond === 0 || subscription === undefined
      ? []
      : [
          { label: "Subscription", value: cell(money(subscription, currency), markOf(estimate, "subscription")) },
          { label: "Credits on top", value: cell(money(beyond, currency), markOf(estimate, "beyond")) },
        ]),
    ...(price ? [{ label: "A used credit costs", value: cell(creditPrice(price, currency)) }] : []),
  ];
}

function creditFigures({ candidate: { estimate } }: Leader, { span }: Telling): readonly KeyFigure[] {
  const { plan } = estimate.offer;
  return plan.kinds.flatMap((kind) => {
    const total = estimate.kinds[kind];
    if (!total || total.used === 0) return [];
    const name = creditsOfKind(kind, plan);
    const share = isUnlimited(estimate, kind) ? undefined : shareUsed(total);
    return [
      { label: `Uses ${name} ${span}`, value: cell(creditsText(total.used), markOf(estimate, "used")) },
      ...(share
        ? [{ label: `Share of included ${name}`, value: cell(percent(share), markOf(estimate, "included")) }]
        : []),
    ];
  });
}
