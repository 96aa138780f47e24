import type { Flip } from "../../src/choose/holds.ts";
import type { Input } from "../../src/choose/inputs.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { approximately, dividedBy } from "../../src/units/fraction.ts";

/*
 * What is solved about a moving input, held against trying the steps next to today's one by one.
 */

/** So many steps to either side are tried. */
const SCANNED = 5;

/** One side of today's value, as numbers of steps; undefined where nothing changes so near. */
export interface Sides {
  readonly above: number | undefined;
  readonly below: number | undefined;
}

/** The nearest steps, one on either side, at which something is so: each one tried. */
export function scanned({ at, now, step, least, most }: Input, isFlip: (scenario: Scenario) => boolean): Sides {
  const { upwards, downwards } = stepsNear({ now, step });
  return {
    above: upwards.filter((value) => value <= most).find((value) => isFlip(at(value))),
    below: downwards.filter((value) => value >= least).find((value) => isFlip(at(value))),
  };
}

/** What was solved, as far as was scanned. */
export function solvedNear(
  solved: { readonly above: Flip | undefined; readonly below: Flip | undefined } | undefined,
  { now, step }: Input,
): Sides {
  const { upwards, downwards } = stepsNear({ now, step });
  const near = (flip: Flip | undefined, steps: readonly number[]) =>
    steps.find((value) => flip && value === approximately(dividedBy(flip.at, step)));
  return { above: near(solved?.above, upwards), below: near(solved?.below, downwards) };
}

function stepsNear({ now, step }: Pick<Input, "now" | "step">) {
  const today = approximately(dividedBy(now, step));
  const counts = Array.from({ length: SCANNED }, (_, index) => index + 1);
  return {
    upwards: counts.map((count) => Math.floor(today) + count),
    downwards: counts.map((count) => Math.ceil(today) - count),
  };
}
