import { type Cursor, checkKnown, find, inside } from "./cursor.ts";
import type { AccountAge, Conditions } from "./plan.ts";
import type { References } from "./references.ts";
import { dayAt, listAt } from "./values.ts";

/** When a line holds: only where all that it says does. On a price line `billed` is no condition but its own. */
export function conditionsOf(line: Cursor, references: References, billedIsCondition = true): Conditions {
  const tiers = tiersOf(line, references);
  const billed = billedIsCondition ? listAt(line, "billed") : undefined;
  const accounts = accountAgeOf(line);
  return { ...(tiers && { tiers }), ...(billed && { billed }), ...(accounts && { accounts }) };
}

function tiersOf(line: Cursor, references: References): readonly string[] | undefined {
  const found = find(line, "tiers");
  const tiers = listAt(line, "tiers");
  if (found && tiers) for (const tier of tiers) checkKnown(found, "tier", tier, references.tiers);
  return tiers;
}

/** Accounts of which age, where it matters. */
export function accountAgeOf(line: Cursor): AccountAge | undefined {
  const accounts = inside(line, "accounts");
  if (!accounts) return undefined;
  const createdBefore = dayAt(accounts, "createdBefore");
  const createdFrom = dayAt(accounts, "createdFrom");
  return { ...(createdBefore !== undefined && { createdBefore }), ...(createdFrom !== undefined && { createdFrom }) };
}
