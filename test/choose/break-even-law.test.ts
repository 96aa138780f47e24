import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEven } from "../../src/choose/break-even.ts";
import type { Conversion } from "../../src/choose/exchange.ts";
import type { Held, Holds } from "../../src/choose/holds.ts";
import { inputsOf } from "../../src/choose/inputs.ts";
import { offersOf } from "../../src/choose/offers.ts";
import { rankPlans } from "../../src/choose/rank.ts";
import type { Offer } from "../../src/engine/offer.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { type Fraction, fraction, plus, times } from "../../src/units/fraction.ts";
import { ASKED, bruteTotal, cases } from "./small-rankings.ts";
import { scanned, solvedNear } from "./steps-scanned.ts";

const RUNS = Number(process.env.BREAK_EVEN_RUNS ?? 8);

const EUR_INTO_USD = (rate: Fraction): Conversion => ({
  into: "USD",
  rates: [{ from: "EUR", to: "USD", rate, given: { is: "flag" } }],
});

/** Two of the six offers of three plans: of two plans, or of one. */
const pairs = fc
  .tuple(cases, fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 2 }))
  .map(([{ plans, team }, places]) => {
    const all = plans.flatMap((plan) => offersOf(plan, team));
    const first = all.filter((each, index) => all.findIndex((other) => other.tier === each.tier) === index);
    return { pair: places.map((place) => first[place]) as unknown as readonly [Offer, Offer], team };
  });

/** What one offer costs, whatever else its plan sells: more than anything where it does not do the work. */
function totalOf({ plan, tier, billing }: Offer, team: Scenario): number {
  return bruteTotal(plan, team, (other) => other.tier.id === tier.id && other.billing.id === billing.id);
}

function heldBy({ people, rates, assumptions }: Holds): readonly Held[] {
  return [...(people ? [people] : []), ...rates, ...assumptions];
}

describe("one person, lookup or hundredth to either side of a break-even changes which of two offers is cheaper", () => {
  it("for any two, every step near today's tried", () => {
    fc.assert(
      fc.property(pairs, ({ pair, team }) => {
        const { ranking, holds } = breakEven(pair, team, ASKED);
        const [first, second] = pair.map((offer) => totalOf(offer, team)) as [number, number];
        const least = Math.min(first, second);
        expect(ranking.answers[0]?.best?.estimate.cost.total ?? Number.POSITIVE_INFINITY).toBe(least);
        if (!holds) return;
        const { offer } = ranking.answers[0]?.best?.estimate ?? {};
        const [winner, loser] = offer?.tier === pair[0].tier && first === least ? pair : [pair[1], pair[0]];
        const isFlip = (scenario: Scenario) => {
          const own = totalOf(winner, scenario);
          return own === Number.POSITIVE_INFINITY || totalOf(loser, scenario) < own;
        };
        for (const input of inputsOf(team).filter(({ name }) => ["people", "rate", "found"].includes(name.is))) {
          const held = heldBy(holds).find((each) => JSON.stringify(each.input) === JSON.stringify(input.name));
          expect([input.name, solvedNear(held, input)]).toEqual([input.name, scanned(input, isFlip)]);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function alone(plan: Plan, { tier, billing }: Offer) {
  return { plan: { ...plan, part: { tier: tier.id, billed: billing.id } }, readings: [] };
}

/** The same prices, in euros. */
function inEuros<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inEuros) as T;
  if (typeof value !== "object" || value === null) return (value === "USD" ? "EUR" : value) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key === "USD" ? "EUR" : key, inEuros(each)]),
  ) as T;
}

describe("a ten-thousandth of an exchange rate to either side of a break-even", () => {
  it("one offer is no dearer, on the other no cheaper", () => {
    const given = fc.record({ two: pairs, rate: fc.integer({ min: 50, max: 200 }) });
    fc.assert(
      fc.property(given, ({ two: { pair, team }, rate }) => {
        const euros: Plan = inEuros(pair[1].plan);
        const contenders = [alone(pair[0].plan, pair[0]), alone(euros, pair[1])];
        const at = (worth: Fraction) => rankPlans(contenders, team, ASKED, EUR_INTO_USD(worth));
        const inDollars = (worth: Fraction) =>
          at(worth).answers.flatMap(({ answer, best, converted }) =>
            answer.plan.currency === "EUR" ? (converted ?? []) : (best?.estimate.cost.total ?? []),
          );
        const now = at(fraction(rate, 100));
        const turn = now.answers.find(({ answer }) => answer.plan.currency === "EUR")?.turn;
        if (!turn || now.answers.some(({ best }) => !best)) return;
        const euroFirst = now.answers[0]?.answer.plan.currency === "EUR";
        const inward = fraction(turn.beyond === "above" ? -1 : 1, 10_000);
        const isEuroFirst = (worth: Fraction) => at(worth).answers[0]?.answer.plan.currency === "EUR";
        const isTie = (worth: Fraction) => new Set(inDollars(worth)).size === 1;
        const [within, beyond] = [plus(turn.at, inward), plus(turn.at, times(inward, fraction(-1)))];
        expect(isEuroFirst(within) === euroFirst || isTie(within)).toBe(true);
        expect(isEuroFirst(beyond) !== euroFirst || isTie(beyond)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
