import type { Activities } from "../activities.ts";
import { parseDuration } from "../units/calendar.ts";
import { isZero } from "../units/fraction.ts";
import { type Part, quoted } from "./part.ts";
import { activityNamed } from "./rates.ts";
import type { FoundRate, KnownShare, Span } from "./scenario.ts";
import { ID_PATTERN, readShare } from "./values.ts";

/** The key of the share that holds for everything without one of its own. */
export const EVERYTHING = "*";

/** `85%` for everything, or by activity; `phone@lusha` is what one plan finds, `*` what all the others do. */
export function readFound(part: Part | undefined, activities: Activities): Record<string, FoundRate> {
  if (part?.text !== undefined) return foundRates([[EVERYTHING, part]]);
  return foundRates((part?.entries() ?? []).filter(([key, written]) => isFoundKey(key, written, activities)));
}

/** What a test batch found keeps its counts: `83 of 100` says less for certain than `83%`. */
function foundRates(written: readonly (readonly [string, Part])[]): Record<string, FoundRate> {
  const found: Record<string, FoundRate> = {};
  for (const [key, part] of written) {
    const share = readShare(part, 100);
    if (!share) continue;
    const batch = /^(\d+) of (\d+)$/.exec(part.text?.trim() ?? "");
    found[key] = batch ? { share, test: { found: Number(batch[1]), tried: Number(batch[2]) } } : { share };
  }
  return found;
}

function isFoundKey(key: string, part: Part, activities: Activities): boolean {
  if (key === EVERYTHING) return true;
  const [activity = "", plan, ...rest] = key.split("@");
  if (plan !== undefined && (rest.length > 0 || !ID_PATTERN.test(plan))) {
    part.refuseKey(
      "not-a-found-key",
      `must be an activity, or an activity at a plan such as phone@lusha, not ${quoted(key)}`,
    );
    return false;
  }
  return activityNamed(activity, part, activities) !== undefined;
}

/** Results of what is never found cannot be asked for: no number of attempts brings one. At one plan is enough. */
export function refuseResultsNeverFound(roles: Part | undefined, { roles: read, assume: { found } }: Span): void {
  const never = Object.keys(found).filter((key) => found[key] && isZero(found[key].share));
  for (const { id, work } of read) {
    for (const activity of Object.keys(work.find)) {
      const key = never.find((each) => speaksOf(each, activity, found));
      if (key === undefined) continue;
      const message = `asks for results, but assume.found says that 0% of ${key === EVERYTHING ? "everything" : key} is found`;
      roles?.get(id)?.get("find")?.get(activity)?.refuse("never-found", message);
    }
  }
}

/** Whether a share found holds for an activity: the share of everything does where the activity has none of its own. */
function speaksOf(key: string, activity: string, found: Readonly<Record<string, FoundRate>>): boolean {
  return key === EVERYTHING ? !Object.hasOwn(found, activity) : key.split("@")[0] === activity;
}

/** `10%` of what is asked for is already paid for; or by the window within which a vendor charges nobody twice. */
export function readAlreadyKnown(part: Part | undefined): readonly KnownShare[] {
  if (part?.text !== undefined) return knownShare("bare", part);
  return (part?.entries() ?? []).flatMap(([key, written]) => {
    const window = key === "month" || key === "seat" ? key : parseDuration(key);
    if (window) return knownShare(window, written);
    written.refuseKey("not-a-window", `must be seat, month, or a duration such as 12 months, not ${quoted(key)}`);
    return [];
  });
}

function knownShare(window: KnownShare["window"], part: Part): readonly KnownShare[] {
  const share = readShare(part, 100);
  return share ? [{ window, share }] : [];
}
