import { statedPrice } from "../units/figures.ts";
import { compare, isZero } from "../units/fraction.ts";
import { ladders } from "./ladders.ts";
import type { Finding, Given } from "./rule.ts";

/** A larger size at which one credit costs more than at the size before it: on a slider, in brackets, among packs. What is free at first may cost later. */
export function unitPriceRises({ file: { plan } }: Given): readonly Finding[] {
  return ladders(plan).flatMap((ladder) =>
    ladder.steps.flatMap((step, index) => {
      const before = ladder.steps[index - 1];
      if (!before || isZero(before.unit) || compare(step.unit, before.unit) <= 0) return [];
      const [more, less] = [statedPrice(step.unit, ladder.currency), statedPrice(before.unit, ladder.currency)];
      return [{ at: step.at, message: `makes one ${more}, and the smaller size before it ${less}` }];
    }),
  );
}
