import type { KindId } from "../plans/plan.ts";
import { type Credits, ONE_CREDIT, UNLIMITED } from "../units/credits.ts";
import type { Holdings } from "./burns.ts";
import { ACCOUNT, type Lot, type Owner } from "./lot.ts";

/** A supply that several parts may draw on: lots that burn one after the other, or a cap. */
export interface Pool {
  readonly id: string;
  available: number;
  readonly lots: readonly { readonly id: string; left: number }[];
}

/** A pool that a part may draw on, and what one credit of the part costs there. */
export interface Supply {
  readonly pool: Pool;
  readonly rate: Credits;
}

/** The pools of one burn-down, each made once. */
export class Pools {
  private readonly byId = new Map<string, Pool>();
  private readonly holdings: Holdings;

  constructor(holdings: Holdings) {
    this.holdings = holdings;
  }

  /** The pools that a part may draw on, in their order, each with what one credit of the part costs there. */
  supplies(owner: Owner, kind: KindId): Supply[] {
    const exchanges = this.holdings.exchanges.filter((exchange) => exchange.kind === kind);
    return [
      ...this.held(owner, kind).map((pool) => ({ pool, rate: ONE_CREDIT })),
      ...exchanges.flatMap(({ into, rate }) => this.held(owner, into).map((pool) => ({ pool, rate }))),
      { pool: this.billed(kind), rate: ONE_CREDIT },
      ...exchanges.map(({ into, rate }) => ({ pool: this.billed(into), rate })),
    ];
  }

  cap(owner: Owner, kind: KindId): Pool | undefined {
    const allowed = this.holdings.allowed(owner, kind);
    return allowed === UNLIMITED
      ? undefined
      : this.once(`cap/${owner}/${kind}`, () => ({ available: allowed, lots: [] }));
  }

  /** What is billed afterwards. */
  private billed(kind: KindId): Pool {
    return this.lots(`overage/${kind}`, (lot) => lot.origin === "overage" && lot.kind === kind);
  }

  private held(owner: Owner, kind: KindId): Pool[] {
    const owners = owner === ACCOUNT ? [ACCOUNT] : [owner, ACCOUNT];
    return owners.map((from) =>
      this.lots(`${from}/${kind}`, (lot) => lot.origin !== "overage" && lot.kind === kind && lot.owner === from),
    );
  }

  private lots(id: string, belongs: (lot: Lot) => boolean): Pool {
    return this.once(id, () => {
      const lots = this.holdings.lots
        .filter((lot) => lot.left > 0 && belongs(lot))
        .map(({ id, left }) => ({ id, left }));
      return { available: lots.reduce((sum, lot) => sum + lot.left, 0), lots };
    });
  }

  private once(id: string, make: () => Omit<Pool, "id">): Pool {
    const known = this.byId.get(id);
    if (known) return known;
    const pool = { id, ...make() };
    this.byId.set(id, pool);
    return pool;
  }
}
