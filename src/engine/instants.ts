import type { Instant } from "../units/calendar.ts";
import type { LedgerInput } from "./ledger-input.ts";
import type { Lot } from "./lot.ts";

/** The instants at which segments end: every deposit's begin and end, every cut, and every carried lot's end once it is known. */
export class Instants {
  private readonly sorted: Instant[];
  private readonly until: Instant;

  constructor(input: LedgerInput) {
    const { from, until, opening, deposits, cuts, charges, flows, caps } = input;
    const all = [
      until,
      ...cuts,
      ...opening.map((lot) => lot.until),
      ...caps.flatMap(({ resets }) => resets.map(({ at }) => at)),
    ];
    for (const deposit of deposits) all.push(deposit.at, deposit.until);
    if (flows.length > 0) for (const charge of charges) all.push(charge.at);
    this.until = until;
    this.sorted = [...new Set(all)].filter((at) => at > from && at <= until).sort((a, b) => a - b);
  }

  /** The end of the segment that begins at `from`. */
  after(from: Instant): Instant {
    while (this.sorted[0] !== undefined && this.sorted[0] <= from) this.sorted.shift();
    return this.sorted[0] ?? this.until;
  }

  add(lots: readonly Lot[]): void {
    for (const { until } of lots) {
      if (until >= this.until || this.sorted.includes(until)) continue;
      this.sorted.push(until);
      this.sorted.sort((a, b) => a - b);
    }
  }
}
