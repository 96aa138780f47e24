import type { Candidate, RankedPlan, Ranking } from "../choose/answer.ts";
import { costPerUsedCredit, shareUsed } from "../choose/basis.ts";
import { type Mark, markOf } from "../choose/marks.ts";
import { assumptions } from "./assumed.ts";
import { ratesInWords, withCode } from "./exchange.ts";
import { counted, creditsText, percent } from "./format.ts";
import { monthly } from "./monthly.ts";
import { offerAmongPlans } from "./offer-name.ts";
import {
  type Cell,
  type Column,
  cell,
  MARKS,
  type Note,
  notes,
  type Page,
  type Row,
  table,
  text,
  withoutEmptyColumns,
  words,
} from "./page.ts";
import { remark } from "./plan-remarks.ts";
import { question } from "./question.ts";
import type { Context } from "./report.ts";
import { marksOf, sourceInWords, thirdPartyBehind } from "./rests-on.ts";
import { type Telling, tellingOf } from "./telling.ts";
import { isUnpricedPlan } from "./unpriced.ts";
import { beyondInCredits } from "./verdict.ts";
import { planName, spanInWords } from "./words.ts";

/** Vendors side by side on the same work: the best offer of each, the cheapest first. */
export function plansTable({ scenario, answers, conversion }: Ranking, withMonths: boolean, context: Context): Page {
  const bests = answers.flatMap(({ best }) => best ?? []);
  const telling: Telling = {
    ...tellingOf(bests, scenario, context, conversion),
    basis: "horizon",
    per: spanInWords(scenario.months),
  };
  const winner = answers.find(({ best, otherCurrency }) => best && !otherCurrency);
  return [
    ...question(scenario, counted(answers.length, "plan"), context),
    ...text(ratesInWords(conversion, context), { tight: true }),
    ...rankingTable(answers, winner, telling),
    ...text(cheapestInWords(winner, telling), { strong: true }),
    ...notes(
      answers.flatMap((ranked) => remark(ranked, winner, telling)),
      { tight: true },
    ),
    ...(withMonths && winner?.best ? monthly(winner.best.estimate, scenario, telling) : []),
    ...text("Before you use these figures", { strong: true }),
    ...notes([...weakFigures(answers, telling), ...assumedNote(answers, context)], { tight: true }),
  ];
}

const COLUMNS = ({ span }: Telling): readonly Column[] => [
  { title: ["best offer"], align: "left" },
  { title: ["used", span], align: "right" },
  { title: ["share"], align: "right", spare: 1 },
  { title: ["bought", "on top"], align: "right" },
  { title: ["total", span], align: "right" },
  { title: ["a used", "credit"], align: "right", spare: 2 },
];

function rankingTable(answers: readonly RankedPlan[], winner: RankedPlan | undefined, telling: Telling): Page {
  const rows: readonly Row[] = answers.map((ranked) => ({
    chosen: ranked === winner,
    cells: ranked.best ? bestCells(ranked.best, telling) : noBestCells(ranked),
  }));
  const shown = withoutEmptyColumns({ columns: COLUMNS(telling), rows });
  return table(shown.columns, shown.rows);
}

/** Credits of several kinds stand side by side, since they never add up. */
function bestCells(best: Candidate, { money, creditPrice }: Telling): readonly Cell[] {
  const { estimate } = best;
  const { cost } = estimate;
  const kinds = Object.values(estimate.kinds).filter(({ used }) => used > 0);
  const [only] = kinds;
  const share = kinds.length === 1 && only ? shareUsed(only) : undefined;
  const price = costPerUsedCredit(estimate);
  return [
    cell(offerAmongPlans(best)),
    cell(kinds.map(({ used }) => creditsText(used)).join(" + "), markOf(estimate, "used")),
    cell(share ? percent(share) : "-", share ? markOf(estimate, "included") : undefined),
    cost.beyond === undefined
      ? words("", "unpublished")
      : cell(money(cost.beyond, cost.currency), cost.beyond === 0 ? undefined : markOf(estimate, "beyond")),
    cost.total === undefined ? words("incomplete") : cell(money(cost.total, cost.currency), markOf(estimate, "total")),
    cell(price ? creditPrice(price, cost.currency) : ""),
  ];
}

function noBestCells(ranked: RankedPlan): readonly Cell[] {
  const { answer, ruledOut } = ranked;
  const first = ruledOut ? ruledOut[0]?.candidate : answer.rows[0];
  const used = first ? Object.values(first.estimate.used) : [];
  const isOpen = isUnpricedPlan(ranked);
  const open: readonly Cell[] = isOpen
    ? Array.from({ length: 4 }, () => cell("", "unpublished"))
    : [cell(""), cell(""), words("no offer"), cell("")];
  const mark: Mark | undefined = isOpen ? "unpublished" : undefined;
  return [
    cell(planName(answer.plan), mark),
    used.length > 0 && first
      ? cell(used.map(creditsText).join(" + "), markOf(first.estimate, "used"))
      : cell("", "unpublished"),
    ...open,
  ];
}

function cheapestInWords(winner: RankedPlan | undefined, { money, span }: Telling): string {
  if (!winner?.best) return "Cheapest for this work: none of these plans has an offer with a known total.";
  const { estimate } = winner.best;
  const { cost } = estimate;
  const original =
    cost.total === undefined || winner.converted === undefined ? "" : `${withCode(cost.total, cost.currency)} = `;
  const total = cost.total === undefined ? "" : `, ${original}${money(cost.total, cost.currency)} ${span}`;
  const bought = beyondInCredits(estimate);
  const paid = cost.beyond === undefined ? "" : ` for ${money(cost.beyond, cost.currency)}`;
  return `Cheapest for this work: ${offerAmongPlans(winner.best)}${total}${bought === "" ? "" : `, of it ${bought} on top${paid}`}.`;
}

function weakFigures(answers: readonly RankedPlan[], { context }: Telling): readonly Note[] {
  const weak = answers.flatMap(({ answer, best }) => {
    if (!best) return [];
    const marks = marksOf([best]);
    const bad = (["third-party", "disputed"] as const).filter((mark) => marks.has(mark));
    if (bad.length === 0) return [];
    const sources = new Set(
      (["used", "included", "subscription", "beyond"] as const).flatMap((figure) => thirdPartyBehind(best, figure)),
    );
    const told = [...sources].map((source) => sourceInWords(source, context));
    return [
      `${planName(answer.plan)} ${bad.map((mark) => MARKS[mark].sign).join(" ")}: ${told.length > 0 ? told.join("; ") : "its sources disagree"} (credits estimate … ${answer.plan.id})`,
    ];
  });
  return weak.length > 0
    ? [{ label: `${MARKS["third-party"].sign} ${MARKS.disputed.sign} weak facts`, text: `${weak.join(". ")}.` }]
    : [];
}

function assumedNote(answers: readonly RankedPlan[], context: Context): readonly Note[] {
  const [first] = answers;
  return first
    ? [
        {
          label: `${MARKS.assumed.sign} ${MARKS.assumed.name}`,
          text: assumptions(first.answer.scenario, context.activities).join(" "),
        },
      ]
    : [];
}
