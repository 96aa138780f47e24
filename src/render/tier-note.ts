import {
  type AccountAge,
  type Cap,
  type Conditions,
  isKnown,
  type Known,
  type Plan,
  type Rollover,
  type Tier,
} from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { counted, date, givenShare, listed, sentence, trimmed } from "./format.ts";
import { grantInWords, knownCredits } from "./offer-name.ts";
import type { Note } from "./page.ts";
import { pricesInWords } from "./price-words.ts";
import { billedInWords, idInWords, lengthInWords } from "./words.ts";

export function tierNote(tier: Tier, plan: Plan): Note {
  const [seats, state] = [seatsInWords(tier), stateInWords(tier)];
  const credits = tier.grants.map(
    (grant) =>
      `${grantInWords(grant, plan)}${conditions(grant.when, plan)}${shared(grant)}${grant.rollover ? `, ${rolloverInWords(grant.rollover)}` : ""}`,
  );
  return {
    label: tier.name,
    text: [
      ...(state.length > 0 ? [`${sentence(listed(state))}.`] : []),
      `${pricesInWords(tier, plan) || "No price line"}.`,
      `Brings ${credits.length > 0 ? credits.join("; ") : "no credits"}.`,
      ...(seats.length > 0 ? [`${sentence(listed(seats))}.`] : []),
      ...(tier.features.length > 0 ? [`Features: ${tier.features.map(idInWords).join(", ")}.`] : []),
      ...(tier.alsoCalled.length > 0 ? [`Also called ${listed(tier.alsoCalled)}.`] : []),
    ].join(" "),
  };
}

function seatsInWords({ seats: { included, min, max } }: Tier): readonly string[] {
  return [
    ...(included > 0 ? [`${counted(included, "seat")} included`] : []),
    ...(isKnown(min) && min <= 1 ? [] : [`at least ${isKnown(min) ? min : "?"} seats`]),
    ...(max === undefined ? [] : [`at most ${isKnown(max) ? max : "?"} ${max === 1 ? "seat" : "seats"}`]),
  ];
}

function stateInWords({ trial, closed, accounts }: Tier): readonly string[] {
  return [
    ...(trial ? ["a trial"] : []),
    ...(closed ? ["no longer sold"] : []),
    ...(accounts ? [`only${accountsInWords(accounts)}`] : []),
  ];
}

function shared({ per, pooled }: Tier["grants"][number]): string {
  if (per !== "seat") return "";
  return pooled ? ", shared by the team" : ", locked to the seat";
}

export function conditions({ tiers, billed, accounts }: Conditions, plan: Plan): string {
  const nameOf = (id: string) => plan.tiers.find((tier) => tier.id === id)?.name ?? idInWords(id);
  return [
    ...(billed ? [` when billed ${listed(billed.map(billedInWords), "or")}`] : []),
    ...(tiers ? [` in ${listed(tiers.map(nameOf), "and")}`] : []),
    ...(accounts ? [accountsInWords(accounts)] : []),
  ].join("");
}

/** " for accounts made before 2025-12-18"; the day itself is out. */
function accountsInWords({ createdBefore, createdFrom }: AccountAge): string {
  const day = (instant: Known<Instant>) => (isKnown(instant) ? date(instant) : "a day that is not published");
  const ages = [
    ...(createdBefore === undefined ? [] : [`before ${day(createdBefore)}`]),
    ...(createdFrom === undefined ? [] : [`from ${day(createdFrom)} on`]),
  ];
  return ` for accounts made ${listed(ages)}`;
}

function rolloverInWords({ carry, capCarried, capBalance, lasts, again }: Rollover): string {
  return [
    `${carryInWords(carry)} rolls over`,
    ...(capCarried ? [`no more than ${capInWords(capCarried)} carried`] : []),
    ...(capBalance ? [`up to a balance of ${capInWords(capBalance)}`] : []),
    ...(lasts === undefined ? [] : [lasts === "forever" ? "for ever" : `for ${lengthInWords(lasts)}`]),
    again ? "again and again" : "once only",
  ].join(", ");
}

function carryInWords(carry: Rollover["carry"]): string {
  if (carry === "all") return "what is left";
  if ("credits" in carry) return `at most ${knownCredits(carry.credits)} of what is left`;
  return `${givenShare(carry.share)} of ${carry.of === "unused" ? "what is left" : "the grant"}`;
}

function capInWords(cap: Cap): string {
  return "credits" in cap ? knownCredits(cap.credits) : `${trimmed(cap.grants, 3)} × the grant`;
}
