import type { Lot } from "../engine/lot.ts";
import type { Plan } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Instant } from "../units/calendar.ts";

/**
 * True where what is alive in one case serves as well as in another, whatever comes: of each kind, for each owner, no less.
 *
 * Where credits burn by expiry and nothing caps them, there must be no less that lives so long, for any length of life. Where
 * all of them end alike and are carried on whole, there must be no less in all. Else there must be no less of the same
 * age, size and rollover.
 */
export function hasNoLess(a: readonly Lot[], b: readonly Lot[], plan: Plan): boolean {
  const pools = poolsOf(a);
  for (const [key, pool] of poolsOf(b)) if (!serves(pools.get(key) ?? NOTHING, pool, plan)) return false;
  return true;
}

/** What is alive of one kind for one owner. */
interface Pool {
  readonly lots: readonly Lot[];
  readonly total: number;
  /** What all its lots have in common that matters to what becomes of them; undefined where they differ. */
  readonly alike: string | undefined;
}

const NOTHING: Pool = { lots: [], total: 0, alike: undefined };

const poolsOf = rememberFor((lots: readonly Lot[]): ReadonlyMap<string, Pool> => {
  const pools = new Map<string, Lot[]>();
  for (const lot of lots) {
    if (lot.left === 0) continue;
    const key = `${lot.kind} ${lot.owner}`;
    pools.set(key, [...(pools.get(key) ?? []), lot]);
  }
  return new Map([...pools].map(([key, each]) => [key, poolOf(each)]));
});

function poolOf(lots: readonly Lot[]): Pool {
  const [fate, ...others] = new Set(lots.map(fateOf));
  const total = lots.reduce((sum, { left }) => sum + left, 0);
  return { lots, total, alike: others.length === 0 ? fate : undefined };
}

/** Undefined where the size of the deposit says what is carried on. */
function fateOf({ origin, until, line, grant, rollover }: Lot): string | undefined {
  if (rollover && rollover.carry !== "all") return undefined;
  return `${origin} ${until} ${rollover ? `${line ?? grant} ${JSON.stringify(rollover, inWords)}` : ""}`;
}

function serves(a: Pool, b: Pool, plan: Plan): boolean {
  if (a.total < b.total) return false;
  if (b.alike !== undefined && a.alike === b.alike) return true;
  return isByExpiry(plan)(b) && isByExpiry(plan)(a) ? livesNoLess(a, b) : hasNoLessOfEach(a, b);
}

/** Whether nothing but its expiry says what becomes of a lot. */
const isByExpiry = rememberFor((plan: Plan) => {
  const isCapped = plan.tiers.some(({ grants }) =>
    grants.some(({ rollover }) => rollover?.capCarried !== undefined || rollover?.capBalance !== undefined),
  );
  const isOrdered = plan.burnOrder.every((entry) => entry === "expiry");
  return rememberFor(
    ({ lots }: Pool) => isOrdered && !isCapped && lots.every(({ rollover, priority }) => !rollover && priority === 0),
  );
});

function livesNoLess(a: Pool, b: Pool): boolean {
  return b.lots.every(({ until }) => livingTo(a, until) >= livingTo(b, until));
}

function livingTo({ lots }: Pool, instant: Instant): number {
  return lots.reduce((sum, { until, left }) => (until >= instant ? sum + left : sum), 0);
}

function hasNoLessOfEach(a: Pool, b: Pool): boolean {
  const left = leftBy(a);
  for (const [key, amount] of leftBy(b)) if ((left.get(key) ?? 0) < amount) return false;
  return true;
}

const leftBy = rememberFor(({ lots }: Pool): ReadonlyMap<string, number> => {
  const left = new Map<string, number>();
  for (const lot of lots) {
    const { origin, until, since, line, granted, rollover, grant } = lot;
    const rolls = rollover ? JSON.stringify([rollover, granted], inWords) : "";
    const key = [origin, until, since, line ?? grant, rolls].join();
    left.set(key, (left.get(key) ?? 0) + lot.left);
  }
  return left;
});

function inWords(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
