import type { KindId } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, NO_CREDITS, subtract, UNLIMITED } from "../units/credits.ts";
import type { Taken, Want } from "./burns.ts";
import type { UserCap } from "./ledger-input.ts";
import type { Owner } from "./lot.ts";

/** What each owner has burned of each kind since its cap was last reset. */
export class CapMeter {
  private readonly caps: readonly UserCap[];
  private readonly most = new Map<Owner, Credits>();
  private readonly burned = new Map<string, Credits>();

  constructor(caps: readonly UserCap[]) {
    this.caps = caps;
  }

  startSegment(from: Instant): void {
    for (const { owner, resets } of this.caps) {
      const reset = resets.find(({ at }) => at === from);
      if (!reset) continue;
      this.most.set(owner, reset.most);
      for (const key of this.burned.keys()) if (key.startsWith(`${owner}/`)) this.burned.delete(key);
    }
  }

  allowed(owner: Owner, kind: KindId): Credits {
    const most = this.most.get(owner);
    return most === undefined ? UNLIMITED : subtract(most, this.burned.get(`${owner}/${kind}`) ?? NO_CREDITS);
  }

  record(wants: readonly Want[], taken: readonly Taken[]): void {
    if (this.most.size === 0) return;
    const ownerOf = new Map(wants.map(({ flow, owner }) => [flow, owner]));
    for (const { flow, wanted, covers } of taken) {
      const key = `${ownerOf.get(flow)}/${wanted}`;
      this.burned.set(key, add(this.burned.get(key) ?? NO_CREDITS, covers));
    }
  }
}
