import type { Credits } from "../units/credits.ts";
import { type BoughtStock, burnMonth, NOTHING_BOUGHT, servesAsWell, stockUp, totalOf } from "./bought-stock.ts";
import type { Commitment } from "./commitments.ts";
import { type ForSale, lotsOf } from "./for-sale.ts";
import { type Prospects, prospectsOf, valueOfNeeds, valueOfStock } from "./purchase-prospects.ts";
import { inTurn, type Shelf, type Shelved } from "./shelf.ts";
import { amountsWorthBuying } from "./worth-buying.ts";

interface Search extends Prospects {
  /** Credits lacking in each month, in thousandths. */
  readonly needs: readonly number[];
  readonly shelf: Shelf;
}

/** Purchases made at one instant from one line. */
export interface Bought {
  readonly line: ForSale;
  readonly commitment: Commitment;
  readonly amounts: readonly Credits[];
}

/** Purchases made so far, and the stock that they leave. */
interface Way {
  readonly stock: BoughtStock;
  readonly total: number;
  readonly cost: number;
  /** The cost when nothing dearer is needed from here on: no way that goes on from this one costs less. */
  readonly atLeast: number;
  /** How many purchases, from how late lines, how late: what decides between ways of one cost. */
  readonly ties: readonly [purchases: number, lines: number, months: number];
  readonly bought: Bought | undefined;
  readonly before: Way | undefined;
  /** What was bought in this month, in the order in which it burns after what was there. */
  readonly fresh: readonly { readonly to: number; readonly amount: number }[];
}

/** How many ways each look keeps at a time. The first ones find prices that the last need not pass. */
const LOOKS = [8, 64, 256];

/** The cheapest purchases that were found. */
export interface Found {
  readonly bought: readonly Bought[];
  /** False where ways were left aside that might have become cheaper: so many combinations there are. */
  readonly isCheapest: boolean;
}

/**
 * The cheapest purchases that cover every month, or undefined where none do.
 *
 * Month by month, every way of buying is kept that may still become the cheapest: a way is dropped when another has no less
 * stock for no more money, or when even at the best price of a credit it ends above a price that is known to be enough. So
 * that it ends in time with any number of lines, no more than so many are kept at once, the most promising ones; what is left
 * aside is of no consequence unless it could have ended below the price found. What costs as much as `limit` is not looked for.
 */
export function searchPurchases(needs: readonly number[], shelf: Shelf, limit: number): Found | undefined {
  const turns = inTurn(shelf);
  const search = { needs, shelf: turns, ...prospectsOf(needs, turns) };
  let best: Way | undefined;
  let leftAside = Number.POSITIVE_INFINITY;
  for (const width of LOOKS) {
    const look = new Look(width);
    best = walk(search, best?.cost ?? limit, look) ?? best;
    leftAside = look.leftAside;
    if (best && best.cost <= leftAside) break;
  }
  return best && { bought: boughtOn(best), isCheapest: best.cost <= leftAside };
}

/** Keeps so many ways at a time, and remembers what those it left aside might have cost at the least. */
class Look {
  leftAside = Number.POSITIVE_INFINITY;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  keep(ways: readonly Way[]): readonly Way[] {
    if (ways.length <= this.width) return ways;
    const sorted = ways.toSorted((a, b) => a.atLeast - b.atLeast || b.total - a.total || byCost(a, b));
    this.leftAside = Math.min(this.leftAside, (sorted[this.width] as Way).atLeast);
    return sorted.slice(0, this.width);
  }
}

function walk(search: Search, limit: number, look: Look): Way | undefined {
  const { needs } = search;
  const start = {
    stock: NOTHING_BOUGHT,
    total: 0,
    cost: 0,
    atLeast: 0,
    ties: [0, 0, 0] as const,
    bought: undefined,
    before: undefined,
    fresh: [],
  };
  let ways: readonly Way[] = [start];
  for (const [month, need] of needs.entries()) {
    if (need > 0) ways = buyInMonth(ways, month, search, limit, look);
    ways = look.keep(withoutDominated(ways.flatMap((way) => endMonth(way, month, need))));
  }
  return ways[0];
}

function buyInMonth(ways: readonly Way[], month: number, search: Search, limit: number, look: Look): readonly Way[] {
  let kept = ways;
  for (const [index, { commitments }] of search.shelf.entries()) {
    for (const commitment of commitments[month] ?? []) {
      const more = kept.flatMap((way) => purchasesOn(way, month, index, commitment, search));
      kept = withoutDominated([...kept, ...look.keep(more.filter(({ atLeast }) => atLeast < limit))]);
    }
  }
  return kept;
}

function purchasesOn(way: Way, month: number, index: number, commitment: Commitment, search: Search): readonly Way[] {
  const { line, position } = search.shelf[index] as Shelved;
  const needed = amountsWorthBuying(way.stock, line, commitment, month, search, index);
  const sold = new Map<string, readonly Credits[]>();
  for (const amount of needed) {
    const amounts = line.purchasesFor(amount);
    if (amounts) sold.set(amounts.join(), amounts);
  }
  return [...sold.values()].flatMap((amounts) => {
    const cost = way.cost + line.cost(amounts, commitment);
    return cost === Number.POSITIVE_INFINITY
      ? []
      : [buy(way, month, position, { line, commitment, amounts }, cost, search)];
  });
}

function buy(way: Way, month: number, position: number, bought: Bought, cost: number, search: Search): Way {
  const { amounts, commitment } = bought;
  const stock = stockUp(way.stock, lotsOf(amounts, commitment));
  const toCome = valueOfNeeds(search.needs, month, search) - valueOfStock(stock, search.needs, search);
  const atLeast = cost + Math.max(0, Math.floor(toCome));
  const [purchases, lines, months] = way.ties;
  const count = amounts.length;
  const to = commitment.brings[0]?.to ?? month + 1;
  return {
    stock,
    total: totalOf(stock),
    cost,
    atLeast,
    ties: [purchases + count, lines + count * position, months + count * month],
    bought,
    before: way,
    fresh: [...way.fresh, ...amounts.toSorted((a, b) => a - b).map((amount) => ({ to, amount }))],
  };
}

/** Burn the month's need. Nothing comes of a way that lacks some of it, or that bought what it does not burn yet. */
function endMonth(way: Way, month: number, need: number): readonly Way[] {
  const { stock, lack } = burnMonth(way.stock, month, need);
  if (lack > 0 || !burnsAllFresh(way, month, need)) return [];
  return [{ ...way, stock, total: totalOf(stock), fresh: [] }];
}

function burnsAllFresh({ stock, fresh }: Way, month: number, need: number): boolean {
  return fresh.every(({ to }, index) => {
    const sooner = stock.reduce((sum, lot) => (lot.from <= month && lot.to <= to ? sum + lot.amount : sum), 0);
    const notSooner = fresh.reduce(
      (sum, other, place) => (other.to === to && place >= index ? sum + other.amount : sum),
      0,
    );
    return sooner - notSooner < need;
  });
}

/** The ways that no other stands in for: each has more of something, or costs less. Cheapest first. */
function withoutDominated(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = [];
  for (const way of ways.toSorted(byCost)) {
    if (!kept.some((other) => other.total >= way.total && servesAsWell(other.stock, way.stock))) kept.push(way);
  }
  return kept;
}

function byCost(a: Way, b: Way): number {
  return a.cost - b.cost || a.ties[0] - b.ties[0] || a.ties[1] - b.ties[1] || a.ties[2] - b.ties[2];
}

function boughtOn(way: Way): readonly Bought[] {
  const found: Bought[] = [];
  for (let at: Way | undefined = way; at; at = at.before) if (at.bought) found.push(at.bought);
  return found.reverse();
}
