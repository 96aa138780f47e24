import type { KindTotal } from "../engine/estimate.ts";
import { add, type Credits, NO_CREDITS, subtract } from "../units/credits.ts";

/** What is billed or short for want of the kind itself. What another kind holds back comes by itself once that is there. */
export function lackOf(kind: KindTotal | undefined): Credits {
  return kind ? add(kind.overage, subtract(kind.shortage, kind.heldBack)) : NO_CREDITS;
}
