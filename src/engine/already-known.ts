import type { OncePaid } from "../plans/plan.ts";
import type { KnownShare } from "../scenarios/scenario.ts";
import { type Duration, days, lengthInDays, months } from "../units/calendar.ts";
import { type Fraction, ZERO } from "../units/fraction.ts";

/**
 * The share of lookups that cost nothing, because somebody has paid for the same contact within the vendor's free window.
 *
 * A bare share counts where nobody in the account is charged twice for twelve months or longer. Shares by window count
 * where the vendor's window is at least as long, the longest of them alone. Where only the same seat is not charged
 * twice, only the share named `seat` counts. A vendor without a window charges everybody again.
 */
export function knownShare(once: OncePaid | "never", shares: readonly KnownShare[], lengths: Lengths): Fraction {
  if (once === "never") return ZERO;
  if (once.per === "seat") return shares.find(({ window }) => window === "seat")?.share ?? ZERO;
  const free = lengthOf(once.for, lengths);
  const covered = shares
    .filter(({ window }) => window !== "seat")
    .map(({ window, share }) => ({
      share,
      length: window === "bare" ? lengthInDays(YEAR) : lengthOf(window as OncePaid["for"], lengths),
    }))
    .filter(({ length }) => length <= free);
  return covered.sort((a, b) => b.length - a.length)[0]?.share ?? ZERO;
}

/** How long a billing cycle and a term of the offer are. */
export interface Lengths {
  readonly cycle: Duration;
  readonly term: Duration;
}

const MONTH = months(1);
/** Twelve months, whether a vendor writes them as a year or as 365 days. */
const YEAR = days(365);

function lengthOf(window: OncePaid["for"], lengths: Lengths): number {
  if (window === "forever") return Number.POSITIVE_INFINITY;
  if (window === "month") return lengthInDays(MONTH);
  return lengthInDays(spanOf(window, lengths));
}

function spanOf(window: Duration | "cycle" | "term", { cycle, term }: Lengths): Duration {
  if (window === "cycle") return cycle;
  return window === "term" ? term : window;
}
