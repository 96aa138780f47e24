import { add, type Credits, NO_CREDITS, toNumber } from "../units/credits.ts";
import type { Segment } from "./ledger.ts";

/** Where the credits of a grant came from and went. opening + granted = burned + expired + left. */
export interface GrantTotals {
  /** Alive when the question begins. */
  readonly opening: number;
  readonly granted: number;
  readonly burned: number;
  /** Gone unused at the end of a period or of the line, or trimmed by a cap. A carry moves credits and is neither. */
  readonly expired: number;
  readonly left: number;
}

/** The same for all grants together, and demand = burned + overage + shortage. */
export interface LedgerTotals extends GrantTotals {
  readonly demand: number;
  readonly overage: number;
  readonly shortage: number;
  readonly byGrant: Readonly<Record<string, GrantTotals>>;
}

interface Sums {
  opening: Credits;
  granted: Credits;
  burned: Credits;
  expired: Credits;
  left: Credits;
}

/** Adds up the segments of a question, after those before it. */
export function totalsOf(
  before: readonly Segment[],
  segments: readonly Segment[],
  grants: readonly string[],
  atZero: "overage" | "stop",
): LedgerTotals {
  const byGrant = new Map(grants.map((grant) => [grant, noSums()]));
  const count = (what: keyof Sums, grant: string | undefined, amount: Credits) => {
    const sums = byGrant.get(grant ?? "");
    if (sums) sums[what] = add(sums[what], amount);
  };
  for (const lot of aliveAfter(before.at(-1))) count("opening", lot.grant, lot.left);
  for (const lot of aliveAfter(segments.at(-1))) count("left", lot.grant, lot.left);
  for (const { deposited, trimmed, expired, taken, lots } of segments) {
    const grantOf = new Map(lots.map((lot) => [lot.id, lot.grant]));
    for (const lot of deposited) count("granted", lot.grant, lot.amount);
    for (const { lot, amount } of [...trimmed, ...expired]) count("expired", lot.grant, amount);
    for (const { lot, amount } of taken) count("burned", grantOf.get(lot), amount);
  }
  const demand = sumOf(segments.flatMap(({ wanted }) => wanted.flatMap(({ parts }) => parts)));
  const missing = toNumber(sumOf(segments.flatMap(({ uncovered }) => uncovered)));
  return {
    ...inCredits(together([...byGrant.values()])),
    demand: toNumber(demand),
    overage: atZero === "overage" ? missing : 0,
    shortage: atZero === "stop" ? missing : 0,
    byGrant: Object.fromEntries([...byGrant].map(([grant, sums]) => [grant, inCredits(sums)])),
  };
}

function aliveAfter(segment: Segment | undefined) {
  return segment ? [...segment.lots.filter(({ until }) => until > segment.until), ...segment.carried] : [];
}

function noSums(): Sums {
  return { opening: NO_CREDITS, granted: NO_CREDITS, burned: NO_CREDITS, expired: NO_CREDITS, left: NO_CREDITS };
}

function together(all: readonly Sums[]): Sums {
  const sum = (what: keyof Sums) => add(...all.map((sums) => sums[what]));
  return {
    opening: sum("opening"),
    granted: sum("granted"),
    burned: sum("burned"),
    expired: sum("expired"),
    left: sum("left"),
  };
}

function inCredits({ opening, granted, burned, expired, left }: Sums): GrantTotals {
  return {
    opening: toNumber(opening),
    granted: toNumber(granted),
    burned: toNumber(burned),
    expired: toNumber(expired),
    left: toNumber(left),
  };
}

/** Exact also for more amounts than a call can take. */
export function sumOf(portions: readonly { readonly amount: Credits }[]): Credits {
  return portions.reduce((sum, { amount }) => add(sum, amount), NO_CREDITS);
}
