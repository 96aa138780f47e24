import type { Plan, Tier } from "../plans/plan.ts";
import type { Input } from "./inputs.ts";

/**
 * What bounds the cost of a plan along an input: it never costs less where there is more of it, or less of it; more seats may
 * bring credits that others' work can use; or nothing bounds it.
 */
export type BoundsAlong = "more" | "less" | "seats" | "none";

/** Seats may get cheaper the more there are. Where none of them brings credits, more people bring more work and more fees. */
export function boundsAlong({ makes, name }: Input, { tiers }: Plan): BoundsAlong {
  if (makes === "either") return "none";
  const lines = tiers.flatMap(({ price }) => price);
  const mayGetCheaper = lines.some(({ per, pricing }) => per === "seat" && pricing.is === "volume");
  if (name.is === "people" && mayGetCheaper) return "none";
  return makes === "seats" && !tiers.some(bringsMoreToMore) ? "more" : makes;
}

/** Credits per seat, and a ceiling that may count seats or what is paid for them. */
function bringsMoreToMore({ grants }: Tier): boolean {
  return grants.some(({ per, fairUse }) => per === "seat" || fairUse !== undefined);
}
