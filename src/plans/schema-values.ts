import { z } from "zod";
import { block } from "../written/block-schema.ts";

/*
 * The values of a plan file. The `error` of each is what was expected, in words that continue "must be …"; shape.ts
 * makes the sentence.
 */

/** An id in kebab-case: `reveal-phone`. */
export const ID = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "an id in lower case with hyphens, such as reveal-phone", abort: true })
  .meta({ description: "An id in lower case with hyphens" });

export const TEXT = z.string({ error: "text" }).regex(/\S/, { error: "text that is not empty" });
export const FLAG = z.boolean({ error: "true or false" });

const DAY_TEXT = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day such as 2026-08-17", abort: true });
const DURATION_TEXT = z
  .string()
  .regex(/^[1-9]\d{0,3} (day|week|month|quarter|year)s?$/, { error: "a duration such as 3 months", abort: true });
const NUMBER = z.number({ error: "a number such as 400" }).min(0, { error: "a number that is not negative" });
const SHARE_TEXT = z.string().regex(/^\d{1,9}(\.\d{1,6})?\s*%$/, { error: "a share such as 85%", abort: true });
const UNPUBLISHED = z.literal("unpublished");

export const DURATION = DURATION_TEXT.meta({ description: "A length of time: 3 months, 30 days, 1 year" });

/** One or more of `sources`, by id. */
const SOURCE_NAMES = z
  .union([ID, z.array(ID).min(1)], { error: "the id of a source, or a list of them" })
  .meta({ description: "Which of `sources` this and all below it rests on; the nearest wins" });

/** What may stand on any block. */
export const SOURCE = { source: SOURCE_NAMES.optional() };

/** A value, or `{ is: value, source: … }` where it rests on a source of its own. */
export function sourced<T extends z.ZodType>(value: T, expected: string) {
  return z.union([value, block({ is: value, source: SOURCE_NAMES })], { error: expected });
}

/** A value that the vendor may not publish: itself, `unpublished`, or what others report. */
export function stated<T extends z.ZodType>(value: T, expected: string) {
  const reported = block({
    reported: z
      .array(value)
      .min(1, { error: "a list of what others report, such as [0.25, 0.50]" })
      .meta({ description: "What others report, shown beside the break-even and never computed with unless asked" }),
    ...SOURCE,
  });
  return z.union(
    [
      value,
      UNPUBLISHED,
      reported,
      block({ is: z.union([value, UNPUBLISHED, reported], { error: expected }), source: SOURCE_NAMES }),
    ],
    { error: expected },
  );
}

export const DAY = sourced(DAY_TEXT, "a day such as 2026-08-17");
export const STATED_DAY = stated(DAY_TEXT, "a day such as 2026-08-17, or unpublished");
export const CREDITS = stated(NUMBER, "a number of credits such as 400, or unpublished");
export const SHARE = stated(SHARE_TEXT, "a share such as 5%, or unpublished");
export const COUNT = sourced(
  z.int({ error: "a whole number" }).min(0, { error: "a whole number that is not negative" }),
  "a whole number such as 3",
);
export const STATED_COUNT = stated(z.int().min(0), "a whole number such as 3, or unpublished");
export const BARE_COUNT = z
  .int({ error: "a whole number such as 12" })
  .min(1, { error: "a whole number of 1 or more" });

/** A code of three capitals; whether it exists is checked with the plan. */
const CURRENCY_CODE = z.string().regex(/^[A-Z]{3}$/, { error: "a currency code such as USD", abort: true });
export const CURRENCY = stated(CURRENCY_CODE, "a currency code such as USD, or unpublished");

const ONE_AMOUNT = stated(NUMBER, "an amount such as 0.04");

/** Money, in the plan's currency or by currency. */
export const AMOUNT = z
  .union([ONE_AMOUNT, z.record(CURRENCY_CODE, ONE_AMOUNT)], { error: "an amount such as 0.04" })
  .meta({ description: "Money as printed: a number, or one by currency" });

/** Volume steps on a slider: credits → amount. */
export const SIZES = z
  .record(z.string().regex(/^\d+(\.\d+)?$/, { error: "a number of credits such as 2500", abort: true }), AMOUNT, {
    error: "sizes such as { 2500: 185 }",
  })
  .meta({ description: "Volume steps on a slider: credits → amount" });

/** A word of a list; what was expected is the list. */
export function wordOf<const T extends readonly [string, ...string[]]>(...words: T) {
  return z.enum(words, { error: oneOf(words) });
}

/** A word of a list, or a duration. */
export function wordOrDuration<const T extends readonly [string, ...string[]]>(...words: T) {
  return z.union([z.enum(words), DURATION_TEXT], { error: `${oneOf(words)}, or a duration such as 3 months` });
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

export const A_SHARE_OF = z.string().regex(/^\d{1,9}(\.\d{1,6})?\s*%( of (unused|grant))?$/, { abort: true });
export const SO_MANY_GRANTS = z.string().regex(/^\d{1,6}(\.\d{1,3})? grants?$/, { abort: true });
export const A_NUMBER = NUMBER;
export const A_DECIMAL = z.union([NUMBER, z.string().regex(/^\d{1,15}(\.\d{1,6})?$/, { abort: true })], {
  error: "a number such as 2500",
});
