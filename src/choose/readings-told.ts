import type { Currency, Money } from "../units/money.ts";
import type { Candidate, RankedPlan, ReadingAnswer } from "./answer.ts";
import { type Conversion, convert } from "./exchange.ts";
import { standsAt } from "./standing.ts";

/** What a plan comes to as another source has its facts, and which offer is then the cheapest, where that is another plan's. */
export interface ReadingTold {
  readonly answer: ReadingAnswer;
  readonly wins: Candidate | undefined;
}

/** Readings that come to another offer or another total, those of the same outcome as one, and who wins then. */
export function readingsTold(
  ranked: RankedPlan,
  inOrder: readonly RankedPlan[],
  currency: Currency | undefined,
  conversion: Conversion | undefined,
): readonly ReadingTold[] {
  const byOutcome = new Map<string, ReadingAnswer>();
  for (const reading of ranked.answer.readings) {
    const outcome = outcomeOf(reading.recommended);
    if (outcome === outcomeOf(ranked.best)) continue;
    const same = byOutcome.get(outcome);
    byOutcome.set(outcome, same ? { ...same, sources: [...new Set([...same.sources, ...reading.sources])] } : reading);
  }
  return [...byOutcome.values()].map((answer) => {
    const { cost } = answer.recommended?.estimate ?? {};
    const total = cost?.total === undefined ? undefined : inCurrency(cost.total, cost.currency, currency, conversion);
    return { answer, wins: winnerWith(total, answer.recommended, ranked, inOrder) };
  });
}

/** Two ways of billing that cost the same are one outcome. */
function outcomeOf(candidate: Candidate | undefined): string {
  return candidate ? `${candidate.estimate.offer.tier.id} ${candidate.estimate.cost.total}` : "none";
}

function inCurrency(
  total: Money,
  from: Currency,
  to: Currency | undefined,
  conversion: Conversion | undefined,
): Money | undefined {
  if (to === undefined || from === to) return total;
  return conversion && convert(total, from, to, conversion);
}

/** Which offer wins where a plan takes part with another one, or with none; undefined where the winner stays the winner. */
function winnerWith(
  total: Money | undefined,
  other: Candidate | undefined,
  changed: RankedPlan,
  inOrder: readonly RankedPlan[],
): Candidate | undefined {
  const [winner] = inOrder;
  const [best] = inOrder.filter((each) => each !== changed && each.best && each.otherCurrency === undefined);
  const least = best && standsAt(best);
  if (changed === winner) return total === undefined || (least !== undefined && least < total) ? best?.best : undefined;
  return total !== undefined && (least === undefined || total < least) ? other : undefined;
}
