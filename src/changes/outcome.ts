import type { Candidate } from "../choose/answer.ts";
import type { Ask } from "../choose/ask.ts";
import { assess } from "../choose/candidate.ts";
import { type Conversion, convert, type Total } from "../choose/exchange.ts";
import { offersOf } from "../choose/offers.ts";
import { askedIn, type Entered, enter, rankEntered } from "../choose/rank.ts";
import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { Plan } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, NO_CREDITS } from "../units/credits.ts";

/** What a scenario comes to on one side. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly plans: readonly PlanFile[];
  /** The offer to take; undefined where nothing qualifies. */
  readonly recommended: Candidate | undefined;
  /** What it costs, in the currency that amounts are told in; undefined where nothing qualifies. */
  readonly total: Total | undefined;
  /** Where nothing qualifies, the offer that lacks fewest credits and nothing else. */
  readonly nearest: Candidate | undefined;
}

/**
 * Answers one scenario for one set of plans after the other. What a plan offers is played once, however many sets it is in:
 * of thirty plans side by side, a change of one leaves twenty-nine as they were.
 */
export class Answers {
  readonly #scenario: Scenario;
  readonly #asked: Scenario;
  readonly #ask: Ask;
  readonly #conversion: Conversion | undefined;
  readonly #entered = new Map<Plan, Entered>();

  constructor(scenario: Scenario, ask: Ask, conversion: Conversion | undefined) {
    this.#scenario = scenario;
    this.#asked = askedIn(scenario, conversion);
    this.#ask = ask;
    this.#conversion = conversion;
  }

  /** One plan is answered with its recommended tier, several with the cheapest offer among them, as `estimate` does. */
  among(plans: readonly PlanFile[]): Outcome {
    const entered = plans.map(({ plan }) => this.#enter(plan));
    const { answers } = rankEntered(entered, this.#asked, this.#ask, this.#conversion, "who-wins");
    const [first] = answers;
    const recommended = plans.length === 1 ? first?.answer.recommended : first?.best;
    return {
      scenario: this.#scenario,
      plans,
      recommended,
      total: recommended && this.#totalOf(recommended.estimate),
      nearest: recommended ? undefined : nearestOf(answers.flatMap(({ answer }) => answer.rows)),
    };
  }

  /** What an offer of the other side comes to here; undefined where a plan no longer sells it. */
  stayingWith(offer: Offer, plan: Plan, tierId: string): Staying | undefined {
    const same = offersOf(plan, this.#asked).find(
      ({ tier, billing, whenEmpty }) =>
        tier.id === tierId && billing.id === offer.billing.id && isSameAnswer(whenEmpty, offer.whenEmpty),
    );
    if (!same || !sellsSizes(same, offer)) return undefined;
    const candidate = assess({ ...same, sizes: offer.sizes }, this.#asked, this.#ask);
    return { candidate, total: this.#totalOf(candidate.estimate) };
  }

  #enter(plan: Plan): Entered {
    const known = this.#entered.get(plan) ?? enter({ plan, readings: [] }, this.#asked, this.#ask);
    this.#entered.set(plan, known);
    return known;
  }

  #totalOf({ cost: { total, currency } }: Estimate): Total | undefined {
    if (total === undefined) return undefined;
    const into = this.#conversion?.into ?? currency;
    const converted = this.#conversion && convert(total, currency, into, this.#conversion);
    return converted === undefined ? { total, currency } : { total: converted, currency: into };
  }
}

/** The old offer under the new prices. */
export interface Staying {
  readonly candidate: Candidate;
  readonly total: Total | undefined;
}

function nearestOf(rows: readonly Candidate[]): Candidate | undefined {
  const short = rows.filter(({ obstacles }) => obstacles.length > 0 && obstacles.every(({ is }) => is === "short"));
  return short.toSorted((a, b) => shortageOf(a) - shortageOf(b))[0];
}

/** Credits wanted and not delivered, of all kinds together: a measure of how short, not an amount of credits. */
export function shortageOf({ estimate }: Candidate): Credits {
  return add(NO_CREDITS, ...Object.values(estimate.kinds).map(({ shortage }) => shortage));
}

function isSameAnswer(a: Offer["whenEmpty"], b: Offer["whenEmpty"]): boolean {
  const answers = (whenEmpty: Offer["whenEmpty"]) =>
    Object.entries(whenEmpty).map(([kind, { response }]) => `${kind}: ${response.do}`);
  return answers(a).sort().join() === answers(b).sort().join();
}

/** A step of a slider may be gone; where any number can be bought, every size still is. */
function sellsSizes({ tier, billing }: Offer, { sizes }: Offer): boolean {
  return Object.entries(sizes).every(([kind, size]) =>
    tier.price.some(({ pricing, per, billed, kind: of }) => {
      if (of !== kind || billed?.id !== billing.id) return false;
      return pricing.is === "sizes" ? pricing.steps.some(({ credits }) => credits === size) : per === "credit";
    }),
  );
}
