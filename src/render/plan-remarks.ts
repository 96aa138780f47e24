import type { Candidate, PlanAnswer, RankedPlan } from "../choose/answer.ts";
import type { ReadingTold } from "../choose/readings-told.ts";
import { standsAt } from "../choose/standing.ts";
import type { Money } from "../units/money.ts";
import { turnInWords, withCode } from "./exchange.ts";
import { offerName } from "./offer-name.ts";
import { MARKS, type Note } from "./page.ts";
import { readingInWords } from "./reading-words.ts";
import type { Telling } from "./telling.ts";
import { planName } from "./words.ts";

/** What is to be said of one plan that has a total, beside its row. */
export function remark(
  ranked: RankedPlan,
  winner: RankedPlan | undefined,
  readings: readonly ReadingTold[],
  telling: Telling,
): readonly Note[] {
  const { answer, best, otherCurrency } = ranked;
  const said = [
    ...(otherCurrency && best
      ? [`is priced in ${otherCurrency} and cannot be ranked with the others: no exchange rate is given.`]
      : []),
    ...(ranked === winner ? [] : originally(ranked, telling)),
    ...(best ? includedInstead(answer, best, telling) : []),
    ...pathOf(ranked, telling),
    ...readings.map((reading) => readingInWords(reading, best, telling)),
    ...(ranked === winner || !winner || otherCurrency ? [] : behind(ranked, winner, telling)),
    ...changesPlaces(ranked, winner),
  ];
  return said.length > 0 ? [{ label: planName(answer.plan), text: said.join(" ") }] : [];
}

function pathOf({ answer: { path }, best }: RankedPlan, telling: Telling): readonly string[] {
  const { candidate, saving } = path;
  return candidate && candidate !== best && saving !== undefined ? [inTurn({ candidate, saving }, telling)] : [];
}

function behind(ranked: RankedPlan, winner: RankedPlan, { money, span, inCurrency }: Telling): readonly string[] {
  const [total, least] = [standsAt(ranked), standsAt(winner)];
  if (total === undefined || least === undefined || !winner.best) return [];
  const currency = inCurrency ?? winner.best.estimate.cost.currency;
  return [`${money((total - least) as Money, currency)} ${span} more than the cheapest.`];
}

/** What a converted total is in the currency that it is priced in. */
export function originally({ best, converted }: RankedPlan, { money }: Telling): readonly string[] {
  const { total, currency } = best?.estimate.cost ?? {};
  if (converted === undefined || total === undefined || currency === undefined) return [];
  return [`${withCode(total, currency)} = ${money(total, currency)}.`];
}

/** How far the rate may move: "stops winning above 1.13 USD for 1 EUR (now 1.08): lemlist costs less then". */
export function changesPlaces(ranked: RankedPlan, winner: RankedPlan | undefined): readonly string[] {
  const { turn } = ranked;
  if (!turn) return [];
  return ranked === winner
    ? [`stops winning ${turnInWords(turn)}: ${planName(turn.against)} costs less then.`]
    : [`costs less than ${planName(turn.against)} ${turnInWords(turn)}.`];
}

/** "In turn its offers cost less: Pro until July, then Starter, $220.00 a year less, $1,080.00 in all." */
export function inTurn(
  { candidate, saving }: { readonly candidate: Candidate; readonly saving: Money },
  { money, span }: Telling,
): string {
  const { cost, kinds } = candidate.estimate;
  const total = cost.total === undefined ? "" : `, ${money(cost.total, cost.currency)} ${span}`;
  const lives = Object.values(kinds).some(({ burned }) => (burned.rollover ?? 0) > 0);
  const assumed = lives ? `, if credits that are carried on outlast the change\u00a0${MARKS.assumed.sign}` : "";
  return `Its offers in turn cost ${money(saving, cost.currency)} less: ${offerName(candidate)}${total}${assumed}.`;
}

/** The tier that includes enough, where that is another one than the cheapest. */
export function includedInstead(
  { recommended, prefer }: PlanAnswer,
  best: Candidate,
  { money, span }: Telling,
): readonly string[] {
  if (!recommended || prefer === "cheapest" || best.includesEnough || !recommended.includesEnough) return [];
  const { cost } = recommended.estimate;
  return cost.total === undefined
    ? []
    : [
        `With all credits included it is ${recommended.estimate.offer.tier.name}, ${money(cost.total, cost.currency)} ${span}.`,
      ];
}
