import { z } from "zod";
import { block } from "../written/block-schema.ts";
import { A_DECIMAL, BARE_COUNT, ID, SOURCE, TEXT, wordOf, wordOrDuration } from "./schema-values.ts";

/*
 * What a plan says about its numbers rather than by them: where they come from, who says otherwise, and which printed figures
 * they must come out at. And the words that its price list shares with them.
 */

const BILLING_WORDS = ["monthly", "quarterly", "halfYearly", "yearly", "twoYearly", "threeYearly"] as const;
export const BILLING = wordOrDuration(...BILLING_WORDS).meta({
  description: "How often an invoice comes; this is the cycle",
});
export const AT_ZERO = wordOf("stop", "overage", "topUp", "exchange");

const EXAMPLE_NUMBERS = z.union([A_DECIMAL, z.record(ID, A_DECIMAL)], {
  error: "a number such as 2500, or one by kind",
});

/** A figure that somebody printed: the file's own test. */
export const EXAMPLE = block({
  says: TEXT.describe("The figure as it was printed, in words"),
  given: z
    .record(ID, A_DECIMAL, { error: "activities and numbers, such as { email: 100 }" })
    .optional()
    .describe("Activity → number a month"),
  tier: ID.optional(),
  billed: BILLING.optional(),
  size: EXAMPLE_NUMBERS.optional().describe("What is chosen on the sized price lines, or by kind"),
  seats: BARE_COUNT.optional(),
  months: BARE_COUNT.optional(),
  topUp: EXAMPLE_NUMBERS.optional().describe("Credits bought, or by kind"),
  use: z
    .record(ID, ID, { error: "activities and actions, such as { phone: call-premium }" })
    .optional()
    .describe("Activity → another action than the ordinary one"),
  atZero: AT_ZERO.optional().describe("Which of the answers to an empty balance is chosen"),
  under: ID.optional().describe("The source whose reading of the disputed facts is meant"),
  burns: EXAMPLE_NUMBERS.optional(),
  costs: A_DECIMAL.optional(),
  beyond: A_DECIMAL.optional().describe("What credits past the allowance cost, the subscription left out"),
  unitPrice: A_DECIMAL.optional(),
  grants: EXAMPLE_NUMBERS.optional(),
  left: EXAMPLE_NUMBERS.optional().describe("Credits alive at the end of the months"),
  recommends: ID.optional(),
  ...SOURCE,
});

/** A fact about which sources disagree. */
export const DISPUTE = block({
  fact: TEXT.describe("The address of a value, a block or a list"),
  others: z
    .array(block({ says: z.unknown().describe("What stands there instead, whole"), source: SOURCE.source.unwrap() }), {
      error: "a list of { says, source }",
    })
    .min(1),
  why: TEXT.optional().describe("Why the file follows what it follows"),
  ...SOURCE,
});

/** Where a number comes from. */
export const SOURCE_BLOCK = block(
  {
    title: TEXT,
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/, { error: "an address such as https://example.com/pricing" })
      .optional(),
    date: z
      .string()
      .regex(/^(undated|\d{4}-\d{2}-\d{2})$/, { error: "a day such as 2026-08-17, or undated" })
      .describe("What the source itself shows"),
    read: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day such as 2026-08-17" })
      .describe("The day somebody last read it"),
    authority: wordOf("official", "relayed", "third-party", "assumed", "contract"),
  },
  "a source such as { title, date, read, authority }",
);
