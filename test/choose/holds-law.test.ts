import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Held, howFarItHolds } from "../../src/choose/holds.ts";
import { type Input, inputsOf } from "../../src/choose/inputs.ts";
import type { Plan } from "../../src/plans/plan.ts";
import { approximately, dividedBy } from "../../src/units/fraction.ts";
import { ASKED, bruteTotal, cases, ranked } from "./small-rankings.ts";

const RUNS = Number(process.env.HOLDS_RUNS ?? 20);
/** So many steps to either side are tried one by one. */
const SCANNED = 5;

/** The steps nearest to today's, one on either side, at which the winner is undercut or does not qualify: each one tried. */
function scanned({ at, now, step, least, most }: Input, winner: Plan, rivals: readonly Plan[]) {
  const today = approximately(dividedBy(now, step));
  const isFlip = (value: number) => {
    const scenario = at(value);
    const own = bruteTotal(winner, scenario);
    return own === Number.POSITIVE_INFINITY || rivals.some((rival) => bruteTotal(rival, scenario) < own);
  };
  const upwards = Array.from({ length: SCANNED }, (_, index) => Math.floor(today) + 1 + index);
  const downwards = Array.from({ length: SCANNED }, (_, index) => Math.ceil(today) - 1 - index);
  return {
    above: upwards.filter((value) => value <= most).find(isFlip),
    below: downwards.filter((value) => value >= least).find(isFlip),
    last: { above: upwards.at(-1) as number, below: downwards.at(-1) as number },
  };
}

function stepsOf(held: Held, side: "above" | "below", input: Input): number | undefined {
  const flip = held[side];
  return flip && approximately(dividedBy(flip.at, input.step));
}

function checkInput(input: Input, held: Held, plans: readonly Plan[], winner: Plan): void {
  const found = scanned(
    input,
    winner,
    plans.filter((plan) => plan !== winner),
  );
  for (const side of ["above", "below"] as const) {
    const solved = stepsOf(held, side, input);
    const isWithin =
      solved !== undefined && (side === "above" ? solved <= found.last.above : solved >= found.last.below);
    expect([held.input, side, isWithin ? solved : undefined]).toEqual([held.input, side, found[side]]);
  }
}

describe("nothing nearer than what is told changes the answer, and that does", () => {
  it("people, rates and found rates, every step near today's tried", () => {
    fc.assert(
      fc.property(cases, ({ plans, team }) => {
        const holds = howFarItHolds(ranked(plans, team), ASKED);
        if (!holds) return;
        const all = [...(holds.people ? [holds.people] : []), ...holds.rates, ...holds.assumptions];
        for (const input of inputsOf(team).filter(({ name }) => ["people", "rate", "found"].includes(name.is))) {
          const held = all.find((each) => JSON.stringify(each.input) === JSON.stringify(input.name));
          if (!held) throw new Error("an input is not told");
          checkInput(input, held, plans, holds.winner);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
