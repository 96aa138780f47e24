import type { Activities } from "../activities.ts";
import type { Candidate, Preference } from "../choose/answer.ts";
import { choosePlan } from "../choose/choose-plan.ts";
import { offerId } from "../engine/offer.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { StatedPlaces } from "../scenarios/stated-places.ts";
import { isSame } from "./arithmetic.ts";
import { askedFigure } from "./asked-figure.ts";
import { type FigureAddress, isMisaddressed, type Misaddressed, misaddressed } from "./figure-address.ts";
import type { Subject } from "./subject.ts";
import type { Trace } from "./trace.ts";

export interface FigureQuestion {
  readonly address: FigureAddress;
  readonly plan: PlanFile;
  readonly scenario: Scenario;
  readonly activities: Activities;
  /** Where the scenario says what; without it figures of the scenario have no place. */
  readonly stated?: StatedPlaces;
  readonly prefer?: Preference;
  readonly allowUncovered?: boolean;
}

/** A figure of one offer, and how it came to be; without a trace where a number that it needs is not published. */
export interface ExplainedFigure {
  readonly candidate: Candidate;
  readonly scenario: Scenario;
  readonly trace: Trace | undefined;
}

/**
 * One figure of an estimate, taken apart down to the lines it rests on. A tier stands for the offer of it that an estimate
 * shows, unless the address says how it is billed. What the arithmetic comes to is held against the figure itself.
 */
export function explainFigure(question: FigureQuestion): ExplainedFigure | Misaddressed {
  const candidate = offerMeant(question);
  if (isMisaddressed(candidate)) return candidate;
  const { scenario, activities, stated = [], address } = question;
  const isFree = (activity: string) => activities[activity]?.free === true;
  const subject: Subject = { estimate: candidate.estimate, scenario, stated, isFree };
  const figure = askedFigure(subject, address);
  if (figure && isMisaddressed(figure)) return figure;
  if (figure?.figure && !isSame(figure.figure, figure.trace.value)) {
    throw new Error(`the arithmetic of ${address.figure.text} does not come to the figure of the estimate`);
  }
  return { candidate, scenario, trace: figure?.trace };
}

/** The offer that an address names: of its tier, billed and sized as it says. */
function offerMeant({
  address,
  plan,
  scenario,
  activities,
  prefer = "included",
  allowUncovered = false,
}: FigureQuestion) {
  const tiers = plan.plan.tiers.flatMap(({ id, name, alsoCalled }) =>
    [id, name, ...alsoCalled].map((called) => ({ id, called })),
  );
  const called = address.tier.text.toLowerCase();
  const tier = tiers.find((each) => each.called.toLowerCase() === called);
  if (!tier)
    return misaddressed(
      address.tier,
      "tier",
      plan.plan.tiers.map(({ id }) => id),
    );
  const ask = {
    isFree: (activity: string) => activities[activity]?.free === true,
    tier: tier.id,
    prefer,
    allowUncovered,
  };
  const rows = (allOffers: boolean) =>
    choosePlan(plan.plan, scenario, { ...ask, allOffers }).rows.filter(
      ({ estimate }) => estimate.offer.tier.id === tier.id,
    );
  const shown = rows(false);
  if (address.words.length === 0 && shown[0]) return shown[0];
  return wordedOffer(address, [...shown, ...rows(true)]);
}

function wordedOffer({ tier, words }: FigureAddress, offers: readonly Candidate[]): Candidate | Misaddressed {
  const wordsOf = ({ estimate: { offer } }: Candidate) => offerId(offer).split("+").slice(1);
  let left = offers;
  for (const word of words) {
    const matching = left.filter((offer) => wordsOf(offer).includes(word.text));
    if (matching.length === 0)
      return misaddressed(word, "offer of this tier with", [...new Set(left.flatMap(wordsOf))]);
    left = matching;
  }
  return left[0] ?? misaddressed(tier, "offer of", []);
}
