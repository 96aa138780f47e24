import type { Finding, Given } from "./rule.ts";
import { groupedBy, type TierPrice, tierPrices } from "./tier-prices.ts";

/** A tier whose only price is for each seat in one cycle and for the whole account in another. */
export function seatOrAccount({ file: { plan } }: Given): readonly Finding[] {
  const byTier = groupedBy(tierPrices(plan), ({ tier, currency }) => `${tier.id} ${currency}`);
  return byTier.flatMap((prices) => {
    const cycles = groupedBy(prices, ({ line }) => line.billed?.id ?? "").filter(isOneFlatPrice);
    const [first, ...others] = cycles.flatMap(([price]) => price ?? []);
    return others.flatMap((other) => {
      if (!first || other.line.per === first.line.per) return [];
      const message = `is for each ${other.line.per}, and billed ${first.line.billed?.id} the tier is priced by the ${first.line.per}`;
      return [
        {
          at: other.at,
          message,
          hint: "Look which of the two the price list means, and write per: seat or per: account.",
        },
      ];
    });
  });
}

function isOneFlatPrice(prices: readonly TierPrice[]): boolean {
  return prices.length === 1 && prices[0]?.step === undefined;
}
