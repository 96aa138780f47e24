/** A top-up line in small whole numbers: amounts in units of `pack` credits, prices in dollars. */
export interface SmallLine {
  readonly pack: number;
  readonly price: {
    readonly is: "flat" | "volume" | "graduated";
    readonly brackets: readonly { readonly from: number; readonly dollars: number }[];
  };
  readonly every: "once" | "month";
  /** Months that a lot lives; Infinity is for ever. */
  readonly lives: number;
  /** Months that a recurring one is kept for, counted from the start. */
  readonly kept: 1 | 3;
  readonly min: number;
  readonly max: number;
  readonly minSpend: number;
}

interface Held {
  readonly from: number;
  readonly to: number;
  left: number;
  readonly first?: { readonly month: number };
}

interface Buy {
  readonly line: SmallLine;
  readonly units: number;
  readonly month: number;
  readonly stop: number;
}

/** Dollars for one purchase, by the words of the price list. */
function dollarsFor({ price, minSpend }: SmallLine, units: number): number {
  const rateAt = (unit: number) =>
    price.brackets.findLast(({ from }) => from <= unit)?.dollars ?? price.brackets[0]?.dollars ?? 0;
  let dollars = 0;
  if (price.is === "graduated") for (let unit = 1; unit <= units; unit += 1) dollars += rateAt(unit);
  else dollars = units * rateAt(units);
  return Math.max(dollars, minSpend);
}

/** Every set of purchases, tried one by one, and the fewest dollars that cover the needs; Infinity where none do. */
export function fewestDollars(needs: readonly number[], lines: readonly SmallLine[]): number {
  const most = Math.max(
    5,
    needs.reduce((sum, need) => sum + need, 2),
  );
  let best = Number.POSITIVE_INFINITY;
  const visit = (month: number, bought: readonly Buy[], dollars: number): void => {
    if (dollars >= best) return;
    if (!coversBefore(month, needs, bought)) return;
    if (month === needs.length) {
      best = dollars;
      return;
    }
    for (const [more, price] of choices(month, 0, needs.length, lines, most))
      visit(month + 1, [...bought, ...more], dollars + price);
  };
  visit(0, [], 0);
  return best;
}

/** Every choice of purchases from the lines from `index` on in a month, with what it costs over its commitment. */
function choices(
  month: number,
  index: number,
  horizon: number,
  lines: readonly SmallLine[],
  most: number,
): [Buy[], number][] {
  const line = lines[index];
  if (!line) return [[[], 0]];
  const ends = line.every === "once" ? [month + 1] : stops(month, line.kept, horizon);
  const here = ends.flatMap((stop) =>
    sizes(line, most).map((parts): [Buy[], number] => [
      parts.map((units) => ({ line, units, month, stop })),
      parts.reduce((sum, units) => sum + (stop - month) * dollarsFor(line, units), 0),
    ]),
  );
  return choices(month, index + 1, horizon, lines, most).flatMap(([rest, price]) =>
    [[[], 0] as [Buy[], number], ...here].map(([buys, dollars]): [Buy[], number] => [
      [...buys, ...rest],
      price + dollars,
    ]),
  );
}

/** One purchase of every size, and two where one cannot hold as much. */
function sizes({ min, max }: SmallLine, most: number): number[][] {
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  const single = counts.filter((units) => units >= min && units <= max);
  const pairs = single.flatMap((a) => single.map((b) => [a, b])).filter(([a = 0, b = 0]) => a <= b && a + b > max);
  return [...single.map((units) => [units]), ...pairs];
}

function stops(month: number, kept: number, horizon: number): number[] {
  const found: number[] = [];
  for (let stop = (Math.floor(month / kept) + 1) * kept; ; stop += kept) {
    found.push(stop);
    if (stop >= horizon) return found;
  }
}

/** Plays the months before `end`, soonest to expire first; false where one lacks something or buys what it does not touch. */
function coversBefore(end: number, needs: readonly number[], bought: readonly Buy[]): boolean {
  const lots: Held[] = bought.flatMap(({ line, units, month, stop }) =>
    Array.from({ length: line.every === "once" ? 1 : stop - month }, (_, time) => ({
      from: month + time,
      to: month + time + line.lives,
      left: units * line.pack,
      ...(time === 0 && { first: { month } }),
    })),
  );
  for (let month = 0; month < end; month += 1) {
    let need = needs[month] ?? 0;
    for (const lot of lots
      .filter(({ from, to }) => from <= month && month < to)
      .sort((a, b) => (a.to === b.to ? a.from - b.from : a.to - b.to))) {
      const burned = Math.min(lot.left, need);
      if (lot.first?.month === month && burned === 0) return false;
      lot.left -= burned;
      need -= burned;
    }
    if (need > 0) return false;
  }
  return true;
}
