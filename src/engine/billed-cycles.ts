import { rememberFor } from "../remember.ts";
import { type Period, periodAt, periodsFrom, type Subscription, seatsAt } from "./subscription.ts";

/** A cycle, and how often the term has been renewed before it. */
interface ObligedCycle extends Period {
  readonly renewals: number;
}

/**
 * The cycles to be paid for. The last may begin behind the horizon, where a term that began within it goes on. The first
 * may run already: that one is paid, but for the seats that are added to it.
 */
const obligedCycles = rememberFor((subscription: Subscription): readonly ObligedCycle[] => {
  const { anchor, from, until, cycle, term, terms } = subscription;
  const lastTerm = periodsFrom(anchor, term, from, until).at(-1);
  const running = periodAt(anchor, term, from);
  const cycles = periodsFrom(
    anchor,
    cycle,
    periodAt(anchor, cycle, from).from,
    Math.max(lastTerm?.until ?? from, running.until),
  );
  return cycles.map((each) => ({
    ...each,
    renewals: terms + periodAt(anchor, term, each.from).index - running.index,
  }));
});

/** Cycles one after the other that are paid for as many seats, and after as many renewals. */
interface AlikeCycles {
  readonly seats: number;
  readonly renewals: number;
  readonly cycles: readonly ObligedCycle[];
}

/** All of them; `renewals` counts where the price rises with them. */
export const risingCycles = rememberFor((subscription: Subscription) =>
  alikeCycles(subscription, (cycle) => cycle.renewals),
);
/** The same where the price stays: `renewals` is 0 throughout. */
export const evenCycles = rememberFor((subscription: Subscription) => alikeCycles(subscription, () => 0));

function alikeCycles(subscription: Subscription, renewalsOf: (cycle: ObligedCycle) => number): readonly AlikeCycles[] {
  const runs: { seats: number; renewals: number; cycles: ObligedCycle[] }[] = [];
  for (const cycle of obligedCycles(subscription)) {
    const seats = seatsAt(subscription, Math.min(cycle.from, subscription.until - 1));
    const renewals = renewalsOf(cycle);
    const last = runs.at(-1);
    if (last?.seats === seats && last.renewals === renewals) last.cycles.push(cycle);
    else runs.push({ seats, renewals, cycles: [cycle] });
  }
  return runs;
}
