import { monthsIn } from "../choose/list-prices.ts";
import { statedPrice } from "../units/figures.ts";
import { compare, fraction, times } from "../units/fraction.ts";
import type { Finding, Given } from "./rule.ts";
import { allPrices, groupedBy, type LinePrice } from "./tier-prices.ts";

/** A longer billing cycle of the same tier or add-on that costs more by the month than the shortest one. */
export function yearlyDearer({ file: { plan } }: Given): readonly Finding[] {
  return longerCycles(allPrices(plan)).flatMap(({ longer, shortest }) => {
    if (compare(longer.monthly, shortest.monthly) <= 0) return [];
    const year = (price: LinePrice) => statedPrice(times(price.monthly, fraction(12)), price.currency);
    const month = statedPrice(shortest.monthly, shortest.currency);
    const message = `costs ${year(longer)} a year billed ${longer.line.billed?.id}, and ${year(shortest)} billed ${shortest.line.billed?.id} (12 × ${month})`;
    return [{ at: longer.at, message }];
  });
}

/** Every price of a longer cycle beside that of the shortest for the same thing: the tier or add-on, per what, in the currency, of the size. */
export function longerCycles(
  prices: readonly LinePrice[],
): readonly { readonly longer: LinePrice; readonly shortest: LinePrice }[] {
  const same = groupedBy(prices, ({ of, line, currency, step, brings }) =>
    [of, line.per, line.kind, currency, step === undefined ? "" : sizeOf(step, brings)].join(" "),
  );
  return same.flatMap((group) => {
    const billings = new Set(group.map(({ line }) => line.billed?.id));
    if (billings.size < group.length) return [];
    const [shortest, ...longer] = group.toSorted((a, b) => compare(cycleOf(a), cycleOf(b)));
    return shortest ? longer.map((each) => ({ longer: each, shortest })) : [];
  });
}

/** A step of a slider is the same in two cycles where it brings as much each month. */
function sizeOf(step: number, brings: LinePrice["brings"]): string {
  return brings ? `${brings.credits.numerator}/${brings.credits.denominator}` : String(step);
}

function cycleOf({ line }: LinePrice) {
  return line.billed ? monthsIn(line.billed.cycle) : fraction(0);
}
