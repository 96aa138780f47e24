/** A tier in small whole numbers: dollars a month, credits a month. */
export interface SmallTier {
  readonly fee: number;
  /** Months that it binds for, paid month by month. */
  readonly term: number;
  readonly credits: number;
  /** Paid when it is first taken. */
  readonly setUp: number;
  /**
   * What becomes of a month's rest: gone, there for a month more, carried once for two months, or carried on and on up to so
   * many times the new grant.
   */
  readonly rest: "gone" | "another month" | "carried for two" | { readonly most: number };
}

/** Packs, all at one price, with a number of months to live. */
export interface SmallPack {
  readonly credits: number;
  readonly price: number;
  readonly lives: number;
  /** Only one tier sells them, and only for what a month lacks; or all do. */
  readonly soldBy: number | "all";
}

export interface SmallPlan {
  readonly tiers: readonly SmallTier[];
  readonly pack: SmallPack | undefined;
}

interface Held {
  readonly since: number;
  /** The first month it is not there. */
  readonly to: number;
  readonly carries: "not" | "once for two" | "again";
  left: number;
}

interface State {
  readonly lots: readonly Held[];
  readonly tier: number;
  /** The month in which the term ends. */
  readonly bound: number;
  readonly taken: ReadonlySet<number>;
}

/**
 * The fewest dollars for which every month's need is met, by trying every tier at every renewal and every number of packs in
 * every month, and every month of a term that goes on behind the last need. Infinity where nothing does. With `included` packs are
 * never bought; `kept` is the tier that may not be changed.
 */
export function fewestDollarsOnAnyPath(
  needs: readonly number[],
  { tiers, pack }: SmallPlan,
  { included = false, kept }: { readonly included?: boolean; readonly kept?: number } = {},
): number {
  let best = Number.POSITIVE_INFINITY;
  const choices = kept === undefined ? [...tiers.keys()] : [kept];
  const monthsOf = (month: number, state: State): readonly (State & { readonly cost: number })[] =>
    (month < state.bound ? [state.tier] : choices).flatMap((tier) => {
      const signed = sign(tiers[tier] as SmallTier, tier, month, state);
      const isSold =
        pack && (pack.soldBy === "all" || (pack.soldBy === tier && !burn(signed.lots, needs[month] as number)));
      return bought(signed.lots, month, needs, isSold && !included ? pack : undefined).flatMap(({ lots, cost }) => {
        const after = burn(lots, needs[month] as number);
        return after ? [{ ...signed, lots: after, cost: signed.cost + cost }] : [];
      });
    });
  const visit = (month: number, state: State, dollars: number): void => {
    if (dollars >= best) return;
    if (month === needs.length) best = dollars;
    else for (const next of monthsOf(month, state)) visit(month + 1, next, dollars + next.cost);
  };
  visit(0, { lots: [], tier: -1, bound: 0, taken: new Set() }, 0);
  return best;
}

/** A month under a tier: signed for another term where the last one ends, with this month's grant. */
function sign(chosen: SmallTier, tier: number, month: number, state: State): State & { readonly cost: number } {
  const isNew = month >= state.bound;
  const setUp = state.taken.has(tier) ? 0 : chosen.setUp;
  return {
    lots: withGrant(state.lots, chosen, month),
    tier,
    bound: isNew ? month + chosen.term : state.bound,
    taken: new Set([...state.taken, tier]),
    cost: isNew ? chosen.fee * chosen.term + setUp : 0,
  };
}

/** Every number of packs that could be of use. */
function bought(lots: readonly Held[], month: number, needs: readonly number[], pack: SmallPack | undefined) {
  if (!pack) return [{ lots, cost: 0 }];
  const most = Math.ceil(needs.slice(month).reduce((sum, need) => sum + need, 0) / pack.credits);
  return Array.from({ length: most + 1 }, (_, count) => {
    const lot = { since: month, to: month + pack.lives, carries: "not" as const, left: count * pack.credits };
    return { lots: count > 0 ? [...lots, lot] : lots, cost: count * pack.price };
  });
}

/** What is alive when a month begins: what was carried into it, the new grant, and less what a cap takes from the oldest. */
function withGrant(lots: readonly Held[], { credits, rest }: SmallTier, month: number): readonly Held[] {
  const ends = month + (rest === "another month" ? 2 : 1);
  const alive = lots.flatMap((lot) => {
    if (lot.to > month) return [lot];
    if (lot.carries === "once for two") return [{ ...lot, carries: "not" as const, to: month + 2 }];
    return lot.carries === "again" ? [{ ...lot, to: ends }] : [];
  });
  const grant: Held = { since: month, to: ends, carries: carriesOf(rest), left: credits };
  const all = [...alive, grant].map((lot) => ({ ...lot }));
  if (typeof rest === "object") {
    let over = all.reduce((sum, { left }) => sum + left, 0) - rest.most * credits;
    for (const lot of all.toSorted((a, b) => a.since - b.since)) {
      if (over <= 0) break;
      const gone = Math.min(over, lot.left);
      lot.left -= gone;
      over -= gone;
    }
  }
  return all;
}

function carriesOf(rest: SmallTier["rest"]): Held["carries"] {
  if (typeof rest === "object") return "again";
  return rest === "carried for two" ? "once for two" : "not";
}

/** Soonest to expire first, then oldest; undefined where the need is not met. */
function burn(lots: readonly Held[], need: number): readonly Held[] | undefined {
  let open = need;
  const after = lots.map((lot) => ({ ...lot }));
  for (const lot of after.toSorted((a, b) => (a.to === b.to ? a.since - b.since : a.to - b.to))) {
    const used = Math.min(lot.left, open);
    lot.left -= used;
    open -= used;
  }
  return open > 0 ? undefined : after.filter(({ left }) => left > 0);
}
