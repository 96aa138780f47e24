import { dividedBy, type Fraction, fraction, ONE, plus, roundUp, ZERO } from "../units/fraction.ts";
import { type BoughtStock, lacksFrom } from "./bought-stock.ts";
import type { Commitment } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";
import type { Prospects } from "./purchase-prospects.ts";

/** Up to so many amounts are all tried. */
const FEW = 40;

/** Credits that are lacking over some time, and how many times an amount comes in it. */
interface Gap {
  readonly credits: number;
  readonly times: Fraction;
  /** False where only together with others' credits it is filled. */
  readonly within: boolean;
}

/**
 * The amounts that the cheapest way may buy here, in thousandths, before they are raised to what is sold.
 *
 * Where few multiples of the quantum are of any use, all of them. Else, since prices are straight lines between their
 * turning points, the turning points, what is just enough up to the end of each month, and what is just enough beside
 * other purchases at turning points. What is never bought ahead is bought for the month alone;
 * whole packs of it may also spare credits that live longer.
 */
export function amountsWorthBuying(
  stock: BoughtStock,
  line: ForSale,
  commitment: Commitment,
  month: number,
  { needs, heldByOthers, quanta, neverAhead }: Prospects & { readonly needs: readonly number[] },
  index: number,
): readonly number[] {
  const last = Math.max(...commitment.brings.map(({ to }) => to));
  const sooner = stock.filter(({ to }) => to <= last);
  const lacks = lacksFrom(stock, month, needs);
  const sparing = sooner.length === stock.length ? lacks : lacksFrom(sooner, month, needs);
  if (sparing[month] === 0) return [];
  const isDivisible = neverAhead[index] && line.topUp.unit.is === "credit";
  const gaps = (isDivisible ? [lacks] : [lacks, sparing]).flatMap((each) =>
    neverAhead[index] ? gapsOfMonth(each[month] as number, line.step) : gapsOf(each, month, commitment),
  );
  const most = Math.max(0, ...gaps.filter(({ within }) => within).map((gap) => fillingUp(gap, 0)));
  const quantum = quanta[index] as number;
  const count = Math.ceil(most / quantum);
  if (count <= FEW) return Array.from({ length: count }, (_, place) => (place + 1) * quantum);
  const amounts = gaps.flatMap((gap) => heldByOthers.map((held) => fillingUp(gap, held)));
  const turns = neverAhead[index] ? [] : line.turns;
  return [...new Set([...amounts, ...turns])].filter((amount) => amount > 0 && amount <= most);
}

/** The amount that fills a gap beside what others hold. */
function fillingUp({ credits, times }: Gap, held: number): number {
  const rest = credits - held;
  return times === ONE || rest <= 0 ? rest : Number(roundUp(dividedBy(fraction(rest), times)));
}

/** What a month lacks, and as much of it as whole units can fill. */
function gapsOfMonth(lack: number, step: number): readonly Gap[] {
  return [lack, lack - (lack % step)].map((credits) => ({ credits, times: ONE, within: true }));
}

/**
 * The gaps that an amount may just fill: in the life of one delivery, over several of them together, and up to months behind
 * its life, which others that begin within it fill with it.
 */
function gapsOf(lacks: readonly number[], month: number, { brings }: Commitment): readonly Gap[] {
  const single = brings.flatMap(({ from, to, share }) =>
    runningSums(lacks, from, to).map((credits) => ({ credits, times: share, within: true })),
  );
  const farther = runningSums(lacks, month, lacks.length).flatMap((credits, index) => {
    const times = brings.filter(({ from }) => from <= month + index).reduce((sum, { share }) => plus(sum, share), ZERO);
    return [{ credits, times: ONE, within: false }, ...(brings.length > 1 ? [{ credits, times, within: false }] : [])];
  });
  return [...single, ...farther];
}

function runningSums(lacks: readonly number[], from: number, to: number): readonly number[] {
  let sum = 0;
  return lacks.slice(from, to).map((lack) => {
    sum += lack;
    return sum;
  });
}
