import { rangeOf } from "../choose/list-prices.ts";
import { statedPrice } from "../units/figures.ts";
import { compare } from "../units/fraction.ts";
import { boughtAt, includedFor } from "./price-far-off.ts";
import type { Finding, Given } from "./rule.ts";
import { tierPrices } from "./tier-prices.ts";

/** A credit bought on top that costs less than an included one in every tier and cycle that may buy it. */
export function cheapTopUp({ file: { plan } }: Given): readonly Finding[] {
  const prices = tierPrices(plan);
  const currencies = [...new Set(prices.map(({ currency }) => currency))];
  return plan.topUps.flatMap((topUp) =>
    currencies.flatMap((currency) => {
      const included = rangeOf(includedFor(topUp, prices, currency));
      const bought = rangeOf(boughtAt(topUp, currency));
      if (!included || !bought || compare(bought.high, included.low) >= 0) return [];
      const [more, least] = [bought.high, included.low].map((price) => statedPrice(price, currency));
      const message = `makes one more credit ${more}, and an included one costs ${least} or more`;
      return [{ at: `${topUp.at}.amount`, message }];
    }),
  );
}
