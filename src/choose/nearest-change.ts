/** What a search for the nearest change found. */
export interface Nearest {
  /** The nearest step at which it is so; undefined where there is none as far as was looked. */
  readonly at: number | undefined;
  /** Every step up to here, this one included, was looked at. */
  readonly looked: number;
}

/** Where a search begins and ends; `near` may lie on either side of `far`. */
export interface Way {
  readonly near: number;
  readonly far: number;
  /** Whether bounds are tight near its beginning: then it is looked at in ever longer pieces, else halved. */
  readonly growing: boolean;
  /** Intervals that are looked at before the search gives up: near ties over a long way are not worth more. */
  readonly mostLooks: number;
}

/**
 * The step nearest to `near`, from there to `far`, at which something is so. `never` says for certain of an interval that it is
 * so nowhere in it, and says so of a single step whenever it is not so there. What it cannot rule out whole is halved: nothing
 * nearer is passed over, also where a change and its opposite lie close together, and few steps are tried.
 */
export function nearestChange(
  { near, far, growing, mostLooks }: Way,
  never: (low: number, high: number) => boolean,
): Nearest {
  const step = far >= near ? 1 : -1;
  const open = growing ? piecesOf(near, far, step) : [[near, far] as Piece];
  for (let looks = 0; open.length > 0; looks += 1) {
    const [from, to] = open.pop() as Piece;
    if (looks >= mostLooks) return { at: undefined, looked: from - step };
    if (never(Math.min(from, to), Math.max(from, to))) continue;
    if (from === to) return { at: from, looked: from };
    const middle = from + Math.trunc((to - from) / 2);
    open.push([middle + step, to], [from, middle]);
  }
  return { at: undefined, looked: far };
}

type Piece = readonly [from: number, to: number];

/** The way in pieces of 1, 2, 4 … steps, the farthest first. */
function piecesOf(near: number, far: number, step: 1 | -1): Piece[] {
  const pieces: Piece[] = [];
  for (let [from, length] = [near, 1]; (far - from) * step >= 0; length *= 2) {
    const end = from + (length - 1) * step;
    const to = (far - end) * step > 0 ? end : far;
    pieces.unshift([from, to]);
    from = to + step;
  }
  return pieces;
}
