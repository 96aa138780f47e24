import type { Currency } from "../units/money.ts";
import type { Candidate, RankedPlan, ReadingAnswer } from "./answer.ts";
import type { Conversion } from "./exchange.ts";
import { inCurrency, winnerWith } from "./winner-with.ts";

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
