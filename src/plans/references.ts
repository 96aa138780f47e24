import type { Activities } from "../activities.ts";
import type { Currency } from "../units/money.ts";
import { type Cursor, checkKnown, complainAbout, type Found, find } from "./cursor.ts";
import type { ActivityId, KindId, TierId } from "./plan.ts";

/** What the lines of a plan may refer to by id. */
export interface References {
  readonly activities: Activities;
  /** The features that scenarios may ask for; undefined where the list is not at hand. */
  readonly features?: readonly string[];
  readonly kinds: readonly KindId[];
  readonly tiers: readonly TierId[];
  /** Of every amount that is a bare number; CURRENCY_NOT_KNOWN where the vendor does not say. */
  readonly currency: Currency;
}

/** The kind of a line. With two or more kinds, everything names its kind. */
export function kindOf(line: Cursor, references: References, mustBeSaid = true): KindId {
  const said = kindSaid(line, "kind", references);
  if (said !== undefined) return said;
  if (mustBeSaid && references.kinds.length > 1) {
    complainAbout(
      line,
      "kind-missing",
      `must name its kind, since there are ${references.kinds.length}: ${references.kinds.join(", ")}`,
    );
  }
  return references.kinds[0] as KindId;
}

/** The kind under a key where one is named, checked. */
export function kindSaid(line: Cursor, key: string, references: References): KindId | undefined {
  const found = find(line, key);
  if (!found) return undefined;
  checkKnown(found, "kind", found.value as string, references.kinds);
  return found.value as KindId;
}

export function checkActivity(found: Found, activity: ActivityId, references: References): void {
  checkKnown(found, "activity", activity, Object.keys(references.activities));
}
