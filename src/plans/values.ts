import { type Duration, type Instant, months, parseDay, parseDuration } from "../units/calendar.ts";
import { type Credits, credits } from "../units/credits.ts";
import { type Fraction, fractionOfDecimal } from "../units/fraction.ts";
import { type Money, money } from "../units/money.ts";
import { parseShare } from "../units/rate.ts";
import { TooLargeError } from "../units/too-large.ts";
import { didYouMean } from "../written/nearest.ts";
import { isBlock, placeOf } from "../written/tree.ts";
import { type Cursor, complain, type Found, findNoted, namesOf, noteSources } from "./cursor.ts";
import type { Address, Known, SourceId, Unpublished } from "./plan.ts";

/*
 * Written values as exact ones. Every reader notes what the value rests on; one that is wrong is reported and read as
 * undefined, so that the rest of the file is still looked at.
 */

/** What is needed to turn a written number into an exact one, and what others report into plain figures. */
interface Unit<T> {
  readonly exact: (written: unknown) => T | undefined;
  readonly expected: string;
}

const CREDITS: Unit<Credits> = {
  exact: (written) => exactly(() => credits(written as number)),
  expected: "a number of credits with at most three decimals, below nine trillion",
};
const MONEY: Unit<Money> = {
  exact: (written) => exactly(() => money(written as number)),
  expected: "an amount with at most six decimals, below nine billion",
};
const SHARE: Unit<Fraction> = { exact: (written) => parseShare(String(written)), expected: "a share such as 5%" };
const COUNT: Unit<number> = {
  exact: (written) => (Number.isInteger(written) ? (written as number) : undefined),
  expected: "a whole number",
};
const DAY: Unit<Instant> = {
  exact: (written) => parseDay(String(written)),
  expected: "a day that exists, between 1900 and 2199",
};

export function creditsAt(cursor: Cursor, key: string): Known<Credits> | undefined {
  return knownAt(cursor, key, CREDITS);
}

export function countAt(cursor: Cursor, key: string): Known<number> | undefined {
  return knownAt(cursor, key, COUNT);
}

export function shareAt(cursor: Cursor, key: string): Known<Fraction> | undefined {
  return knownAt(cursor, key, SHARE);
}

export function dayAt(cursor: Cursor, key: string): Known<Instant> | undefined {
  return knownAt(cursor, key, DAY);
}

/** A plain whole number that cannot be unpublished. */
export function bareCountAt(cursor: Cursor, key: string, otherwise: number): number {
  const count = countAt(cursor, key);
  return typeof count === "number" ? count : otherwise;
}

export function flagAt(cursor: Cursor, key: string, otherwise: boolean): boolean {
  return (findNoted(cursor, key)?.value as boolean | undefined) ?? otherwise;
}

/** A word of a list that the schema has checked. */
export function wordAt<T extends string>(cursor: Cursor, key: string): T | undefined {
  return findNoted(cursor, key)?.value as T | undefined;
}

export function textAt(cursor: Cursor, key: string): string | undefined {
  return cursor.block[key] as string | undefined;
}

/** One word or several, as a list. */
export function listAt(cursor: Cursor, key: string): readonly string[] | undefined {
  const value = findNoted(cursor, key)?.value;
  return value === undefined ? undefined : ((Array.isArray(value) ? value : [value]) as readonly string[]);
}

const PERIOD_WORDS: Readonly<Record<string, Duration>> = {
  day: { months: 0, days: 1 },
  month: months(1),
  quarter: months(3),
  year: months(12),
};

/** A duration, a word for one (`month`), or one of the words that the row allows besides. */
export function periodAt<T extends string>(cursor: Cursor, key: string, words: readonly T[]): Duration | T | undefined {
  const word = wordAt<string>(cursor, key);
  if (word === undefined) return undefined;
  return (words as readonly string[]).includes(word) ? (word as T) : (PERIOD_WORDS[word] ?? parseDuration(word));
}

/** A decimal as it was printed: `10.00` keeps its decimals. */
export function printedAt(cursor: Cursor, key: string): string | undefined {
  const value = cursor.block[key];
  return value === undefined ? undefined : (cursor.survey.places.textOf(cursor.block, key) ?? String(value));
}

function knownAt<T>(cursor: Cursor, key: string, unit: Unit<T>): Known<T> | undefined {
  const found = findNoted(cursor, key);
  return found && knownFrom(found, unit);
}

function knownFrom<T>(found: Found, unit: Unit<T>): Known<T> | undefined {
  if (found.value === "unpublished") return unpublished(found.at);
  if (isBlock(found.value)) return reported(found, unit);
  const exact = unit.exact(found.value);
  if (exact === undefined)
    complain(found, unit === DAY ? "impossible-date" : "not-exact", `must be ${unit.expected}, not ${found.value}`);
  else if (found.sources.length === 0)
    complain(found, "number-without-source", "rests on no source: name one with source on it, or on a block around it");
  return exact;
}

export function unpublished(at: Address): Unpublished {
  return { unpublished: true, at };
}

/** What others report: the lowest and the highest of the figures, as plain numbers of the unit. */
function reported<T>(found: Found, unit: Unit<T>): Unpublished {
  const block = found.value as { readonly reported: readonly unknown[]; readonly source?: unknown };
  const sources: readonly SourceId[] = block.source === undefined ? found.sources : namesOf(block.source);
  checkReporters(found, sources);
  const wrong = block.reported.find((figure) => unit.exact(figure) === undefined);
  if (wrong !== undefined) complain(found, "not-exact", `must report ${unit.expected}, not ${wrong}`);
  if (sources.length === 0)
    complain(found, "number-without-source", "reports numbers without saying who does: name a source");
  noteSources(found.holder, found.at, sources);
  const figures = block.reported.map((figure) =>
    typeof figure === "number" ? figure : Number.parseFloat(String(figure)) / 100,
  );
  return {
    unpublished: true,
    at: found.at,
    reported: { low: Math.min(...figures), high: Math.max(...figures), sources },
  };
}

function checkReporters(found: Found, sources: readonly SourceId[]): void {
  const { survey } = found.holder;
  for (const name of sources) {
    if (survey.sourceIds.has(name)) continue;
    complain(
      found,
      "unknown-source",
      `names the source "${name}", which is not under sources`,
      didYouMean(name, survey.sourceIds),
    );
  }
}

/** One amount of money under a key: what a price, a step or a currency says. */
export function moneyAt(cursor: Cursor, key: string): Known<Money> | undefined {
  return knownAt(cursor, key, MONEY);
}

/** Credits that are written as a key: the sizes of a slider. */
export function creditsOfKey(found: Found, key: string): Credits | undefined {
  const exact = exactly(() => credits(key));
  if (exact !== undefined) return exact;
  const { survey } = found.holder;
  const place = placeOf(survey.places, found.value as object, key);
  survey.issues.push({
    code: "not-exact",
    severity: "error",
    place,
    address: found.at,
    message: `must have sizes in ${CREDITS.expected}, not ${key}`,
  });
  return undefined;
}

/** `2 grants` as two. */
export function grantsOf(text: string): Fraction | undefined {
  const match = /^(\d+(?:\.\d+)?) grants?$/.exec(text);
  return match?.[1] === undefined ? undefined : fractionOfDecimal(match[1]);
}

function exactly<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooLargeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where a bracket begins: a plain number of units or of money. */
export function bareDecimalAt(cursor: Cursor, key: string): number | undefined {
  return findNoted(cursor, key)?.value as number | undefined;
}
