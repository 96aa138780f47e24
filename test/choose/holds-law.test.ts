import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Held, type Holds, howFarItHolds } from "../../src/choose/holds.ts";
import { type Input, inputsOf } from "../../src/choose/inputs.ts";
import type { Offer } from "../../src/engine/offer.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { ASKED, bruteTotal, cases, ranked } from "./small-rankings.ts";
import { scanned, solvedNear } from "./steps-scanned.ts";

const RUNS = Number(process.env.HOLDS_RUNS ?? 14);

type IsFlip = (scenario: Scenario) => boolean;

/** The winner is undercut, or does not qualify. */
function losesTo(winner: Plan, rivals: readonly Plan[]): IsFlip {
  return (scenario) => {
    const own = bruteTotal(winner, scenario);
    return own === Number.POSITIVE_INFINITY || rivals.some((rival) => bruteTotal(rival, scenario) < own);
  };
}

/** Another offer of the same plan does the work for less. */
function isUndercutAtHome(offer: Offer): IsFlip {
  const isIt = ({ tier, billing }: Offer) => tier.id === offer.tier.id && billing.id === offer.billing.id;
  return (scenario) =>
    bruteTotal(offer.plan, scenario, (other) => !isIt(other)) < bruteTotal(offer.plan, scenario, isIt);
}

function checkPlans(input: Input, held: Held, isFlip: IsFlip): void {
  expect([held.input, solvedNear(held, input)]).toEqual([held.input, scanned(input, isFlip)]);
}

/** Its own offers are told of only nearer than where its plan loses. */
function checkOffers(input: Input, held: Held, isFlip: IsFlip): void {
  const [found, lost] = [scanned(input, isFlip), solvedNear(held, input)];
  const isTold = (own: number | undefined, plan: number | undefined, side: 1 | -1) =>
    own !== undefined && (plan === undefined || (plan - own) * side > 0);
  expect([held.input, solvedNear(held.offer, input)]).toEqual([
    held.input,
    {
      above: isTold(found.above, lost.above, 1) ? found.above : undefined,
      below: isTold(found.below, lost.below, -1) ? found.below : undefined,
    },
  ]);
}

function inputsHeld(holds: Holds, team: Scenario): readonly (readonly [Input, Held])[] {
  const all = [...(holds.people ? [holds.people] : []), ...holds.rates, ...holds.assumptions];
  return inputsOf(team)
    .filter(({ name }) => ["people", "rate", "found"].includes(name.is))
    .map((input) => {
      const held = all.find((each) => JSON.stringify(each.input) === JSON.stringify(input.name));
      if (!held) throw new Error("an input is not told");
      return [input, held];
    });
}

describe("nothing nearer than what is told changes the answer, and that does", () => {
  it("people, rates and found rates, every step near today's tried", () => {
    fc.assert(
      fc.property(cases, ({ plans, team }) => {
        const holds = howFarItHolds(ranked(plans, team), ASKED);
        if (!holds) return;
        const rivals = plans.filter((plan) => plan !== holds.winner);
        for (const [input, held] of inputsHeld(holds, team)) checkPlans(input, held, losesTo(holds.winner, rivals));
      }),
      { numRuns: RUNS },
    );
  });

  it("the same for the offers of the winning plan among each other, where the work is steady", () => {
    fc.assert(
      fc.property(
        cases.filter(({ team }) => team.spans.length === 1),
        ({ plans, team }) => {
          const ranking = ranked(plans, team);
          const holds = howFarItHolds(ranking, ASKED);
          const offer = ranking.answers[0]?.best?.estimate.offer;
          if (!holds || !offer) return;
          for (const [input, held] of inputsHeld(holds, team)) checkOffers(input, held, isUndercutAtHome(offer));
        },
      ),
      { numRuns: RUNS / 2 },
    );
  });
});
