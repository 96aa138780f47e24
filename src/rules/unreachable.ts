import {
  type AccountAge,
  type Conditions,
  isKnown,
  type Known,
  type Plan,
  type PriceLine,
  type Tier,
} from "../plans/plan.ts";
import { type Credits, credits, creditsAsFraction } from "../units/credits.ts";
import { trimmed } from "../units/figures.ts";
import type { Finding, Given } from "./rule.ts";

/** What the file sells and nobody can come to: a tier without seats, a line whose conditions never hold, a size above the largest. */
export function unreachable({ file: { plan } }: Given): readonly Finding[] {
  return [
    ...plan.tiers.flatMap(ofTier),
    ...linesBeside(plan).flatMap((line) => [...ofAge(line.at, line.when.accounts), ...ofBilling(line, plan)]),
    ...plan.topUps.flatMap(({ at, min, max, unit }) => [
      ...above(`${at}.min`, min, max, "is the least of a purchase"),
      ...above(`${at}.credits`, unit.is === "pack" ? unit.credits : undefined, max, "are in one pack"),
    ]),
  ];
}

function ofTier(tier: Tier): readonly Finding[] {
  return [
    ...noSeats(tier),
    ...ofAge(tier.at, tier.accounts),
    ...tier.price.flatMap((line) => [...ofOtherTier(line.at, line.when, tier), ...aboveMax(line)]),
    ...tier.grants.flatMap((grant) => [
      ...ofOtherTier(grant.at, grant.when, tier),
      ...ofBilling(grant, { tiers: [tier] }),
    ]),
  ];
}

function noSeats({ at, seats: { included, min, max } }: Tier): readonly Finding[] {
  if (max === undefined || !isKnown(max)) return [];
  const least = Math.max(included, isKnown(min) ? min : 0);
  if (least <= max) return [];
  return [
    {
      at: `${at}.seats.max`,
      message: `is ${max}, and the tier comes with ${least} seats or more`,
      hint: "One of the two is wrong.",
    },
  ];
}

function ofOtherTier(at: string, { tiers }: Conditions, tier: Tier): readonly Finding[] {
  if (!tiers || tiers.includes(tier.id)) return [];
  const message = `names ${tiers.join(", ")}, and stands in the tier ${tier.id}`;
  return [{ at: `${at}.tiers`, message, hint: "Move the line to its tier, or take the condition out." }];
}

/** Lines outside the tiers, which hold only for some of them. */
function linesBeside(plan: Plan): readonly { readonly at: string; readonly when: Conditions }[] {
  return [...plan.actions, ...plan.topUps, ...plan.whenEmpty, ...plan.addOns];
}

/** A condition on how it is billed that no tier the line is for meets. */
function ofBilling(
  { at, when }: { readonly at: string; readonly when: Conditions },
  { tiers }: Pick<Plan, "tiers">,
): readonly Finding[] {
  const meant = tiers.filter(({ id }) => when.tiers?.includes(id) ?? true);
  const billings = new Set(meant.flatMap(({ price }) => price.map(({ billed }) => billed?.id)));
  const isMet = !when.billed || when.billed.some((each) => billings.has(each));
  if (isMet || billings.size === 0) return [];
  const message = `is ${when.billed.join(", ")}, and what it is for is billed ${[...billings].filter(Boolean).join(", ")}`;
  return [{ at: `${at}.billed`, message, hint: "Write a cycle that there is a price for." }];
}

/** Accounts made before a day and from a later one on: nobody's. */
function ofAge(at: string, age: AccountAge | undefined): readonly Finding[] {
  const { createdBefore, createdFrom } = age ?? {};
  if (createdBefore === undefined || createdFrom === undefined) return [];
  if (!isKnown(createdBefore) || !isKnown(createdFrom) || createdFrom < createdBefore) return [];
  return [
    { at: `${at}.accounts`, message: "holds for no account: none is made before the one day and from the other on" },
  ];
}

function aboveMax({ at, pricing, max }: PriceLine): readonly Finding[] {
  if (pricing.is === "sizes") return pricing.steps.flatMap((step) => above(step.at, step.credits, max, "is the size"));
  if ((pricing.is !== "volume" && pricing.is !== "graduated") || pricing.measure === "spend") return [];
  const start = pricing.is;
  return pricing.brackets.flatMap((bracket) =>
    above(`${bracket.at}.from`, credits(bracket.from), max, `is where it begins in ${at}.${start}`),
  );
}

function above(
  at: string,
  amount: Known<Credits> | undefined,
  max: Known<Credits> | undefined,
  what: string,
): readonly Finding[] {
  if (amount === undefined || max === undefined || !isKnown(amount) || !isKnown(max) || amount <= max) return [];
  const [number, most] = [amount, max].map((each) => trimmed(creditsAsFraction(each), 3));
  return [
    { at, message: `${number} ${what}, and ${most} is the most that can be bought`, hint: "One of the two is wrong." },
  ];
}
