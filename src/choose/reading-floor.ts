import { currencyOf } from "../engine/pricing.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { subscribe } from "../engine/subscription.ts";
import { billSubscription } from "../engine/subscription-bill.ts";
import type { Address, Plan, TierId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Money } from "../units/money.ts";
import { offersOf } from "./offers.ts";

/**
 * False where facts that are read another way cannot make an offer cost less than `most`, so that nobody needs to look.
 *
 * Allowances, rates and top-ups leave the subscription as it is: where every offer they touch has a subscription of at
 * least that much already, or none that is published, no reading of them can win. Whatever touches a price, or which
 * features and activities a tier has, may.
 */
export function couldCostLess(facts: readonly Address[], most: Money, plan: Plan, scenario: Scenario): boolean {
  if (facts.some((fact) => mayChangeSubscription(fact, scenario))) return true;
  const touched = tiersTouched(facts);
  return offersOf(plan, scenario).some((offer) => {
    if ((touched && !touched.has(offer.tier.id)) || offer.tier.trial) return false;
    const subscription = subscribe(offer, scenario);
    if (refusalsOf(offer, scenario, subscription).length > 0) return false;
    if (offer.tier.price.some(({ pricing, per }) => pricing.is === "sizes" || per === "credit")) return true;
    const bill = billSubscription(offer, subscription, currencyOf(plan, scenario.currency));
    return bill.missing.length === 0 && bill.total < most;
  });
}

function mayChangeSubscription(fact: Address, scenario: Scenario): boolean {
  const [room, , part] = fact.split(".");
  if (room === "actions") return part === undefined || part === "does" || part === "tiers" || part === "billed";
  if (room !== "tiers") return room !== "topUps" && room !== "whenEmpty" && room !== "burnOrder";
  if (part === "features" || part === "includes") return scenario.need.features.length > 0;
  return part !== "grants";
}

/** The tiers whose offers facts bear on; undefined where that may be any, since a fact is not one of a tier's own. */
export function tiersTouched(facts: readonly Address[]): ReadonlySet<TierId> | undefined {
  const touched = new Set<TierId>();
  for (const fact of facts) {
    const [room, id = "", part = ""] = fact.split(".");
    if (room !== "tiers" || !OWN.has(part)) return undefined;
    touched.add(id);
  }
  return touched;
}

/** What a tier does not hand on to those that include it. */
const OWN: ReadonlySet<string> = new Set(["price", "grants", "seats", "closed", "accounts", "trial"]);
