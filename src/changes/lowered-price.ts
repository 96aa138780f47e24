import { compare } from "../units/fraction.ts";
import { type FactChange, freshness } from "./fact.ts";
import type { PlanDiff } from "./plan-diff.ts";

/** A price that fell, and nobody says on whose newer word. */
export interface Finding {
  readonly code: "lowered-price-without-source";
  readonly plan: PlanDiff;
  readonly change: FactChange;
}

/** Prices that are lower than before and rest on no newer source: bills look better than they are where that is a slip. */
export function loweredPrices(plans: readonly PlanDiff[]): readonly Finding[] {
  return plans.flatMap((plan) =>
    plan.changes
      .filter((change) => isLoweredPrice(change) && freshness(change) !== "newer")
      .map((change) => ({ code: "lowered-price-without-source" as const, plan, change })),
  );
}

function isLoweredPrice({ topic, before, after }: FactChange): boolean {
  if (topic !== "fact" || !before?.number || !after?.number || !isAmount(after.at)) return false;
  return compare(after.number, before.number) < 0;
}

/** An amount of money, alone or by currency: `….price.yearly.amount`, `topUps.amount.USD`. */
function isAmount(at: string): boolean {
  return at.split(".").slice(-2).includes("amount");
}
