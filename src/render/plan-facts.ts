import { type Grant, isKnown, type Plan, type PriceLine, type Tier, type Unpublished } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { dividedBy, type Fraction, fraction, times } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency } from "../units/money.ts";

/** The currency of a plan's prices; where the vendor does not say, none. */
export function currencyOfPlan({ currency }: Plan): Currency {
  return isKnown(currency) ? currency : CURRENCY_NOT_KNOWN;
}

/** Every number of a plan that the vendor does not publish, each once, in the order of the file. */
export function unpublishedOf(plan: Plan): readonly Unpublished[] {
  const found = new Map<string, Unpublished>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("unpublished" in value && "at" in value) found.set((value as Unpublished).at, value as Unpublished);
    else for (const inner of Object.values(value)) look(inner);
  };
  look([plan.currency, plan.actions, plan.tiers, plan.addOns, plan.topUps, plan.whenEmpty]);
  return [...found.values()];
}

/** When somebody last read any of a plan's sources. */
export function lastRead({ sources }: Plan): Instant | undefined {
  const days = Object.values(sources)
    .filter(({ authority }) => authority !== "assumed")
    .map(({ read }) => read);
  return days.length > 0 ? Math.max(...days) : undefined;
}

/** What one included credit costs by the price list, of every tier and way of billing where that is one number. */
export function pricesPerIncludedCredit(plan: Plan): readonly Fraction[] {
  if (plan.kinds.length > 1) return [];
  return plan.tiers.flatMap((tier) =>
    tier.price.flatMap((line) => perIncludedCredit(tier, line, currencyOfPlan(plan)) ?? []),
  );
}

function perIncludedCredit(
  tier: Tier,
  { pricing, per, every, billed }: PriceLine,
  currency: Currency,
): Fraction | undefined {
  const amount = pricing.is === "flat" ? pricing.amount[currency] : undefined;
  const [grant, ...more] = tier.grants.filter(
    ({ when }) => !when.accounts && (!when.billed || (billed && when.billed.includes(billed.id))),
  );
  const credits = grant && grant.per === per ? monthlyCredits(grant) : undefined;
  if (
    amount === undefined ||
    !isKnown(amount) ||
    amount === 0 ||
    !credits ||
    more.length > 0 ||
    every === "once" ||
    every.months === 0
  )
    return undefined;
  return dividedBy(fraction(amount, 1_000_000 * every.months), credits);
}

/** Credits a month, of a grant that comes by whole months. */
function monthlyCredits({ credits, every }: Grant): Fraction | undefined {
  if (typeof credits !== "number" || typeof every === "string" || every.months === 0) return undefined;
  return times(fraction(credits, 1000), fraction(1, every.months));
}
