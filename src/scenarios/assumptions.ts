import type { Activities } from "../activities.ts";
import { MONTH_NAMES, type MonthName } from "../units/calendar.ts";
import { compare, type Fraction, fraction, ONE, plus, ZERO } from "../units/fraction.ts";
import { didYouMean } from "../written/nearest.ts";
import { readAlreadyKnown, readFound } from "./found.ts";
import type { Part } from "./part.ts";
import { activityNamed } from "./rates.ts";
import type { Assumptions } from "./scenario.ts";
import { isIdKey, readDecimal, readId, readShare, readShareWithin, readWhole } from "./values.ts";

/** A month of 4 weeks, the convention of the published guides. */
const WORKING_WEEKS = fraction(48);
/** A leap year has 52 weeks and two days. */
const MOST_WEEKS = 53;

/**
 * What a scenario takes for granted. What it leaves out: everything is found, nobody is known, several activities are of
 * the same contacts, 48 working weeks, no season, no growth.
 */
export function readAssumptions(part: Part | undefined, activities: Activities): Assumptions {
  const spread = readShare(part?.get("spread"));
  return {
    workingWeeksPerYear: readDecimal(part?.get("workingWeeksPerYear"), MOST_WEEKS) ?? WORKING_WEEKS,
    found: readFound(part?.get("found"), activities),
    alreadyKnown: readAlreadyKnown(part?.get("alreadyKnown")),
    together: part?.get("together")?.value !== false,
    use: readUse(part?.get("use"), activities),
    batch: readBatch(part?.get("batch"), activities),
    season: readSeason(part?.get("season")),
    growth: readShareWithin(part?.get("growth"), -50, 1000) ?? ZERO,
    ...(spread === undefined ? {} : { spread }),
  };
}

type Ways = Assumptions["use"][string][string];

/** plan → activity → another action than the ordinary one, or several with their shares. */
function readUse(part: Part | undefined, activities: Activities): Assumptions["use"] {
  const use: Record<string, Record<string, Ways>> = {};
  for (const [plan, byActivity] of part?.entries() ?? []) {
    if (!isIdKey(plan, byActivity)) continue;
    const ways: Record<string, Ways> = {};
    for (const [activity, written] of byActivity.entries()) {
      if (activityNamed(activity, written, activities)) ways[activity] = readWays(written);
    }
    use[plan] = ways;
  }
  return use;
}

function readWays(part: Part): Ways {
  if (part.text !== undefined) {
    const action = readId(part);
    return action === undefined ? [] : [{ action, share: ONE }];
  }
  const ways = part.entries().flatMap(([action, written]) => {
    const share = isIdKey(action, written) ? readShare(written, 100) : undefined;
    return share ? [{ action, share }] : [];
  });
  const whole = ways.map(({ share }) => share).reduce(plus, ZERO);
  if (ways.length === part.entries().length && compare(whole, ONE) !== 0) {
    part.refuse("shares-not-whole", `must share out 100% among actions, not ${percentOf(whole)}`);
  }
  return ways;
}

function readBatch(part: Part | undefined, activities: Activities): Assumptions["batch"] {
  const batch: Record<string, number> = {};
  for (const [activity, written] of part?.entries() ?? []) {
    const size = activityNamed(activity, written, activities) && readWhole(written, 1);
    if (size !== undefined) batch[activity] = size;
  }
  return batch;
}

function readSeason(part: Part | undefined): Assumptions["season"] {
  const season: Partial<Record<MonthName, Fraction>> = {};
  for (const [name, written] of part?.entries() ?? []) {
    const month = MONTH_NAMES.find((known) => known === name);
    if (!month) {
      written.refuseKey(
        "unknown-month",
        "is not a month; a season is written by name, such as november: 150%",
        monthMeant(name),
      );
      continue;
    }
    const share = readShare(written);
    if (share) season[month] = share;
  }
  return season;
}

/** `Nov` and `novembre` were meant to be november. */
function monthMeant(name: string): { readonly hint?: string } {
  const beginning = MONTH_NAMES.find((known) => name.length >= 3 && known.startsWith(name.toLowerCase()));
  return beginning ? { hint: `Did you mean "${beginning}"?` } : didYouMean(name, MONTH_NAMES);
}

function percentOf(share: Fraction): string {
  const hundredths = Number((share.numerator * 10_000n) / share.denominator);
  return `${hundredths / 100}%`;
}
