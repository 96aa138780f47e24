import { type Grant, isKnown } from "../plans/plan.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { trimmed } from "../units/figures.ts";
import { compare, ONE } from "../units/fraction.ts";
import type { Finding, Given } from "./rule.ts";

/** A cap on the balance that one deposit alone would already pass, so that part of every deposit is lost as it comes. */
export function capBelowRefill({ file: { plan } }: Given): readonly Finding[] {
  return plan.tiers.flatMap(({ grants }) => grants.flatMap(belowRefill));
}

function belowRefill({ credits, rollover }: Grant): readonly Finding[] {
  const cap = rollover?.capBalance;
  if (!rollover || !cap || typeof credits !== "number") return [];
  const at = `${rollover.at}.capBalance`;
  if ("grants" in cap) {
    return compare(cap.grants, ONE) < 0 ? [{ at, message: "is less than the deposit that it is to hold" }] : [];
  }
  if (!isKnown(cap.credits) || cap.credits >= credits) return [];
  const [most, comes] = [cap.credits, credits].map((each) => trimmed(creditsAsFraction(each), 3));
  return [{ at, message: `allows a balance of ${most}, and ${comes} come with every deposit` }];
}
