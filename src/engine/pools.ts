import type { KindId } from "../plans/plan.ts";
import { type Credits, ONE_CREDIT, UNLIMITED } from "../units/credits.ts";
import type { Holdings } from "./burns.ts";
import { ACCOUNT, type Lot, type Owner } from "./lot.ts";

/** A supply that several parts may draw on: lots that burn one after the other, or a cap. */
export interface Pool {
  available: number;
  readonly lots: readonly { readonly id: string; left: number }[];
}

/** A pool that a part may draw on, and what one credit of the part costs there. */
export interface Supply {
  readonly pool: Pool;
  readonly rate: Credits;
}

/** The pools of one burn-down: of what is left to each owner, of what is billed afterwards, and under each cap. */
export class Pools {
  private readonly filled = new Map<string, { available: number; readonly lots: { id: string; left: number }[] }>();
  private readonly capped = new Map<string, Pool>();
  private readonly holdings: Holdings;

  constructor(holdings: Holdings) {
    this.holdings = holdings;
    for (const lot of holdings.lots) if (lot.left > 0) this.fill(lot);
  }

  /** The pools that a part may draw on, in their order, each with what one credit of the part costs there. */
  supplies(owner: Owner, kind: KindId): readonly Supply[] {
    const found: Supply[] = [];
    const exchanges = this.holdings.exchanges.filter((exchange) => exchange.kind === kind);
    const own = owner === ACCOUNT ? [ACCOUNT] : [owner, ACCOUNT];
    for (const whose of [own, [BILLED]]) {
      this.addPools(found, whose, kind, ONE_CREDIT);
      for (const { into, rate } of exchanges) this.addPools(found, whose, into, rate);
    }
    return found;
  }

  cap(owner: Owner, kind: KindId): Pool | undefined {
    const allowed = this.holdings.allowed(owner, kind);
    if (allowed === UNLIMITED) return undefined;
    const whose = placeOf(owner, kind);
    const cap = this.capped.get(whose) ?? { available: allowed, lots: [] };
    this.capped.set(whose, cap);
    return cap;
  }

  private addPools(found: Supply[], owners: readonly string[], kind: KindId, rate: Credits): void {
    for (const owner of owners) {
      const pool = this.filled.get(placeOf(owner, kind));
      if (pool) found.push({ pool, rate });
    }
  }

  private fill({ id, owner, kind, origin, left }: Lot): void {
    const place = placeOf(origin === "overage" ? BILLED : owner, kind);
    const pool = this.filled.get(place) ?? { available: 0, lots: [] };
    pool.available += left;
    pool.lots.push({ id, left });
    this.filled.set(place, pool);
  }
}

/** Stands for an owner where what is burned is billed afterwards. */
const BILLED = "overage";

function placeOf(owner: string, kind: KindId): string {
  return `${owner}/${kind}`;
}
