import type { ComparedPlan, Comparison } from "../../choose/compare/comparison.ts";
import type { Outlook } from "../../choose/compare/outlook.ts";
import { type View, viewed } from "../../choose/compare/view.ts";
import { convertingMoney, ratesInWords } from "../exchange.ts";
import { counted, withMinorUnit } from "../format.ts";
import { next, quoteStep } from "../next.ts";
import { notes, type Page, text } from "../page.ts";
import { question } from "../question.ts";
import { assumedNote, notIncludedNote, unseenPaths, weakFigures } from "../ranking-notes.ts";
import type { Context } from "../report.ts";
import { type Telling, tellingOf } from "../telling.ts";
import { fewNotPriced, manyNotPriced, notForThisWork } from "../without-total.ts";
import { spanInWords } from "../words.ts";
import { budgetPage } from "./budget-page.ts";
import { compareTable } from "./compare-columns.ts";
import { remarks } from "./compare-remarks.ts";
import { cheapest } from "./compare-verdict.ts";
import { findsInWords } from "./finds.ts";
import { holdsInWords } from "./holds-words.ts";
import { todayInWords } from "./today.ts";

/** Vendors side by side for one team. */
export function comparePage(comparison: Comparison, view: View, outlook: Outlook | undefined, context: Context): Page {
  const { scenario, plans, conversion } = comparison;
  const telling = tellingFor(comparison, context);
  const { rows, leftOut } = viewed(comparison, view);
  const shown = new Set(rows.map(({ plan }) => plan));
  return [
    ...question(scenario, counted(plans.length, "plan"), context),
    ...text(findsInWords(comparison), { tight: true }),
    ...text(ratesInWords(conversion, context), { tight: true }),
    ...compareTable(rows, comparison, telling),
    ...text(leftOut > 0 ? `${counted(leftOut, "more row")} left out by --top.` : "", { tight: true }),
    ...text(cheapest(comparison, telling), { strong: true }),
    ...notes(
      [
        ...holdsInWords(outlook?.holds, comparison),
        ...remarks(comparison, outlook?.prices ?? [], telling),
        ...fewNotPriced(plans, comparison.currency, telling),
        ...notForThisWork(plans),
      ],
      {
        tight: true,
      },
    ),
    ...manyNotPriced(plans, comparison.currency, telling),
    ...budgetPage(outlook?.budget, comparison.currency, telling),
    ...notes(todayInWords(outlook?.today ?? [])),
    ...text("Before you use these figures", { strong: true }),
    ...notes(
      [
        ...unseenPaths([...shown]),
        ...weakFigures(nearest(shown), telling),
        ...notIncludedNote(nearest(shown)),
        ...assumedNote(scenario, context),
      ],
      { tight: true },
    ),
    ...next(nextSteps(comparison)),
  ];
}

/** Whose sources are told: those of a few, or of the nearest of many. */
function nearest(shown: ReadonlySet<ComparedPlan>): readonly ComparedPlan[] {
  return [...shown].slice(0, MOST_SOURCED);
}

const MOST_SOURCED = 5;

/** Cents everywhere: these are bills that somebody checks. */
function tellingFor({ plans, scenario, conversion }: Comparison, context: Context): Telling {
  const bests = plans.flatMap(({ best }) => best ?? []);
  return {
    ...tellingOf(bests, scenario, context, conversion),
    money: conversion ? convertingMoney(withMinorUnit, conversion) : withMinorUnit,
    basis: "horizon",
    per: spanInWords(scenario.months),
  };
}

function nextSteps({ plans, currency }: Comparison): readonly string[] {
  const unpriced = plans.flatMap(({ place, answer }) => (place.is === "not-priced" ? [answer.plan.id] : []));
  const foreign = plans.flatMap(({ place }) => (place.is === "other-currency" ? [place.currency] : []));
  return [
    quoteStep(unpriced),
    ...[...new Set(foreign)].map((code) => `--fx ${code}=…${currency}`),
    "credits estimate … PLAN for one in depth",
  ];
}
