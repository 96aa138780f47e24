import type { RankedPlan, Ranking } from "../choose/answer.ts";
import { markOf } from "../choose/marks.ts";
import { isUnpricedPlan } from "../choose/unpriced.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { assumptions } from "./assumed.ts";
import { convertingMoney, ratesInWords } from "./exchange.ts";
import { counted, creditsText, listed, moneyWriter, withMinorUnit } from "./format.ts";
import { offerAmongPlans } from "./offer-name.ts";
import { type Cell, type Column, cell, MARKS, notes, type Page, table, text, words } from "./page.ts";
import type { Context } from "./report.ts";
import { horizonInWords, planName, spanInWords } from "./words.ts";

/** Several teams and several plans: a line for each team with the plan that is cheapest for it, and the next one. */
export function matrix(rankings: readonly Ranking[], scenarios: readonly Scenario[], context: Context): Page {
  const conversion = rankings[0]?.conversion;
  const money = conversion
    ? convertingMoney(withMinorUnit, conversion)
    : moneyWriter(rankings.flatMap(({ answers }) => answers.map(({ best }) => best?.estimate.cost.total)));
  const spans = new Set(scenarios.map(({ months }) => spanInWords(months)));
  const span = spans.size === 1 ? ([...spans][0] as string) : "in all";
  const horizons = new Set(scenarios.map(({ months, start }) => horizonInWords(months, start)));
  const plans = rankings[0]?.answers.length ?? 0;
  const columns: readonly Column[] = [
    { title: ["team"], align: "left" },
    { title: ["cheapest offer"], align: "left" },
    { title: ["used", span], align: "right", spare: 1 },
    { title: ["total", span], align: "right" },
    { title: ["next"], align: "left" },
    { title: ["its total"], align: "right" },
  ];
  const rows = rankings.map(({ scenario, answers }) => {
    const [first, second] = answers.filter(({ best, otherCurrency }) => best && !otherCurrency);
    return { cells: [cell(scenario.name), ...bestCells(first, true), ...bestCells(second, false)] };
  });
  function bestCells(ranked: RankedPlan | undefined, withUse: boolean): readonly Cell[] {
    const best = ranked?.best;
    const { total, currency } = best?.estimate.cost ?? {};
    if (!best || total === undefined || currency === undefined)
      return [words("none"), ...(withUse ? [cell("")] : []), cell("")];
    const used = Object.values(best.estimate.used).map(creditsText).join(" + ");
    return [
      cell(offerAmongPlans(best)),
      ...(withUse ? [cell(used, markOf(best.estimate, "used"))] : []),
      cell(money(total, currency), markOf(best.estimate, "total")),
    ];
  }
  const about = horizons.size === 1 ? [...horizons][0] : "each over its own time";
  return [
    ...text(
      `${counted(scenarios.length, "scenario")} · ${counted(plans, "plan")} · ${about} · the cheapest offer for each`,
      { strong: true },
    ),
    ...text(ratesInWords(conversion, context), { tight: true }),
    ...table(columns, rows),
    ...notes(leftOut(rankings, context)),
  ];
}

/** Plans without a total, plans of another currency, and what every team takes for granted. */
function leftOut(rankings: readonly Ranking[], context: Context) {
  const all = rankings.flatMap(({ answers }) => answers);
  const named = (those: readonly RankedPlan[]) => [...new Set(those.map(({ answer }) => planName(answer.plan)))];
  const unpriced = named(all.filter(isUnpricedPlan));
  const foreign = named(all.filter(({ otherCurrency }) => otherCurrency !== undefined));
  const marks = new Set(all.flatMap(({ best }) => (best ? (markOf(best.estimate, "total") ?? []) : [])));
  const assumed = rankings.map(({ scenario }) => assumptions(scenario, context.activities));
  const shared = (assumed[0] ?? []).filter((each) => assumed.every((other) => other.includes(each)));
  return [
    ...(unpriced.length > 0
      ? [
          {
            label: `${MARKS.unpublished.sign} ${MARKS.unpublished.name}`,
            text: `No total without numbers of your own: ${listed(unpriced)}. One scenario alone says which (--set, --contract FILE).`,
          },
        ]
      : []),
    ...(foreign.length > 0
      ? [{ label: "other currency", text: `Not ranked, since no exchange rate is given: ${listed(foreign)}.` }]
      : []),
    ...[...marks].map((mark) => ({
      label: `${MARKS[mark].sign} ${MARKS[mark].name}`,
      text: "The total rests on such a fact; one scenario on one plan says on which.",
    })),
    { label: "assumed", text: shared.join(" ") },
  ].filter(({ text: said }) => said !== "");
}
