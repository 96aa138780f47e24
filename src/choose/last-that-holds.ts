/**
 * The largest whole number for which something holds that, once false, stays false: found by ever longer steps from a guess,
 * and halving. A good guess takes three tries. `least - 1` where it holds nowhere, `most` where it never ends.
 */
export function lastThatHolds(
  holds: (count: number) => boolean,
  guess: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const start = Math.min(most, Math.max(least, guess));
  let [low, high] = holds(start) ? [start, most + 1] : [least - 1, start];
  const isUpwards = low === start;
  for (let step = 1; high - low > 1; step *= 2) {
    const next = isUpwards ? start + step : start - step;
    const tried = next > low && next < high ? next : Math.floor((low + high) / 2);
    if (holds(tried)) low = tried;
    else high = tried;
  }
  return low;
}
