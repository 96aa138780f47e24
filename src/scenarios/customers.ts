import type { Part } from "./part.ts";
import type { Customer, Need } from "./scenario.ts";
import { isIdKey, readBilling, readDay, readId, readWhole } from "./values.ts";

/** What the team has today, by plan. Whether the plan has such a tier is checked where plans and scenarios meet. */
export function readCustomers(part: Part | undefined): readonly Customer[] {
  return (part?.entries() ?? []).flatMap(([plan, written]) => {
    const tier = readId(written.get("tier"));
    return isIdKey(plan, written) && tier !== undefined ? [readCustomer(plan, tier, written)] : [];
  });
}

function readCustomer(plan: string, tier: string, part: Part): Customer {
  const billed = readBilling(part.get("billed"));
  const seats = readWhole(part.get("seats"), 0);
  const since = readDay(part.get("since"));
  const renews = readDay(part.get("renews"));
  const balance = readBalance(part.get("balance"));
  if (since !== undefined && renews !== undefined && renews <= since) {
    part.get("renews")?.refuse("renews-before-since", "must lie after the day since which the team is a customer");
  }
  return {
    plan,
    tier,
    ...(billed === undefined ? {} : { billed }),
    ...(seats === undefined ? {} : { seats }),
    ...(since === undefined ? {} : { since }),
    ...(renews === undefined ? {} : { renews }),
    ...(balance === undefined ? {} : { balance }),
  };
}

/** Credits in hand: a number, or one by credit kind. */
function readBalance(part: Part | undefined): Customer["balance"] {
  if (!part || part.text !== undefined) return readCredits(part);
  const byKind = part.entries().flatMap(([kind, written]) => {
    const credits = isIdKey(kind, written) ? readCredits(written) : undefined;
    return credits === undefined ? [] : [[kind, credits] as const];
  });
  return Object.fromEntries(byKind);
}

function readCredits(part: Part | undefined): string | undefined {
  if (part?.text === undefined) return undefined;
  if (/^\d{1,12}(\.\d{1,3})?$/.test(part.text)) return part.text;
  part.refuse(
    "not-credits",
    `must be a number of credits such as 1400, with at most three decimals, not ${part.shown}`,
  );
  return undefined;
}

/** What an offer must have. Whether a feature exists is checked where plans and scenarios meet. */
export function readNeed(part: Part | undefined): Need {
  const features = (part?.get("features")?.items() ?? []).flatMap((item) => readId(item) ?? []);
  const billed = readBilling(part?.get("billed"));
  return { features, ...(billed === undefined ? {} : { billed }) };
}
