import type { Currency, Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import { type Conversion, convert } from "./exchange.ts";

/**
 * What some offers without a total cost at the least, in a currency: the fees they publish, whatever the rest comes to. Undefined
 * where one of them publishes none, or in a currency that no rate leads from.
 *
 * @example A tier for $799 a month whose credits are not published costs $9,588 a year, and never wins against $2,988.
 */
export function publishedPart(
  candidates: readonly Candidate[],
  currency: Currency,
  conversion: Conversion | undefined,
): Money | undefined {
  const fees = candidates.map(({ estimate: { cost } }) => {
    if (cost.subscription === undefined || cost.currency === currency) return cost.subscription;
    return conversion && convert(cost.subscription, cost.currency, currency, conversion);
  });
  const known = fees.filter((fee): fee is Money => fee !== undefined);
  return known.length === fees.length && known.length > 0 ? (Math.min(...known) as Money) : undefined;
}
