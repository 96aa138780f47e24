import type { Estimate, Missing, Refusal } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { ActivityId, Address, FeatureId, KindId, Plan, Source, Unpublished } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Currency, Money } from "../units/money.ts";
import type { Conversion, Turn } from "./exchange.ts";

/*
 * Answers as data: which offer, and why. How they are worded and drawn is decided in render.
 */

export type Preference = "included" | "cheapest";

/** One offer with the cheapest credits bought on top that it needs, and whether it does the work. */
export interface Candidate {
  readonly estimate: Estimate;
  /** Everything that speaks against it; empty where it qualifies. */
  readonly obstacles: readonly Obstacle[];
  readonly qualifies: boolean;
  /** Its own credits cover every month: nothing is bought on top, nothing is billed as overage. */
  readonly includesEnough: boolean;
  /** What it would be short of if nothing were bought on top; empty where nothing is. */
  readonly needsOnTop: readonly OnTop[];
  /** False where there are too many combinations of what is for sale to show that no other costs less. */
  readonly buysCheapest: boolean;
}

export type Obstacle =
  | { readonly is: "trial" }
  | { readonly is: "not-covered"; readonly activities: readonly ActivityId[] }
  | { readonly is: "lacks"; readonly features: readonly FeatureId[] }
  | { readonly is: "short"; readonly onTop: readonly OnTop[] }
  /** Figures cannot be computed without these. */
  | { readonly is: "unknown"; readonly missing: readonly Missing[] }
  | Refusal;

/** An offer that something speaks against for good, so that nobody needs to play its ledger to know that it cannot win. */
export interface RuledOut {
  readonly offer: Offer;
  /** What is known without its ledger. */
  readonly obstacles: readonly Obstacle[];
  /** The offer as played after all, when it is first asked for. */
  readonly candidate: Candidate;
}

/** Credits of one kind that a tier needs beyond what it includes. */
export interface OnTop {
  readonly kind: KindId;
  /** Over the whole horizon. */
  readonly credits: Credits;
  /** In the month that needs most, and when the ledger runs dry in it. */
  readonly worst: { readonly month: number; readonly credits: Credits; readonly from: Instant | undefined };
  /** The same in every month. */
  readonly everyMonth: boolean;
  /** How the vendor sells more of it, if at all; undefined where nothing on the list can be bought. */
  readonly sold: "top-up" | "overage" | undefined;
  /** Its price, where that is what is not published. */
  readonly unpublished: Unpublished | undefined;
}

/** Why an offer was not chosen, beside the one that was. */
export type Loss =
  | { readonly is: "costs-more"; readonly by: Money; readonly unused: Fraction | undefined }
  /** Cheaper, but only by buying on top; the recommended one includes enough. */
  | { readonly is: "buys-on-top"; readonly saving: Money }
  /** It would win below this price of a credit, in currency units; undefined where no price would make it win. */
  | { readonly is: "needs-more"; readonly onTop: readonly OnTop[]; readonly winsBelow: Fraction | undefined }
  /** A total is not known; it would win below this one. */
  | { readonly is: "not-priced"; readonly missing: readonly Missing[]; readonly winsBelow: Money | undefined }
  | { readonly is: "does-not-qualify"; readonly obstacles: readonly Obstacle[] }
  | { readonly is: "tie"; readonly by: "commitment" | "order" };

export interface Neighbour {
  readonly candidate: Candidate;
  readonly loses: Loss;
}

/** Up to where the recommended offer carries the work, everything else as it is. */
export interface Reach {
  /** The most people (of the only role) it includes enough for; "any" where more people bring their own credits. */
  readonly people: number | "any" | undefined;
  /** The highest rate of each activity per person or account, in the unit the scenario states it in. */
  readonly rates: readonly { readonly activity: ActivityId; readonly upTo: Fraction; readonly per: string }[];
  /** The most people that the next smaller tier would do for. */
  readonly smaller: { readonly candidate: Candidate; readonly people: number } | undefined;
  /** Credits a seat brings over the horizon against what a person uses, where credits come per seat. */
  readonly perSeat: { readonly brings: Credits; readonly uses: Credits } | undefined;
}

/** What the answer is when one source that says otherwise is believed. */
export interface ReadingAnswer {
  readonly sources: readonly Source[];
  readonly facts: readonly Address[];
  readonly recommended: Candidate | undefined;
  /** Another tier, another way of billing or another total than as followed. */
  readonly differs: boolean;
}

/** One plan, one scenario: its tiers side by side and the one to take. */
export interface PlanAnswer {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly prefer: Preference;
  /** One row for each tier at its cheaper billing, or every offer. In the plan's order. */
  readonly rows: readonly Candidate[];
  readonly recommended: Candidate | undefined;
  readonly neighbours: readonly Neighbour[];
  /** What the other preference would take, where that is another offer, and what it would save. */
  readonly cheaper: { readonly candidate: Candidate; readonly saving: Money } | undefined;
  /** The same tier billed another way, and how much more that costs. */
  readonly billedOtherwise: readonly { readonly candidate: Candidate; readonly more: Money }[];
  /** What it would be without the needed features, where that is another and cheaper offer. */
  readonly withoutNeeds: { readonly candidate: Candidate; readonly saving: Money } | undefined;
  readonly reach: Reach | undefined;
  readonly path: PathAnswer;
  readonly readings: readonly ReadingAnswer[];
}

/** One offer after another, where that costs less than any one offer that is kept to the end. */
export interface PathAnswer {
  readonly candidate: Candidate | undefined;
  /** Against the recommended offer; undefined where none is, or no path is cheaper. */
  readonly saving: Money | undefined;
  /** False where a cheaper one may exist: the search was given up after so many, or many plans take part and none was looked for. */
  readonly isCertain: boolean;
}

/** Several plans on the same scenario, the best first; those without a total follow in their order. */
export interface Ranking {
  readonly scenario: Scenario;
  readonly answers: readonly RankedPlan[];
  /** Undefined where no exchange rate is given. */
  readonly conversion: Conversion | undefined;
}

export interface RankedPlan {
  /** Its rows are the offers that had to be played to know. Where all are ruled out, they are played when they are asked for. */
  readonly answer: PlanAnswer;
  /** Every offer, where each is ruled out. */
  readonly ruledOut: readonly RuledOut[] | undefined;
  /** The cheapest qualifying offer, whatever it buys on top: what a plan takes part with among plans. */
  readonly best: Candidate | undefined;
  /** Set where its currency cannot be held against the winner's. */
  readonly otherCurrency: Currency | undefined;
  /** The total of the best offer in the currency that the ranking is told in, where it is converted. */
  readonly converted: Money | undefined;
  /** How far the rate of its currency may move until it and another plan change places: the next one, or the winner. */
  readonly turn: (Turn & { readonly against: Plan }) | undefined;
  /** True where it loses, and would win as another source has its facts. */
  readonly winsAsRead: () => boolean;
}
