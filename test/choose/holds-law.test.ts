import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Held, type Holds, howFarItHolds } from "../../src/choose/holds.ts";
import { type Input, inputsOf } from "../../src/choose/inputs.ts";
import type { Offer } from "../../src/engine/offer.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { approximately, dividedBy } from "../../src/units/fraction.ts";
import { ASKED, bruteTotal, cases, ranked } from "./small-rankings.ts";

const RUNS = Number(process.env.HOLDS_RUNS ?? 20);
/** So many steps to either side are tried one by one. */
const SCANNED = 5;

type IsFlip = (scenario: Scenario) => boolean;

/** The steps nearest to today's, one on either side, at which something is so: each one tried. */
function scanned({ at, now, step, least, most }: Input, isFlip: IsFlip) {
  const today = approximately(dividedBy(now, step));
  const upwards = Array.from({ length: SCANNED }, (_, index) => Math.floor(today) + 1 + index);
  const downwards = Array.from({ length: SCANNED }, (_, index) => Math.ceil(today) - 1 - index);
  return {
    above: upwards.filter((value) => value <= most).find((value) => isFlip(at(value))),
    below: downwards.filter((value) => value >= least).find((value) => isFlip(at(value))),
    last: { above: upwards.at(-1) as number, below: downwards.at(-1) as number },
  };
}

type Side = "above" | "below";
type Solved = Pick<Held, Side>;

function stepsOf(held: Solved, side: Side, input: Input): number | undefined {
  const flip = held[side];
  return flip && approximately(dividedBy(flip.at, input.step));
}

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

function nearTo(today: number, step: number | undefined, last: number): number | undefined {
  return step !== undefined && Math.abs(step - today) <= Math.abs(last - today) ? step : undefined;
}

function checkPlans(input: Input, held: Held, isFlip: IsFlip): void {
  const found = scanned(input, isFlip);
  const today = approximately(dividedBy(input.now, input.step));
  for (const side of ["above", "below"] as const) {
    const solved = nearTo(today, stepsOf(held, side, input), found.last[side]);
    expect([held.input, side, solved]).toEqual([held.input, side, found[side]]);
  }
}

/** Its own offers are told of only nearer than where its plan loses. */
function checkOffers(input: Input, held: Held, isFlip: IsFlip): void {
  const found = scanned(input, isFlip);
  const today = approximately(dividedBy(input.now, input.step));
  for (const side of ["above", "below"] as const) {
    const lost = stepsOf(held, side, input);
    const isHeard = found[side] !== undefined && nearTo(today, lost, found[side]) === undefined;
    const solved = held.offer && nearTo(today, stepsOf(held.offer, side, input), found.last[side]);
    expect([held.input, side, solved]).toEqual([held.input, side, isHeard ? found[side] : undefined]);
  }
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
      { numRuns: RUNS },
    );
  });
});
