import { offerId } from "../../engine/offer.ts";
import type { Vocabulary } from "../../plans/activities.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { lazily } from "../../remember.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Instant } from "../../units/calendar.ts";
import type { Currency } from "../../units/money.ts";
import type { Candidate, RankedPlan, Ranking } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { askFor, type Wishes } from "../estimate.ts";
import type { Conversion } from "../exchange.ts";
import { otherReadings } from "../other-readings.ts";
import { rankPlans } from "../rank.ts";
import { readingsTold } from "../readings-told.ts";
import { byTotal } from "../recommend.ts";
import type { ComparedPlan, Comparison } from "./comparison.ts";
import { contactsOf } from "./contacts.ts";
import { decidingMonth } from "./deciding-month.ts";
import { nextPerson } from "./next-person.ts";
import { figuresOf } from "./offer-figures.ts";
import { pathTold } from "./path-told.ts";
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
    const path = lazily(() => pathTold(ranked, inOrder, currency, conversion));
    const readings = lazily(() => readingsTold(ranked, inOrder, currency, conversion));
    const next = lazily(() => best && nextPerson(best, answer.scenario, ask));
    return {
      ...ranked,
      place: placeOf(ranked, inOrder, conversion),
      figures: best && figures(best),
      offers: offersShown(ranked, ask).map((candidate) => ({ candidate, figures: figures(candidate) })),
      paysForSeats: best !== undefined && paysForSeats(best, answer.scenario, ask),
      decides: best && decidingMonth(best, answer.scenario, ask),
      get nextPerson() {
        return next();
      },
      get readings() {
        return readings();
      },
      get path() {
        return path();
      },
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
