import type { Instant } from "../units/calendar.ts";

/**
 * The first millisecond at which work that runs evenly through [from, until) has wanted `part` of its `whole`, exactly. The
 * end of the stretch where there is no such work.
 */
export function instantOf(part: number, whole: number, { from, until }: { from: Instant; until: Instant }): Instant {
  if (part >= whole) return until;
  const length = BigInt(until - from) * BigInt(part);
  return from + Number((length + BigInt(whole) - 1n) / BigInt(whole));
}
