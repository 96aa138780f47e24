import { exactly } from "../units/too-large.ts";
import type { BurnDown, Holdings, Taken, Uncovered, Want } from "./burns.ts";
import { type Pool, Pools } from "./pools.ts";
import { type Part, Running } from "./running.ts";

/**
 * Spend what all flows want over one stretch of time from the lots that are alive.
 *
 * Credits are a fluid: every flow runs evenly through the stretch until a pool that it needs is dry. Own seat goes before
 * account, then an exchange into another kind, then billed overage. When the next pool of a flow is dry and none is left,
 * the flow stops with all its kinds, so the scarcest holds it back, and what is left of it is uncovered. Whoever draws on
 * a pool when it runs dry is cut in proportion to what they wanted. Nothing is lost: taken + uncovered = wanted.
 *
 * @example
 * An account with 60 and two people wanting 40 and 80: they get 20 and 40, and 20 and 40 are uncovered.
 */
export function burnDown(wants: readonly Want[], holdings: Holdings): BurnDown {
  const pools = new Pools(holdings);
  const taken: Taken[] = [];
  const uncovered: Uncovered[] = [];
  let running = wants.map((want) => new Running(want, pools));

  for (;;) {
    for (const flow of running) flow.connect();
    uncovered.push(...running.filter((flow) => flow.isDry).flatMap((flow) => flow.rest()));
    running = running.filter((flow) => !flow.isDry && !flow.isDone);
    if (running.length === 0) return { taken, uncovered };
    taken.push(...runUntilDry(running.flatMap((flow) => flow.parts)));
  }
}

/** Let everybody run until the first pool is dry, or to the end where none will be. */
function runUntilDry(parts: readonly Part[]): readonly Taken[] {
  const dry = firstToRunDry(parts);
  if (dry) drain(parts, dry);
  else for (const part of parts) part.serve(part.left);
  return parts.flatMap((part) => part.draw());
}

interface Bottleneck {
  readonly pool: Pool;
  readonly available: number;
  readonly load: number;
}

/** The pool that is dry first if everybody goes on: the one that covers the smallest share of what is wanted of it. */
function firstToRunDry(parts: readonly Part[]): Bottleneck | undefined {
  const loads = new Map<Pool, number>();
  const put = (pool: Pool, load: number) => loads.set(pool, exactly((loads.get(pool) ?? 0) + load, "a sum of credits"));
  for (const part of parts) {
    if (part.supply) put(part.supply.pool, part.load);
    if (part.cap) put(part.cap, part.left);
  }
  let first: Bottleneck | undefined;
  for (const [pool, load] of loads) {
    if (load <= pool.available) continue;
    const share = { pool, available: pool.available, load };
    if (!first || BigInt(share.available) * BigInt(first.load) < BigInt(first.available) * BigInt(share.load))
      first = share;
  }
  return first;
}

/**
 * Let everybody run until `dry` is empty: each gets available ÷ load of the rest of what they wanted, to a thousandth
 * downwards, and the thousandths that are left over go to those who lost most by it.
 */
function drain(parts: readonly Part[], dry: Bottleneck): void {
  const available = BigInt(dry.available);
  const load = BigInt(dry.load);
  const shares = parts.map((part) => {
    const exact = BigInt(part.left) * available;
    const drawsOnIt = part.supply?.pool === dry.pool;
    const price = drawsOnIt ? Number((BigInt(part.load) * available) / load) : undefined;
    return {
      part,
      amount: Number(exact / load),
      lost: exact % load,
      price,
      counts: drawsOnIt || part.cap === dry.pool,
    };
  });
  for (const { part, amount, price } of shares) part.serve(amount, price);
  const losers = shares
    .filter(({ counts }) => counts)
    .sort((a, b) => Number(b.lost > a.lost) - Number(a.lost > b.lost));
  for (const { part } of losers) {
    const supply = part.supply?.pool;
    if (dry.pool.available === 0) return;
    if (part.left === 0 || supply === undefined || supply.available === 0) continue;
    part.serve(1, supply === dry.pool && part.isExchanged ? supply.available : undefined);
  }
}
