import { offerId } from "../../engine/offer.ts";
import type { Vocabulary } from "../../plans/activities.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Instant } from "../../units/calendar.ts";
import type { Currency, Money } from "../../units/money.ts";
import type { Candidate, RankedPlan, Ranking, ReadingAnswer } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { askFor, type Wishes } from "../estimate.ts";
import { type Conversion, convert } from "../exchange.ts";
import { otherReadings } from "../other-readings.ts";
import { rankPlans } from "../rank.ts";
import { byTotal } from "../recommend.ts";
import { standsAt } from "../standing.ts";
import type { ComparedPlan, ComparedReading, Comparison } from "./comparison.ts";
import { contactsOf } from "./contacts.ts";
import { decidingMonth } from "./deciding-month.ts";
import { nextPerson } from "./next-person.ts";
import { figuresOf } from "./offer-figures.ts";
import { placeOf } from "./place.ts";
import { paysForSeats } from "./seats-paid-for.ts";

/** What a comparison is asked beside plans and scenario. */
export interface Side {
  readonly conversion?: Conversion | undefined;
  /** Payments are counted up to this day, itself included. */
  readonly by?: Instant | undefined;
}

type Question = Pick<Vocabulary, "activities"> &
  Partial<Pick<Vocabulary, "features">> &
  Wishes &
  Side & { readonly plans: readonly PlanFile[]; readonly scenario: Scenario };

/**
 * Vendors side by side for one team: the cheapest qualifying offer of each, whatever it buys on top, with the figures that
 * decide, why each stands where it stands, and what other sources make of it.
 */
export function compare(question: Question): Comparison {
  const { plans, scenario, activities, conversion, by } = question;
  const ask = askFor(question);
  const contenders = plans.map((file) => ({ plan: file.plan, readings: otherReadings(file) }));
  const isLookup = (activity: string) => activities[activity]?.unit === "lookup";
  const ranking = rankPlans(contenders, scenario, ask, conversion, "of-each");
  const inOrder = ranking.answers;
  const currency = currencyOf(ranking);
  const compared = inOrder.map((ranked): ComparedPlan => {
    const { best, answer } = ranked;
    const figures = (candidate: Candidate) => figuresOf(candidate, isLookup, by);
    return {
      ...ranked,
      place: placeOf(ranked, inOrder, conversion),
      figures: best && figures(best),
      offers: offersShown(ranked, ask).map((candidate) => ({ candidate, figures: figures(candidate) })),
      paysForSeats: best !== undefined && paysForSeats(best, answer.scenario, ask),
      decides: best && decidingMonth(best, answer.scenario, ask),
      nextPerson: best && nextPerson(best, answer.scenario, ask),
      readings: readingsTold(ranked, inOrder, currency, conversion),
    };
  });
  const winner = compared.find(({ place }) => place.is === "wins");
  return {
    scenario,
    conversion,
    currency,
    by,
    contacts: contactsOf(scenario, isLookup),
    isLookup,
    plans: compared,
    winner,
  };
}

/** The best offer, or every one that does the work where all are asked for, the best first. */
function offersShown({ best, answer }: RankedPlan, { allOffers }: Ask): readonly Candidate[] {
  if (!allOffers || !best) return best ? [best] : [];
  const isBest = ({ estimate }: Candidate) => offerId(estimate.offer) === offerId(best.estimate.offer);
  const others = answer.rows.filter((row) => row.qualifies && !isBest(row));
  return [best, ...others.toSorted(byTotal)];
}

/** The currency that totals are held against each other in: the conversion's, or that of the winner. */
function currencyOf({ answers, conversion }: Ranking): Currency | undefined {
  return conversion?.into ?? answers[0]?.best?.estimate.cost.currency;
}

/** Readings that come to another offer or another total, those of the same outcome as one, and who wins then. */
function readingsTold(
  ranked: RankedPlan,
  inOrder: readonly RankedPlan[],
  currency: Currency | undefined,
  conversion: Conversion | undefined,
): readonly ComparedReading[] {
  const byOutcome = new Map<string, ReadingAnswer>();
  for (const reading of ranked.answer.readings) {
    const outcome = outcomeOf(reading.recommended);
    if (outcome === outcomeOf(ranked.best)) continue;
    const same = byOutcome.get(outcome);
    byOutcome.set(outcome, same ? { ...same, sources: [...new Set([...same.sources, ...reading.sources])] } : reading);
  }
  return [...byOutcome.values()].map((answer) => {
    const { cost } = answer.recommended?.estimate ?? {};
    const total = cost?.total === undefined ? undefined : inCurrency(cost.total, cost.currency, currency, conversion);
    return { answer, wins: winnerWith(total, answer.recommended, ranked, inOrder) };
  });
}

/** Two ways of billing that cost the same are one outcome. */
function outcomeOf(candidate: Candidate | undefined): string {
  return candidate ? `${candidate.estimate.offer.tier.id} ${candidate.estimate.cost.total}` : "none";
}

function inCurrency(
  total: Money,
  from: Currency,
  to: Currency | undefined,
  conversion: Conversion | undefined,
): Money | undefined {
  if (to === undefined || from === to) return total;
  return conversion && convert(total, from, to, conversion);
}

/** Which offer wins where a plan takes part with another one, or with none; undefined where the winner stays the winner. */
function winnerWith(
  total: Money | undefined,
  other: Candidate | undefined,
  changed: RankedPlan,
  inOrder: readonly RankedPlan[],
): Candidate | undefined {
  const [winner] = inOrder;
  const [best] = inOrder.filter((each) => each !== changed && each.best && each.otherCurrency === undefined);
  const least = best && standsAt(best);
  if (changed === winner) return total === undefined || (least !== undefined && least < total) ? best?.best : undefined;
  return total !== undefined && (least === undefined || total < least) ? other : undefined;
}
