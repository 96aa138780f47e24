import { dividedBy, type Fraction, fraction, ONE, plus, roundUp, ZERO } from "../units/fraction.ts";
import { type BoughtStock, lacksFrom } from "./bought-stock.ts";
import { type Commitment, isOneAfterTheOther } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";
import type { Prospects } from "./purchase-prospects.ts";

/** Up to so many amounts are all tried. */
const FEW = 40;

/**
 * The amounts that the cheapest way may buy here, in thousandths, before they are raised to what is sold.
 *
 * Where few multiples of the quantum are of any use, all of them. Else, since prices are straight lines between their
 * turning points, the turning points, what is just enough up to the end of each month, and what is just enough beside
 * other purchases at turning points.
 */
export function amountsWorthBuying(
  stock: BoughtStock,
  line: ForSale,
  commitment: Commitment,
  month: number,
  { needs, heldByOthers, quanta, neverAhead }: Prospects & { readonly needs: readonly number[] },
  index: number,
): readonly number[] {
  const quantum = quanta[index] as number;
  const lacks = lacksFrom(stock, month, needs);
  const lack = lacks[month] as number;
  if (neverAhead[index])
    return lack > 0 ? listed([lack, lack - (lack % line.step)], [], [], quantum, heldByOthers) : [];
  const ends = commitment.brings[0]?.to ?? month;
  if (lack === 0 && !stock.some(({ to }) => to > ends)) return [];
  const last = Math.max(...commitment.brings.map(({ to }) => to));
  const spared = stock.filter(({ to }) => to <= last);
  const sparing = spared.length === stock.length ? [] : justEnough(lacksFrom(spared, month, needs), commitment);
  const levels = [...justEnough(lacks, commitment), ...sparing];
  return listed(levels, runningSums(lacks, month, needs.length), line.turns, quantum, heldByOthers);
}

function listed(
  levels: readonly number[],
  farther: readonly number[],
  turns: readonly number[],
  quantum: number,
  heldByOthers: readonly number[],
): readonly number[] {
  const most = Math.max(0, ...levels);
  const count = Math.ceil(most / quantum);
  if (count <= FEW) return Array.from({ length: count }, (_, index) => (index + 1) * quantum);
  const beside = [...new Set([...levels, ...farther])].flatMap((level) =>
    heldByOthers.map((held) => level - held).filter((rest) => rest > 0 && rest <= most),
  );
  return [...new Set([...beside, ...turns.filter((turn) => turn <= most)])];
}

/** The amounts with which one delivery, or all of them together, are just enough up to the end of some month. */
function justEnough(lacks: readonly number[], commitment: Commitment): readonly number[] {
  const { brings } = commitment;
  const single = brings.flatMap(({ from, to, share }) =>
    runningSums(lacks, from, to).map((sum) => divided(sum, share)),
  );
  if (isOneAfterTheOther(commitment)) return single.filter((sum) => sum > 0);
  const start = brings[0]?.from ?? 0;
  const together = runningSums(lacks, start, lacks.length).map((sum, index) => {
    const shares = brings
      .filter(({ from }) => from <= start + index)
      .reduce((total, { share }) => plus(total, share), ZERO);
    return divided(sum, shares);
  });
  return [...single, ...together].filter((sum) => sum > 0);
}

function runningSums(lacks: readonly number[], from: number, to: number): readonly number[] {
  let sum = 0;
  return lacks.slice(from, to).map((lack) => {
    sum += lack;
    return sum;
  });
}

function divided(amount: number, share: Fraction): number {
  return share === ONE ? amount : Number(roundUp(dividedBy(fraction(amount), share)));
}
