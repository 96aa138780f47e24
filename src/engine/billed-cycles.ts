import { rememberFor } from "../remember.ts";
import { type Period, periodHolding } from "../units/calendar.ts";
import { periodsFrom } from "./periods.ts";
import { type Subscription, seatsAt } from "./subscription.ts";

/**
 * The cycles to be paid for. The last may begin behind the horizon, where a term that began within it goes on. The first
 * may run already: that one is paid, but for the seats that are added to it.
 */
function obligedCycles({ anchor, from, until, cycle, term }: Subscription): readonly Period[] {
  const lastTerm = periodsFrom(anchor, term, from, until).at(-1);
  const running = periodHolding(anchor, term, from);
  const first = periodHolding(anchor, cycle, from);
  return periodsFrom(anchor, cycle, first.from, Math.max(lastTerm?.until ?? from, running.until));
}

/** How often the term has been renewed before a cycle. */
function renewalsBefore({ from: at }: Period, { anchor, term, from, terms }: Subscription): number {
  return terms + periodHolding(anchor, term, at).index - periodHolding(anchor, term, from).index;
}

/** Cycles one after the other that are paid for as many seats, and after as many renewals. */
interface AlikeCycles {
  readonly seats: number;
  readonly renewals: number;
  readonly cycles: readonly Period[];
}

/** All of them; `renewals` counts where the price rises with them. */
export const risingCycles = rememberFor((subscription: Subscription) =>
  alikeCycles(subscription, (cycle) => renewalsBefore(cycle, subscription)),
);
/** The same where the price stays: `renewals` is 0 throughout. */
export const evenCycles = rememberFor((subscription: Subscription) => alikeCycles(subscription, () => 0));

function alikeCycles(subscription: Subscription, renewalsOf: (cycle: Period) => number): readonly AlikeCycles[] {
  const runs: { seats: number; renewals: number; cycles: Period[] }[] = [];
  for (const cycle of obligedCycles(subscription)) {
    const seats = seatsAt(subscription, Math.min(cycle.from, subscription.until - 1));
    const renewals = renewalsOf(cycle);
    const last = runs.at(-1);
    if (last?.seats === seats && last.renewals === renewals) last.cycles.push(cycle);
    else runs.push({ seats, renewals, cycles: [cycle] });
  }
  return runs;
}
