import { z } from "zod";
import { block } from "../written/block-schema.ts";
import { BILLINGS, ID_PATTERN } from "./values.ts";

/*
 * A scenario file as it is written. The `error` of each value is what was expected, in words that continue "must be …".
 * The schema says which keys there are and what kind of value each takes; the texts themselves (`150/week`, `85%`) are
 * read, with a word on what is wrong, by parse.ts.
 */

const ID = z
  .string({ error: "an id such as crm-sync" })
  .regex(ID_PATTERN, { error: "an id in lower case with hyphens, such as crm-sync" });
const TEXT = z.string({ error: "text" }).regex(/\S/, { error: "text that is not empty" });
const DAY = z
  .string({ error: "a day such as 2027-01-31" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day such as 2027-01-31" });
const SHARE_TEXT = z
  .union([z.string(), z.number()], { error: "a share such as 85%" })
  .meta({ examples: ["85%", "83 of 100"] });
const COUNT = z.int({ error: "a whole number such as 12" }).min(0, { error: "a whole number that is not negative" });
const BILLING = z
  .string({ error: `one of ${BILLINGS.join(", ")}, or a duration such as 30 days` })
  .meta({ examples: [...BILLINGS, "30 days"] });

function byName<T extends z.ZodType>(value: T, expected: string) {
  return z.record(z.string(), value, { error: expected });
}

const RATE_TEXT = z.union([z.string(), z.number()], { error: "a rate such as 150/week" });
const RATE = z
  .union(
    [
      RATE_TEXT,
      block(
        { rate: RATE_TEXT, on: DAY.describe("The day on which it happens") },
        "a rate with its day, such as { rate: 40000 once, on: 2027-03-01 }",
      ),
    ],
    {
      error: "a rate such as 150/week",
    },
  )
  .describe(
    "150/week, also /day, /month, /quarter, /year; a bare number for units held; `40000 once` on the first day, " +
      "`40000 once on 2027-03-01` or { rate: 40000 once, on: 2027-03-01 } on another",
  );
const RATES = byName(RATE, "activities with their rates, such as { email: 150/week }");

const ROLE = block(
  {
    people: COUNT.describe("How many people the role has"),
    does: RATES.optional().describe("Attempts of each person: activity → rate"),
    find: RATES.optional().describe("Results of each person instead of attempts: activity → rate"),
    seats: COUNT.optional().describe("Paid seats, where they are not as many as the people"),
    cap: COUNT.optional().describe(
      "The most credits of a kind that a person may burn in a month, where the plan has user-caps",
    ),
    pace: SHARE_TEXT.optional().describe("How far the people of the role lie apart in how much they do, for the odds"),
  },
  "a role such as { people: 8, does: { email: 150/week } }",
);

const CUSTOMER = block(
  {
    tier: ID.describe("The tier the team has"),
    billed: BILLING.optional().describe("How often its invoice comes"),
    seats: COUNT.optional().describe("How many seats it pays for"),
    since: DAY.optional().describe("When the account was made; answers conditions on the age of accounts"),
    renews: DAY.optional().describe("When the term renews"),
    balance: z
      .union([z.number(), byName(z.number({ error: "a number of credits such as 1400" }), "credits by kind")], {
        error: "a number of credits such as 1400, or one by kind",
      })
      .optional()
      .describe("Credits in hand at the start: of the only kind, or by kind"),
  },
  "what the team has today, such as { tier: basic, balance: 1400 }",
);

const WAY = z.union([ID, byName(SHARE_TEXT, "actions with their shares")], {
  error: "an action, or actions with their shares such as { call-us: 80%, call-uk: 20% }",
});

const ASSUME = block(
  {
    workingWeeksPerYear: z
      .number({ error: "a number such as 48" })
      .optional()
      .describe("Weeks worked a year (48): a month is a twelfth of them, and five times as many days"),
    found: z
      .union([SHARE_TEXT, byName(SHARE_TEXT, "shares by activity")], {
        error: "a share such as 85%, or activity → share",
      })
      .optional()
      .describe(
        'The share of lookups that find something (100%): one for all, or by activity; phone@lusha for one plan, "*" for all others, `83 of 100` for a test batch',
      ),
    alreadyKnown: z
      .union([SHARE_TEXT, byName(SHARE_TEXT, "shares by window")], { error: "a share such as 10%, or window → share" })
      .optional()
      .describe("Repeats of contacts paid for (0%): one share, or by window: 12 months, 3 months, month, seat"),
    together: z
      .boolean({ error: "true or false" })
      .optional()
      .describe(
        "Are several activities wanted of the same contacts (true), so that one action for all is charged once",
      ),
    use: byName(byName(WAY, "activities with their actions"), "plans such as { lemlist: { ai-run: ai-own-key } }")
      .optional()
      .describe("plan → activity → another action than the ordinary one, or action → share adding up to 100%"),
    batch: byName(COUNT.min(1, { error: "a whole number of 1 or more" }), "activities with numbers")
      .optional()
      .describe("Units in one request, by activity (1)"),
    season: byName(SHARE_TEXT, "months with shares, such as { november: 150% }")
      .optional()
      .describe("Calendar month, by name → share of the ordinary volume (100%)"),
    growth: SHARE_TEXT.optional().describe("Growth a month (0%), compounding from the second month; -2% shrinks"),
    spread: SHARE_TEXT.optional().describe("Variation of a person's volume from month to month, for the odds"),
  },
  "a block of assumptions",
);

const CHANGE = block(
  {
    from: DAY.describe("From that day on"),
    set: byName(z.unknown(), "paths with values, such as { team.sdr.people: 20 }").describe(
      "path → value: team.sdr.people, team.sdr.does.email, account.crm-record, events.referral, assume.found.email; a new role is set whole",
    ),
  },
  "a change such as { from: 2027-04-01, set: { team.sdr.people: 20 } }",
);

const NEED = block(
  {
    features: z
      .array(ID, { error: "a list of features such as [ crm-sync, api ]" })
      .optional()
      .describe("Features that an offer must have"),
    billed: BILLING.optional().describe("How often its invoice may come"),
  },
  "what an offer must have, such as { features: [ api ], billed: yearly }",
);

/** A scenario file as it is written: every key of it, and nothing else. */
export const scenarioSchema = block(
  {
    name: TEXT.optional().describe("What the team is called (the name of the file)"),
    start: DAY.optional().describe(
      "Months, and every vendor's cycle, are counted from here (the first of the month after today)",
    ),
    months: COUNT.min(1, { error: "a whole number from 1 to 120" })
      .max(120, { error: "a whole number from 1 to 120" })
      .optional()
      .describe("How many months to look at, 1 to 120 (12)"),
    currency: z
      .string({ error: "a currency code such as USD" })
      .optional()
      .describe("Which of a vendor's prices to take"),
    vendors: z
      .array(ID, { error: "a list of plans and contracts" })
      .optional()
      .describe("Plans and contracts that take part (all)"),
    team: byName(ROLE, "roles such as { sdr: { people: 8, does: { email: 150/week } } }")
      .optional()
      .describe("role → who does how much, each"),
    account: RATES.optional().describe("What is done for all together and belongs to no seat: activity → rate"),
    events: byName(RATE_TEXT, "events with their rates, such as { referral: 1/month }")
      .optional()
      .describe("Events that bring credits: event → rate"),
    changes: z
      .array(CHANGE, { error: "a list of changes such as [ { from: 2027-04-01, set: { team.sdr.people: 20 } } ]" })
      .optional()
      .describe("What changes over time"),
    customerOf: byName(CUSTOMER, "plans with what the team has there")
      .optional()
      .describe("plan → what the team has there today"),
    need: NEED.optional().describe("What an offer must have"),
    assume: ASSUME.optional().describe("What is taken for granted"),
  },
  "a scenario: name, team, account, assume",
).meta({
  title: "Scenario",
  description: "Who does how much of which activity, when, and with what luck: what the credits tool reckons for",
});

export type WrittenScenario = z.infer<typeof scenarioSchema>;
