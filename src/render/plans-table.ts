import type { RankedPlan, Ranking } from "../choose/answer.ts";
import { readingsTold } from "../choose/readings-told.ts";
import { whyWithoutTotal } from "../choose/without-total.ts";
import { ratesInWords, withCode } from "./exchange.ts";
import { counted } from "./format.ts";
import { monthly } from "./monthly.ts";
import { OFFER, type OfferColumn, ON_TOP, offersTable, SHARE, TOTAL, USED, USED_CREDIT } from "./offer-columns.ts";
import { offerAmongPlans } from "./offer-name.ts";
import { type Note, notes, type Page, tableOf, text } from "./page.ts";
import { remark } from "./plan-remarks.ts";
import { question } from "./question.ts";
import { assumedNote, unseenPaths, weakFigures } from "./ranking-notes.ts";
import type { Context } from "./report.ts";
import { type Telling, tellingOf } from "./telling.ts";
import { beyondInCredits } from "./verdict.ts";
import { fewNotPriced, manyNotPriced, notForThisWork, toSet } from "./without-total.ts";
import { spanInWords } from "./words.ts";

/** Vendors side by side on the same work: the best offer of each, the cheapest first. */
export function plansTable(ranking: Ranking, withMonths: boolean, context: Context): Page {
  const { scenario } = ranking;
  const { winner, telling, asked, table: ranked, verdict, remarks, unpriced, cautions } = tellRanking(ranking, context);
  return [
    ...asked,
    ...ranked,
    ...verdict,
    ...notes(remarks, { tight: true }),
    ...unpriced,
    ...(withMonths && winner?.best ? monthly(winner.best.estimate, scenario, telling) : []),
    ...text("Before you use these figures", { strong: true }),
    ...notes(cautions, { tight: true }),
  ];
}

/** What there is to say of a ranking, in its parts. */
export interface ToldRanking {
  readonly winner: RankedPlan | undefined;
  readonly telling: Telling;
  readonly asked: Page;
  readonly table: Page;
  readonly verdict: Page;
  readonly remarks: readonly Note[];
  /** Plans whose vendors do not publish what a total takes, where they are too many for remarks. */
  readonly unpriced: Page;
  readonly cautions: readonly Note[];
}

export function tellRanking({ scenario, answers, conversion }: Ranking, context: Context): ToldRanking {
  const bests = answers.flatMap(({ best }) => best ?? []);
  const telling: Telling = {
    ...tellingOf(bests, scenario, context, conversion),
    basis: "horizon",
    per: spanInWords(scenario.months),
  };
  const winner = answers.find(({ best, otherCurrency }) => best && !otherCurrency);
  const currency = conversion?.into ?? winner?.best?.estimate.cost.currency;
  const without = withoutTotal({ answers, conversion }, winner);
  const hopeless = new Set(without.flatMap(({ answer, place }) => (place.is === "no-offer" ? [answer] : [])));
  return {
    winner,
    telling,
    asked: [
      ...question(scenario, counted(answers.length, "plan"), context),
      ...text(ratesInWords(conversion, context), { tight: true }),
    ],
    table: tableOf(
      offersTable(
        COLUMNS,
        answers
          .filter(({ answer }) => !hopeless.has(answer))
          .map((ranked) => ({ ranked, candidate: ranked.best, chosen: ranked === winner })),
        telling,
      ),
    ),
    verdict: text(cheapestInWords(winner, telling), { strong: true }),
    remarks: [
      ...answers.flatMap((ranked) =>
        remark(ranked, winner, readingsTold(ranked, answers, currency, conversion), telling),
      ),
      ...fewNotPriced(without, currency, telling, toSet),
      ...notForThisWork(without),
    ],
    unpriced: manyNotPriced(without, currency, telling),
    cautions: [...unseenPaths(answers), ...weakFigures(answers, telling), ...assumedNote(scenario, context)],
  };
}

function withoutTotal(
  { answers, conversion }: Pick<Ranking, "answers" | "conversion">,
  winner: RankedPlan | undefined,
) {
  return answers.flatMap((ranked) =>
    ranked.best ? [] : [{ answer: ranked.answer, place: whyWithoutTotal(ranked, winner, conversion) }],
  );
}

const COLUMNS: readonly OfferColumn[] = [OFFER, USED, SHARE, ON_TOP, TOTAL, USED_CREDIT];

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
