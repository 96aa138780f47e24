import type { Selection } from "../choose/catalogue.ts";
import { UserError } from "../files/user-error.ts";
import type { Vocabulary } from "../plans/activities.ts";
import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { nearest } from "../written/nearest.ts";
import type { PlansOptions } from "./plans-command.ts";

/** What the options of `credits plans` select; a word that nobody has is refused with the nearest. */
export function selectionOf(options: PlansOptions, { activities, features }: Vocabulary): Selection {
  const { does = [], feature = [], currency, stale, maxAge, sort } = options;
  for (const activity of does) refuseUnknown("activity", activity, Object.keys(activities));
  for (const each of feature) refuseUnknown("feature", each, features);
  const code = currency?.toUpperCase();
  if (code !== undefined) refuseUnknown("currency", code, CURRENCY_CODES);
  return { does, features: feature, currency: code, olderThan: stale ? maxAge : undefined, sort };
}

function refuseUnknown(what: string, word: string, known: Iterable<string>): void {
  const words = [...known];
  if (words.includes(word)) return;
  const near = nearest(word, words);
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  const hint = what === "currency" ? "It takes a code such as EUR." : `There are ${words.join(", ")}.`;
  throw new UserError(`unknown-${what}`, `There is no ${what} called "${word}".${meant}`, hint);
}

/** One plan is shown whole: what would choose among several is refused beside its name. */
export function refuseFilters(id: string, { does, feature, currency, stale, sources }: PlansOptions): void {
  const given = [
    ...(does ? ["--does"] : []),
    ...(feature ? ["--feature"] : []),
    ...(currency === undefined ? [] : ["--currency"]),
    ...(stale && !sources ? ["--stale"] : []),
  ];
  if (given.length === 0) return;
  const message = `${given.join(" and ")} choose among plans, and "${id}" is one.`;
  throw new UserError("nothing-to-choose", message, "Leave the id out, or the option.");
}
