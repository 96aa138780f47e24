import { toNumber } from "../units/credits.ts";
import type { Plan } from "./plan.ts";

/** A plan as it is asked for: `zoominfo`, or a part of it, `zoominfo/advanced`, `findymail/starter+monthly+15000`. */
export function askedId({ id, part }: Plan): string {
  if (!part) return id;
  const billed = part.billed === undefined ? "" : `+${part.billed.replaceAll(" ", "-")}`;
  return `${id}/${part.tier}${billed}${part.size === undefined ? "" : `+${toNumber(part.size)}`}`;
}
