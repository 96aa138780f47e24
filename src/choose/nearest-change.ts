/** Intervals that are looked at before a search gives up: near ties over a long way are not worth more. */
const MOST_LOOKS = 300;

/** What a search for the nearest change found. */
export interface Nearest {
  /** The nearest step at which it is so; undefined where there is none as far as was looked. */
  readonly at: number | undefined;
  /** Every step up to here, this one included, was looked at. */
  readonly looked: number;
}

/**
 * The step nearest to `near`, from there to `far`, at which something is so. `never` says for certain of an interval that it is
 * so nowhere in it, and says so of a single step whenever it is not so there; what it cannot rule out whole is halved. So
 * nothing nearer is passed over, also where a change and its opposite lie close together. Few steps are tried where the
 * change is the only one. `near` may lie on either side of `far`.
 */
export function nearestChange(near: number, far: number, never: (low: number, high: number) => boolean): Nearest {
  const step = far >= near ? 1 : -1;
  const open: [number, number][] = (far - near) * step >= 0 ? [[near, far]] : [];
  for (let looks = 0; open.length > 0; looks += 1) {
    const [from, to] = open.pop() as [number, number];
    if (looks >= MOST_LOOKS) return { at: undefined, looked: from - step };
    if (never(Math.min(from, to), Math.max(from, to))) continue;
    if (from === to) return { at: from, looked: from };
    const middle = from + Math.trunc((to - from) / 2);
    open.push([middle + step, to], [from, middle]);
  }
  return { at: undefined, looked: far };
}
