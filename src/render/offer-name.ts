import type { Candidate } from "../choose/answer.ts";
import type { Estimate } from "../engine/estimate.ts";
import { grantsHeld, type Offer } from "../engine/offer.ts";
import { type Billing, type Grant, isKnown, type KindId, type Known, type Plan } from "../plans/plan.ts";
import { sameDuration } from "../units/calendar.ts";
import type { Credits } from "../units/credits.ts";
import { UNLIMITED } from "../units/credits.ts";
import { counted, creditsText, listed } from "./format.ts";
import { pathName } from "./path-name.ts";
import { billedInWords, creditsOfKind, eachInWords, idInWords, lengthInWords, lineName } from "./words.ts";

/** Seats are said where the price or the credits count them. */
export function countsSeats({ tier }: Offer): boolean {
  return tier.price.some(({ per }) => per === "seat") || tier.grants.some(({ per }) => per === "seat");
}

/** The way of billing is said where the tier has another one. */
function hasBillings({ tier }: Offer): boolean {
  return new Set(tier.price.flatMap(({ billed, every }) => (every === "once" ? [] : (billed?.id ?? [])))).size > 1;
}

function sizesInWords({ sizes, plan }: Offer): readonly string[] {
  return Object.entries(sizes).map(([kind, size]) => `${creditsText(size)} ${creditsOfKind(kind, plan)}`);
}

/** What an offer is called as a stage of a path: "Professional", "Launch 2,500 credits", "Basic yearly". */
function stageName(offer: Offer): string {
  const billed = hasBillings(offer) ? ` ${billedInWords(offer.billing.id)}` : "";
  return `${[offer.tier.name, ...sizesInWords(offer)].join(" ")}${billed}`;
}

function isPath({ stages }: Estimate): boolean {
  return stages.length > 1;
}

/** "Professional, billed yearly, 8 seats"; a path of offers stage by stage. */
export function offerName({ estimate }: Candidate): string {
  const { offer, seats } = estimate;
  if (isPath(estimate)) return pathName(estimate, stageName);
  return [
    offer.tier.name,
    ...sizesInWords(offer),
    ...offer.addOns.map(({ id }) => `with ${idInWords(id)}`),
    ...(hasBillings(offer) ? [`billed ${billedInWords(offer.billing.id)}`] : []),
    ...(countsSeats(offer) ? [counted(seats, "seat")] : []),
  ].join(", ");
}

/** "Professional, 8, yearly": a row's name, with only those parts in which the rows may differ. */
export function rowName({ estimate }: Candidate, says: RowParts): string {
  const { offer, seats } = estimate;
  if (isPath(estimate)) return pathName(estimate, stageName);
  return [
    offer.tier.name,
    ...sizesInWords(offer),
    ...offer.addOns.map(({ id }) => `with ${idInWords(id)}`),
    ...(says.seats && countsSeats(offer) ? [String(seats)] : []),
    ...(says.billed ? [billedInWords(offer.billing.id)] : []),
  ].join(", ");
}

export interface RowParts {
  readonly seats: boolean;
  readonly billed: boolean;
}

export function rowParts(rows: readonly Candidate[]): RowParts {
  const offers = rows.map(({ estimate }) => estimate.offer);
  return {
    seats: offers.some(countsSeats),
    billed: offers.some(hasBillings) || new Set(offers.map(({ billing }) => billing.id)).size > 1,
  };
}

/** "lemlist Email, yearly, 8 seats": an offer among those of other vendors; without how it is billed where that is said already. */
export function offerAmongPlans(candidate: Candidate, saysBilling = true): string {
  const { offer, seats } = candidate.estimate;
  if (isPath(candidate.estimate)) return `${lineName(offer.plan)} ${pathName(candidate.estimate, stageName)}`;
  const name = rowName(candidate, { seats: false, billed: saysBilling && hasBillings(offer) });
  return `${lineName(offer.plan)} ${name}${countsSeats(offer) ? `, ${counted(seats, "seat")}` : ""}`;
}

/** "lemlist Email yearly", "Findymail Starter 15,000 finder credits monthly": an offer without its seats. */
export function stageAmongPlans({ estimate }: Candidate): string {
  const { plan } = estimate.offer;
  return `${lineName(plan)} ${isPath(estimate) ? pathName(estimate, stageName) : stageName(estimate.offer)}`;
}

/** "lemlist Email": an offer among those of other vendors, by its tier alone. */
export function tierAmongPlans({ estimate: { offer } }: Candidate): string {
  return `${lineName(offer.plan)} ${offer.tier.name}`;
}

/** The grants of an offer that bring credits of a kind. */
export function grantsOf(
  { offer, subscription }: Pick<Estimate, "offer" | "subscription">,
  kind: KindId,
): readonly Grant[] {
  return grantsHeld(offer, subscription.created).filter((grant) => grant.kind === kind);
}

export function isUnlimited(estimate: Estimate, kind: KindId): boolean {
  return grantsOf(estimate, kind).some(({ credits }) => credits === "unlimited");
}

/** "400 credits a seat each month": what one grant brings. */
export function grantInWords(
  grant: Grant,
  plan: Plan,
  given: { readonly size?: Credits | undefined; readonly billing?: Billing } = {},
): string {
  return [
    `${grantSize(grant.credits, given.size)} ${creditsOfKind(grant.kind, plan)}`,
    ...whose(grant),
    when(grant, given.billing),
  ]
    .join(" ")
    .trim();
}

function grantSize(credits: Grant["credits"], size: Credits | undefined): string {
  if (credits === "unlimited") return creditsText(UNLIMITED);
  if (credits === "size") return size === undefined ? "the chosen" : creditsText(size);
  return knownCredits(credits);
}

export function knownCredits(credits: Known<Credits>): string {
  return isKnown(credits) ? creditsText(credits) : "?";
}

function whose({ per }: Grant): readonly string[] {
  if (per === "account") return [];
  return [per === "seat" ? "a seat" : `for each ${idInWords(per.event)}`];
}

function when({ every, upFront, per }: Grant, billing: Billing | undefined): string {
  if (every === "once") return typeof per === "object" ? "" : "once";
  const each =
    typeof every === "string" ? `each ${every === "cycle" ? "billing cycle" : "contract term"}` : eachInWords(every);
  const atOnce = upFront && typeof every === "object" && !(billing && sameDuration(every, billing.cycle));
  return atOnce ? `${each}, those of ${billing ? lengthInWords(billing.cycle) : "a billing cycle"} at once` : each;
}

/** Every grant of an offer in one sentence, or those of one kind. */
export function allowanceInWords(estimate: Estimate, kinds: readonly KindId[] = estimate.offer.plan.kinds): string {
  const { offer } = estimate;
  const grants = kinds.flatMap((kind) =>
    grantsOf(estimate, kind).map((grant) =>
      grantInWords(grant, offer.plan, { size: offer.sizes[kind], billing: offer.billing }),
    ),
  );
  return listed(grants);
}
