import { type Cap, isKnown, type Plan, type Rollover, type Tier } from "../plans/plan.ts";
import { givenShare, listed, sentence, trimmed } from "./format.ts";
import { grantInWords, knownCredits } from "./offer-name.ts";
import type { Note } from "./page.ts";
import { priceLineInWords } from "./price-words.ts";
import { billedInWords, idInWords, lengthInWords } from "./words.ts";

export function tierNote(tier: Tier, plan: Plan): Note {
  const [seats, state] = [seatsInWords(tier), stateInWords(tier)];
  const credits = tier.grants.map(
    (grant) =>
      `${grantInWords(grant, plan)}${conditions(grant.when)}${shared(grant)}${grant.rollover ? `, ${rolloverInWords(grant.rollover)}` : ""}`,
  );
  return {
    label: tier.name,
    text: [
      ...(state.length > 0 ? [`${sentence(listed(state))}.`] : []),
      `${tier.price.map(priceLineInWords).join("; ") || "No price line"}.`,
      `Brings ${credits.length > 0 ? credits.join("; ") : "no credits"}.`,
      ...(seats.length > 0 ? [`${sentence(listed(seats))}.`] : []),
      ...(tier.features.length > 0 ? [`Features: ${tier.features.map(idInWords).join(", ")}.`] : []),
      ...(tier.alsoCalled.length > 0 ? [`Also called ${listed(tier.alsoCalled)}.`] : []),
    ].join(" "),
  };
}

function seatsInWords({ seats: { included, min, max } }: Tier): readonly string[] {
  return [
    ...(included > 0 ? [`${included} seats included`] : []),
    ...(isKnown(min) && min <= 1 ? [] : [`at least ${isKnown(min) ? min : "?"} seats`]),
    ...(max === undefined ? [] : [`at most ${isKnown(max) ? max : "?"} ${max === 1 ? "seat" : "seats"}`]),
  ];
}

function stateInWords({ trial, closed, accounts }: Tier): readonly string[] {
  return [
    ...(trial ? ["a trial"] : []),
    ...(closed ? ["no longer sold"] : []),
    ...(accounts ? ["only for accounts of a certain age"] : []),
  ];
}

function shared({ per, pooled }: Tier["grants"][number]): string {
  if (per !== "seat") return "";
  return pooled ? ", shared by the team" : ", locked to the seat";
}

export function conditions({ tiers, billed, accounts }: Tier["grants"][number]["when"]): string {
  return [
    ...(billed ? [` when billed ${listed(billed.map(billedInWords), "or")}`] : []),
    ...(tiers ? [` in ${listed(tiers.map(idInWords), "and")}`] : []),
    ...(accounts ? [" for accounts of a certain age"] : []),
  ].join("");
}

function rolloverInWords({ carry, capCarried, capBalance, lasts, again }: Rollover): string {
  return [
    `${carryInWords(carry)} rolls over`,
    ...(capCarried ? [`no more than ${capInWords(capCarried)} carried`] : []),
    ...(capBalance ? [`no more than ${capInWords(capBalance)} after the new grant`] : []),
    ...(lasts === undefined ? [] : [lasts === "forever" ? "for ever" : `for ${lengthInWords(lasts)}`]),
    again ? "again and again" : "once",
  ].join(", ");
}

function carryInWords(carry: Rollover["carry"]): string {
  if (carry === "all") return "all of what is left";
  if ("credits" in carry) return `at most ${knownCredits(carry.credits)} of what is left`;
  return `${givenShare(carry.share)} of ${carry.of === "unused" ? "what is left" : "the grant"}`;
}

function capInWords(cap: Cap): string {
  return "credits" in cap ? knownCredits(cap.credits) : `${trimmed(cap.grants, 3)} grants`;
}
