import { type Amount, isKnown, type Plan } from "../plans/plan.ts";
import type { Finding, Given } from "./rule.ts";

/** An amount that is printed in other currencies only than the plan's own, so that no offer can be added up. */
export function currencyMixed({ file: { plan } }: Given): readonly Finding[] {
  const { currency } = plan;
  if (!isKnown(currency)) return [];
  return amountsOf(plan).flatMap(({ at, amount }) => {
    const printed = Object.keys(amount);
    if (printed.length === 0 || printed.includes(currency)) return [];
    const message = `is in ${printed.join(" and ")}, and the plan's prices are in ${currency}`;
    return [{ at, message, hint: `Add the amount in ${currency}, or write ${currency}: unpublished.` }];
  });
}

interface Printed {
  readonly at: string;
  readonly amount: Amount;
}

function amountsOf(plan: Plan): readonly Printed[] {
  const lines = [...plan.tiers, ...plan.addOns].flatMap(({ price }) => price);
  const minimums = plan.topUps.flatMap(({ at, minSpend }) =>
    minSpend ? [{ at: `${at}.minSpend`, amount: minSpend }] : [],
  );
  const overage = plan.whenEmpty.flatMap(({ at, response }) =>
    response.do === "overage" ? [{ at: `${at}.amount`, amount: response.amount }] : [],
  );
  return [...[...lines, ...plan.topUps].flatMap(printedIn), ...minimums, ...overage];
}

function printedIn({
  at,
  pricing,
}: Plan["topUps"][number] | Plan["addOns"][number]["price"][number]): readonly Printed[] {
  switch (pricing.is) {
    case "flat":
      return [{ at: `${at}.amount`, amount: pricing.amount }];
    case "sizes":
      return pricing.steps;
    case "markup":
      return [];
    default:
      return pricing.brackets.map((bracket) => ({ at: `${bracket.at}.amount`, amount: bracket.amount }));
  }
}
