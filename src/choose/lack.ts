import type { Estimate, KindTotal } from "../engine/estimate.ts";
import { add, type Credits, NO_CREDITS, subtract } from "../units/credits.ts";

/** What is billed or short for want of the kind itself. What another kind holds back comes by itself once that is there. */
export function lackOf(kind: KindTotal | undefined): Credits {
  return kind ? add(kind.overage, subtract(kind.shortage, kind.heldBack)) : NO_CREDITS;
}

export function isShort(estimate: Estimate): boolean {
  return Object.values(estimate.kinds).some(({ shortage }) => shortage > 0);
}

/** Of two with something bought on top, nothing is cheaper that is short. */
export function isCheaper(a: Estimate, b: Estimate): boolean {
  if (isShort(a) || a.cost.total === undefined) return false;
  return isShort(b) || b.cost.total === undefined || a.cost.total < b.cost.total;
}
