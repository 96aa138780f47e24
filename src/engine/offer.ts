import type {
  AccountAge,
  AddOn,
  Billing,
  Conditions,
  FeatureId,
  Grant,
  KindId,
  Plan,
  Tier,
  TopUp,
  WhenEmpty,
} from "../plans/plan.ts";
import { isKnown } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Customer } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";

/** One thing that can be bought: a tier, billed one way, at one size, with one answer to an empty balance. Seats follow from the scenario. */
export interface Offer {
  readonly plan: Plan;
  readonly tier: Tier;
  readonly billing: Billing;
  /** What is chosen on sized price lines, by kind. */
  readonly sizes: Readonly<Record<KindId, Credits>>;
  readonly addOns: readonly AddOn[];
  /** What is chosen for the empty balance, by kind; the vendor's default where nothing is. */
  readonly whenEmpty: Readonly<Record<KindId, WhenEmpty>>;
  /** Set where this is what the team has today, so that its cycle goes on rather than begins. */
  readonly continues?: Customer;
}

/** `apollo/professional+yearly`, and the sizes where there are any: one grammar with addresses of results. */
export function offerId(offer: Offer): string {
  const sizes = Object.values(offer.sizes).map((size) => `+${size / 1000}`);
  return `${offer.plan.id}/${offer.tier.id}+${offer.billing.id.replaceAll(" ", "-")}${sizes.join("")}`;
}

/** What is chosen of a tier: the way of billing, and the sizes. */
export const packageOf = rememberFor(
  ({ billing, sizes }: Offer): string => `${billing.id} ${Object.entries(sizes).join(" ")}`,
);

/** The size chosen for a kind: its own, or the only one there is. */
export function sizeOf(offer: Offer, kind: KindId): Credits | undefined {
  const sizes = Object.values(offer.sizes);
  return offer.sizes[kind] ?? (sizes.length === 1 ? sizes[0] : undefined);
}

export function featuresOf(offer: Offer): readonly FeatureId[] {
  return [...offer.tier.features, ...offer.addOns.flatMap(({ features }) => features)];
}

/** What conditions are held against: a tier, a way of billing, and the day the account was made. */
export interface Circumstances {
  readonly tier: Tier;
  readonly billing: Billing;
  /** When the account was made; a new customer's is made at the start. */
  readonly created: Instant;
}

/** When the account of an offer was made: with the scenario's start, unless the team is a customer since some day. */
export function circumstancesOf(offer: Offer, created: Instant): Circumstances {
  return { tier: offer.tier, billing: offer.billing, created };
}

/** True where every condition of a line holds. */
export function holds(when: Conditions, given: Circumstances): boolean {
  if (when.tiers && !when.tiers.includes(given.tier.id)) return false;
  if (when.billed && !when.billed.includes(given.billing.id)) return false;
  return isOfAge(when.accounts, given.created);
}

/** The day itself is out of `createdBefore` and in `createdFrom`. A day that is not published holds for nobody new. */
export function isOfAge(age: AccountAge | undefined, created: Instant): boolean {
  if (age?.createdBefore !== undefined && !(isKnown(age.createdBefore) && created < age.createdBefore)) return false;
  return !(age?.createdFrom !== undefined && isKnown(age.createdFrom) && created < age.createdFrom);
}

/** The grants of an offer's tier that hold for an account made at an instant. */
export function grantsHeld(offer: Offer, created: Instant): readonly Grant[] {
  return offer.tier.grants.filter(({ when }) => holds(when, circumstancesOf(offer, created)));
}

/** The top-ups of a kind that an offer's account may buy. */
export function topUpsSold(offer: Offer, created: Instant, kind: KindId): readonly TopUp[] {
  return offer.plan.topUps.filter((topUp) => topUp.kind === kind && holds(topUp.when, circumstancesOf(offer, created)));
}
