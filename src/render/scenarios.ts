import type { Candidate, PlanAnswer, Reach } from "../choose/answer.ts";
import { costPerIncludedCredit, costPerUsedCredit, kindOn, shareUsed } from "../choose/basis.ts";
import { markOf } from "../choose/marks.ts";
import type { Plan } from "../plans/plan.ts";
import { compare, type Fraction } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { counted, creditsText, fixed, percent, statedPrice, unitPrice } from "./format.ts";
import { rowName, rowParts } from "./offer-name.ts";
import { type Cell, type Column, cell, notes, type Page, table, text, withoutEmptyColumns, words } from "./page.ts";
import { peopleInWords } from "./question.ts";
import type { Context } from "./report.ts";
import { assumed, disputed, notIncluded, thirdParty } from "./scenarios-notes.ts";
import { type Telling, tellingOf } from "./telling.ts";
import { horizonInWords, planName } from "./words.ts";

/** Several teams on one plan: a line for each, then what holds for all of them. */
export function scenarios(plan: Plan, answers: readonly PlanAnswer[], context: Context): Page {
  const [first] = answers;
  if (!first) return [];
  const telling = tellingTogether(answers, context);
  return [
    ...text(`${counted(answers.length, "scenario")} · ${planName(plan)} · ${horizons(answers)} · ${rule(first)}`, {
      strong: true,
    }),
    ...lines(answers, telling),
    ...perCredit(answers),
    ...notes([
      ...disputed(plan, answers),
      ...thirdParty(plan, answers, telling),
      ...notIncluded(plan),
      ...assumed(answers, context),
    ]),
  ];
}

function horizons(answers: readonly PlanAnswer[]): string {
  const all = new Set(answers.map(({ scenario }) => horizonInWords(scenario.months, scenario.start)));
  return all.size === 1 ? ([...all][0] as string) : "each over its own time";
}

function rule({ prefer }: PlanAnswer): string {
  return prefer === "included"
    ? "the cheapest tier that includes enough"
    : "the cheapest tier, whatever it buys on top";
}

/** One way of telling for all: by the month only where every team's months are alike. */
function tellingTogether(answers: readonly PlanAnswer[], context: Context): Telling {
  const each = answers.map(({ recommended, rows, scenario }) =>
    tellingOf(recommended ? [recommended] : rows, scenario, context),
  );
  const [first] = each;
  if (!first) throw new Error("there is at least one scenario");
  const exact = each.find(({ money }, index) => index > 0 && money !== first.money) ?? first;
  const monthly = each.every(({ basis }) => basis === "month");
  const spans = new Set(each.map(({ span }) => span));
  const span = spans.size === 1 ? first.span : "in all";
  const basis = monthly ? "month" : "horizon";
  return { ...first, money: exact.money, basis, span, per: monthly ? "a month" : span };
}

function lines(answers: readonly PlanAnswer[], telling: Telling): Page {
  const parts = rowParts(answers.flatMap(({ recommended }) => recommended ?? []));
  const columns: readonly Column[] = [
    { title: ["team"], align: "left" },
    { title: ["used", telling.per], align: "right" },
    { title: ["recommended"], align: "left" },
    { title: ["included", telling.per], align: "right" },
    { title: ["share"], align: "right", spare: 1 },
    { title: ["total", telling.span], align: "right" },
    { title: ["a used", "credit"], align: "right", spare: 2 },
    { title: ["enough", "up to"], align: "right" },
  ];
  const rows = answers.map((answer) => {
    const { recommended, scenario, rows: all } = answer;
    const shown = recommended ?? all[0];
    return {
      cells: [
        cell(scenario.name),
        usedOf(shown, telling),
        ...(recommended ? answerCells(recommended, answer, parts, telling) : [words("none")]),
      ],
    };
  });
  const shown = withoutEmptyColumns({ columns, rows });
  return table(shown.columns, shown.rows);
}

/** The figures of a plan's first kind: several kinds never add up, and one line has room for one. */
function usedOf(candidate: Candidate | undefined, telling: Telling): Cell {
  const kind = candidate?.estimate.offer.plan.kinds[0];
  if (!candidate || kind === undefined) return cell("");
  const used = kindOn(telling.basis, candidate.estimate, kind)?.used ?? candidate.estimate.used[kind];
  return used === undefined ? cell("", "unpublished") : cell(creditsText(used), markOf(candidate.estimate, "used"));
}

function answerCells(
  recommended: Candidate,
  { reach }: PlanAnswer,
  parts: ReturnType<typeof rowParts>,
  telling: Telling,
): readonly Cell[] {
  const { estimate } = recommended;
  const { cost, offer } = estimate;
  const figures = kindOn(telling.basis, estimate, offer.plan.kinds[0] ?? "");
  const share = figures && shareUsed(figures);
  const price = costPerUsedCredit(estimate);
  return [
    cell(rowName(recommended, parts)),
    figures ? cell(creditsText(figures.included), markOf(estimate, "included")) : cell("", "unpublished"),
    cell(share ? percent(share) : "-"),
    cost.total === undefined
      ? words("incomplete")
      : cell(telling.money(cost.total, cost.currency), markOf(estimate, "total")),
    cell(price ? unitPrice(price, cost.currency) : ""),
    cell(reachInShort(reach?.people)),
  ];
}

function reachInShort(people: Reach["people"]): string {
  if (people === undefined) return "";
  return people === "any" ? "any number" : peopleInWords(people);
}

/** What a used credit costs, against what the price lists say. */
function perCredit(answers: readonly PlanAnswer[]): Page {
  const chosen = answers.flatMap(({ recommended }) => recommended?.estimate ?? []);
  const currency = chosen[0]?.cost.currency;
  if (currency === undefined || chosen.some(({ cost }) => cost.currency !== currency)) return [];
  const used = rangeOf(
    chosen.flatMap((estimate) => costPerUsedCredit(estimate) ?? []),
    currency,
  );
  const listedAt = rangeOf(
    chosen.flatMap((estimate) => costPerIncludedCredit(estimate) ?? []),
    currency,
  );
  if (used === undefined || listedAt === undefined) return [];
  return text(`A used credit costs ${used} here; the price lists divide by included credits: ${listedAt}.`);
}

function rangeOf(prices: readonly Fraction[], currency: Currency): string | undefined {
  const sorted = [...prices].sort(compare);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return undefined;
  const [from, to] = [twoDecimals(high, currency), twoDecimals(low, currency)];
  return from === to ? from : `${from} to ${to}`;
}

function twoDecimals(price: Fraction, currency: Currency): string {
  return statedPrice({ numerator: BigInt(fixed(price, 2).replace(/[,.]/g, "")), denominator: 100n }, currency);
}
