import { subscribe } from "../../engine/subscription.ts";
import type { KindId } from "../../plans/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Credits } from "../../units/credits.ts";
import type { Candidate } from "../answer.ts";
import type { Ask } from "../ask.ts";
import { fieldOf, sortOut } from "../field.ts";
import { grantedOf } from "../granted.ts";

/**
 * True where seats are what is paid for: the price counts them, credits expire, and no other tier that would do the work
 * brings fewer of them, so that nothing smaller could be bought.
 */
export function paysForSeats({ estimate }: Candidate, scenario: Scenario, ask: Ask): boolean {
  const { offer, kinds } = estimate;
  const wasted = Object.keys(kinds).filter((kind) => (kinds[kind]?.expired ?? 0) > 0);
  if (wasted.length === 0 || !offer.tier.price.some(({ per }) => per === "seat")) return false;
  const others = sortOut(fieldOf(offer.plan, scenario, ask), scenario, ask).entrants.filter(
    (entrant) => entrant.offer.tier !== offer.tier && entrant.mayDoTheWork,
  );
  const bringsFewer = (granted: Readonly<Record<KindId, Credits>>) =>
    wasted.some((kind) => (granted[kind] ?? 0) < (kinds[kind]?.included ?? 0));
  return !others.some((entrant) => bringsFewer(grantedOf(entrant.offer, scenario, subscribe(entrant.offer, scenario))));
}
