import type { KindId } from "../plans/plan.ts";
import { type ByMonth, usable } from "./ledger-floor.ts";
import { fillsUp, type Ware } from "./wares.ts";

/** Up to so many amounts are all tried. */
const FEW = 40;

/** What is asked when a way may buy from a ware. */
export interface AmountsAsked {
  readonly month: number;
  /** The first month that lacks anything. */
  readonly short: number;
  /** By month. */
  readonly lack: ByMonth;
  readonly wanted: ByMonth;
  readonly months: number;
  /** Where there are several, one may lack more as soon as another is bought. */
  readonly isOnlyKind: boolean;
}

export interface AmountsTried {
  /** In thousandths, before they are raised to what is sold. */
  readonly amounts: readonly number[];
  /** False where others may be of use too. */
  readonly isAll: boolean;
}

/**
 * The amounts that a month may buy of a ware. What fills up a month is bought for what it lacks. Of anything else every number
 * of packs or credits is tried that may be of use; where those are too many, what is just enough up to the end of each
 * month, and turning points.
 */
export function amountsToTry(ware: Ware, asked: AmountsAsked): AmountsTried {
  const { line, kind } = ware;
  const { month, short, lack, wanted } = asked;
  const here = lack(month, kind);
  if (fillsUp(ware)) return { amounts: month === short && here > 0 ? [here] : [], isAll: true };
  const enough = enoughUpToEach(asked, kind);
  const uses = usable(ware, wanted);
  const most = ware.isNeverAhead && asked.isOnlyKind ? Math.min(enough.at(-1) ?? 0, uses) : uses;
  const count = Math.ceil(most / line.step);
  if (count <= FEW)
    return { amounts: Array.from({ length: count }, (_, place) => (place + 1) * line.step), isAll: true };
  const whole = enough.map((amount) => amount - (amount % line.step));
  const all = new Set([...enough, ...whole, ...line.turns]);
  return { amounts: [...all].filter((amount) => amount > 0 && amount <= most), isAll: false };
}

/** What is lacking in all up to the end of each month. */
function enoughUpToEach({ month, months, lack }: AmountsAsked, kind: KindId): readonly number[] {
  let sum = 0;
  return Array.from({ length: months - month }, (_, index) => {
    sum += lack(month + index, kind);
    return sum;
  });
}
