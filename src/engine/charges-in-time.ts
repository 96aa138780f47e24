import type { Instant } from "../units/calendar.ts";
import type { Charge } from "./ledger-input.ts";

/** Charges in time, handed out stretch by stretch. */
export class ChargesInTime {
  private readonly sorted: readonly Charge[];
  private next = 0;

  constructor(charges: readonly Charge[], from: Instant) {
    this.sorted = charges.filter(({ at }) => at >= from).sort((a, b) => a.at - b.at);
  }

  /** Those before `until` that were not handed out yet. What happens at one instant and need not be whole happens together. */
  before(until: Instant): readonly (readonly Charge[])[] {
    const groups: Charge[][] = [];
    for (let charge = this.sorted[this.next]; charge && charge.at < until; charge = this.sorted[this.next]) {
      const last = groups.at(-1);
      if (last?.[0] && !charge.whole && last[0].at === charge.at && !last[0].whole) last.push(charge);
      else groups.push([charge]);
      this.next += 1;
    }
    return groups;
  }
}
