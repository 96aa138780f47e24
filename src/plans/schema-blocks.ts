import { z } from "zod";
import { block } from "../written/block-schema.ts";
import { AT_ZERO, BILLING, DISPUTE, EXAMPLE, SOURCE_BLOCK } from "./schema-notes.ts";
import {
  A_NUMBER,
  A_SHARE_OF,
  AMOUNT,
  BARE_COUNT,
  COUNT,
  CREDITS,
  CURRENCY,
  DAY,
  DURATION,
  FLAG,
  ID,
  SHARE,
  SIZES,
  SO_MANY_GRANTS,
  SOURCE,
  STATED_COUNT,
  STATED_DAY,
  sourced,
  stated,
  TEXT,
  wordOf,
  wordOrDuration,
} from "./schema-values.ts";

/*
 * Every block of a plan as it is written. A contract has the same blocks with everything in them optional, so they are
 * built twice: `whole` with what a plan must say, and not whole.
 */

/** A key that a plan must say and a contract may leave out. */
type Must = <T extends z.ZodType>(schema: T) => T;

const IDS = sourced(z.union([ID, z.array(ID)]), "an id or a list of ids");
const ID_LIST = sourced(z.array(ID, { error: "a list of ids" }), "a list of ids");

const ACCOUNT_AGE = block(
  {
    createdBefore: STATED_DAY.optional().describe("Only accounts made before that day; the day itself is out"),
    createdFrom: STATED_DAY.optional().describe("Only accounts made from that day on; the day itself is in"),
    ...SOURCE,
  },
  "a condition such as { createdBefore: 2025-03-01 }",
).describe("Holds only for accounts of that age");

const TIERS_CONDITION = IDS.optional().describe("Holds only in these tiers");
const CONDITIONS = {
  tiers: TIERS_CONDITION,
  billed: sourced(
    z.union([BILLING, z.array(BILLING)]),
    "monthly, quarterly, halfYearly, yearly, a duration, or a list of them",
  )
    .optional()
    .describe("Holds only where it is billed so"),
  accounts: ACCOUNT_AGE.optional(),
};

/** Id → block, with a `source` for all of them where wanted. */
function byId<T extends z.ZodType>(named: T, what: string) {
  return z.object(SOURCE, { error: what }).catchall(named);
}

function bracketsOf(must: Must) {
  const bracket = block({
    from: sourced(A_NUMBER, "a number such as 1000").optional().describe("From so many on"),
    fromSpend: sourced(A_NUMBER, "an amount such as 1000").optional().describe("From so much money on"),
    amount: must(AMOUNT),
    ...SOURCE,
  });
  return z
    .array(bracket, { error: "a list of brackets such as [ { from: 0, amount: 0.1 } ]" })
    .min(1, { error: "at least one bracket" });
}

function pricing(must: Must) {
  return {
    amount: AMOUNT.optional().describe("The money, as printed"),
    volume: bracketsOf(must).optional().describe("Brackets: all at the rate reached"),
    graduated: bracketsOf(must).optional().describe("Brackets: each at its own rate"),
  };
}

const GRANT_EVERY = wordOrDuration("day", "month", "quarter", "year", "cycle", "term", "once");

function rolloverOf(must: Must) {
  const rollover = block({
    carry: must(
      sourced(
        z.union([z.literal("all"), CREDITS, A_SHARE_OF]),
        "all, a number of credits, 50% of unused or 50% of grant",
      ),
    ).describe("The most that is carried from one deposit"),
    capCarried: cap().optional().describe("The most that all carried lots may hold"),
    capBalance: cap()
      .optional()
      .describe("The most that may be alive of this kind after the new deposit, bought credits included"),
    lasts: sourced(wordOrDuration("forever"), "forever or a duration such as 3 months")
      .optional()
      .describe("How long a carried lot lives (one period)"),
    again: must(sourced(FLAG, "true or false")).describe("Whether what is then left goes through the rollover again"),
    ...SOURCE,
  });
  return z.union([sourced(z.literal("none"), "none"), rollover], {
    error: "none, or a block such as { carry: all, again: true }",
  });
}

function cap() {
  return sourced(z.union([CREDITS, SO_MANY_GRANTS]), "a number of credits or 2 grants");
}

const FAIR_USE = z.union(
  [
    CREDITS,
    block({
      credits: sourced(A_NUMBER, "a number of credits such as 10000").optional(),
      every: sourced(GRANT_EVERY, "day, month, quarter, year, cycle, term, once, or a duration").optional(),
      per: wordOf("account", "seat").optional(),
      paidAt: sourced(A_NUMBER, "an amount such as 0.025")
        .optional()
        .describe("No more than the money paid buys at this price of a credit"),
      ...SOURCE,
    }),
  ],
  { error: "a number of credits, unpublished, or { credits, every, per, paidAt }" },
);

/** What a grant and a credit kind both say. */
function grantKeys(must: Must) {
  return {
    credits: sourced(
      z.union([CREDITS, wordOf("size", "unlimited")]),
      "a number of credits such as 400, size, unlimited or unpublished",
    )
      .optional()
      .describe("How many; `size` is what the buyer chose on the price line"),
    per: sourced(ID, "account, seat, or the id of an event")
      .optional()
      .describe("Times what: account, seat, or an event that the scenario counts"),
    pooled: sourced(FLAG, "true or false").optional().describe("Whether the team shares what comes per seat"),
    every: sourced(GRANT_EVERY, "day, month, quarter, year, cycle, term, once, or a duration such as 30 days")
      .optional()
      .describe("How often they come"),
    counted: sourced(wordOf("signUp", "calendar"), "signUp or calendar").optional().describe("Where periods begin"),
    upFront: sourced(FLAG, "true or false")
      .optional()
      .describe("All periods of a billing cycle at once, good to its end"),
    lasts: sourced(wordOrDuration("cycle", "term", "forever"), "cycle, term, forever, or a duration such as 3 months")
      .optional()
      .describe("How long a deposit lives"),
    rollover: rolloverOf(must).optional().describe("What becomes of the rest when it ends"),
    fairUse: FAIR_USE.optional().describe("The ceiling of unlimited"),
    prorated: sourced(FLAG, "true or false")
      .optional()
      .describe("Whether a seat added within a period brings the share left"),
    ...CONDITIONS,
    ...SOURCE,
  };
}

const CHARGED = sourced(wordOf("attempt", "success", "month", "year"), "attempt, success, month or year");
const BURN_KEYS = {
  kind: ID.optional().describe("Which credits"),
  charged: CHARGED.optional().describe("When: asked, found, or for each unit held"),
  free: COUNT.optional().describe("The first so many are free"),
  block: sourced(BARE_COUNT, "a whole number of 1 or more")
    .optional()
    .describe("One charge per started block of so many within a request"),
};

/** The keys at the top of a plan; `whole` says whether what a plan needs must be there. */
export function planKeys(whole: boolean) {
  const must: Must = (schema) => (whole ? schema : (schema.optional() as unknown as typeof schema));
  const line = whole ? {} : { drop: z.literal(true, { error: "true" }).optional().describe("Takes the line out") };

  const priceLine = block({
    ...pricing(must),
    sizes: SIZES.optional(),
    per: sourced(wordOf("account", "seat", "credit"), "account, seat or credit")
      .optional()
      .describe("What the amount is for"),
    every: sourced(wordOrDuration("month", "year", "once"), "month, year, once, or a duration such as 3 months")
      .optional()
      .describe("The period that the amount covers"),
    billed: sourced(BILLING, "monthly, quarterly, halfYearly, yearly, twoYearly, threeYearly, or a duration")
      .optional()
      .describe("How often an invoice comes"),
    term: sourced(DURATION, "a duration such as 1 year").optional().describe("How long the buyer is bound (one cycle)"),
    uplift: SHARE.optional().describe("Rise at each renewal of the term"),
    max: CREDITS.optional().describe("The most that can be chosen"),
    kind: ID.optional().describe("Whose size is chosen"),
    prorated: sourced(FLAG, "true or false")
      .optional()
      .describe("Whether a seat added within a cycle pays the days left"),
    tiers: TIERS_CONDITION,
    accounts: ACCOUNT_AGE.optional(),
    ...SOURCE,
    ...line,
  });
  const grant = block({ ...grantKeys(must), kind: ID.optional().describe("Which credits"), ...line });

  const tier = block(
    {
      name: TEXT.optional(),
      alsoCalled: z.array(TEXT, { error: "a list of names" }).optional(),
      price: z.array(priceLine, { error: "a list of price lines" }).optional(),
      grants: z.array(grant, { error: "a list of grants" }).optional(),
      seats: block({
        included: COUNT.optional(),
        min: STATED_COUNT.optional(),
        max: STATED_COUNT.optional(),
        ...SOURCE,
      }).optional(),
      features: ID_LIST.optional(),
      includes: sourced(ID, "the id of a tier").optional().describe("All features of that tier as well"),
      closed: sourced(FLAG, "true or false").optional().describe("No longer sold: offered only to those who have it"),
      accounts: ACCOUNT_AGE.optional(),
      trial: sourced(FLAG, "true or false").optional().describe("Shown, never recommended"),
      ...SOURCE,
    },
    "a tier such as { price: [ … ], grants: [ … ] }",
  );

  const burn = block({
    credits: must(CREDITS),
    ...BURN_KEYS,
    for: ID.optional().describe("Only the units of this activity"),
    ...SOURCE,
    ...line,
  });
  const oncePaid = block({
    per: must(wordOf("account", "seat")),
    for: must(wordOrDuration("forever", "month", "cycle", "term")),
    ...SOURCE,
  });
  const action = block(
    {
      does: must(IDS).describe("What it brings; a list is one charge for all of them"),
      burns: must(
        z.union([CREDITS, z.array(burn).min(1)], {
          error: "a number of credits, or a list of { credits, kind, charged }",
        }),
      ).describe("Credits each time"),
      ...BURN_KEYS,
      once: sourced(
        z.union([z.literal("never"), oncePaid]),
        "never, or a block such as { per: account, for: 12 months }",
      )
        .optional()
        .describe("Nobody is charged twice"),
      batch: sourced(wordOf("partial", "whole"), "partial or whole")
        .optional()
        .describe("Whether a request that the balance does not cover is cut short or refused"),
      ...CONDITIONS,
      ...SOURCE,
    },
    "an action such as { does: email, burns: 1, charged: success }",
  );

  const topUp = block({
    per: must(sourced(wordOf("credit", "pack"), "credit or pack")).describe("Any number of credits, or whole packs"),
    credits: CREDITS.optional().describe("How many are in a pack"),
    kind: ID.optional(),
    ...pricing(must),
    markup: stated(z.string().regex(/^\d{1,9}(\.\d{1,6})?\s*%$/), "a share such as 30%")
      .optional()
      .describe("So much above the tier's own price of a credit"),
    every: sourced(wordOrDuration("once", "cycle"), "once, cycle, or a duration such as 1 month")
      .optional()
      .describe("Bought once, or coming again"),
    kept: sourced(wordOf("cycle", "term"), "cycle or term")
      .optional()
      .describe("How soon a recurring one may be given up"),
    lasts: sourced(wordOrDuration("term", "forever"), "term, forever, or a duration such as 12 months")
      .optional()
      .describe("How long the bought credits live"),
    min: CREDITS.optional(),
    max: CREDITS.optional(),
    minSpend: AMOUNT.optional(),
    prorated: sourced(FLAG, "true or false").optional(),
    ...CONDITIONS,
    ...SOURCE,
    ...line,
  });
  const emptyLine = block({
    do: must(AT_ZERO),
    kind: ID.optional(),
    amount: AMOUNT.optional().describe("Of one credit burned past the balance"),
    max: CREDITS.optional().describe("The most credits a cycle"),
    into: ID.optional().describe("The kind burned instead"),
    at: CREDITS.optional().describe("Credits of it for each one missing"),
    ...CONDITIONS,
    ...SOURCE,
    ...line,
  });
  const addOn = block({ price: must(z.array(priceLine)), features: must(ID_LIST), ...CONDITIONS, ...SOURCE });

  return {
    vendor: must(TEXT).describe("Who sells it"),
    product: TEXT.optional().describe("Which product line"),
    currency: must(CURRENCY).describe("Of every amount that is a bare number"),
    sources: must(z.record(ID, SOURCE_BLOCK, { error: "sources by id" })).describe("Where the numbers are from"),
    kinds: byId(block(grantKeys(must), "a block of grant keys, such as { every: month }"), "kinds by id")
      .optional()
      .describe("The credit kinds; grant keys written here hold for every grant of the kind"),
    actions: must(byId(action, "actions by id")).describe("The rate card"),
    tiers: must(byId(tier, "tiers by id")).describe("From small to large"),
    addOns: byId(addOn, "add-ons by id").optional().describe("Features that are sold separately"),
    topUps: z.array(topUp, { error: "a list of top-ups" }).optional().describe("Credits that can be bought on top"),
    whenEmpty: must(
      z.union([sourced(z.literal("stop"), "stop"), z.array(emptyLine).min(1)], {
        error: "stop, or a list such as [ { do: overage, amount: 0.05 } ]",
      }),
    ).describe("What happens at zero"),
    burnOrder: sourced(
      z.array(wordOf("allowance", "one-time", "trial", "bonus", "rollover", "purchase", "expiry")),
      "a list such as [ allowance, purchase ]",
    )
      .optional()
      .describe("Which credits go first"),
    examples: z
      .array(EXAMPLE, { error: "a list of examples" })
      .optional()
      .describe("Figures that were printed; the file's own tests"),
    disputed: z
      .array(DISPUTE, { error: "a list of { fact, others, why }" })
      .optional()
      .describe("Facts about which sources disagree"),
    notModelled: z
      .array(block({ says: TEXT, effect: TEXT, ...SOURCE }), { error: "a list of { says, effect }" })
      .optional()
      .describe("What the file knows and the tool does not compute"),
    ...SOURCE,
  };
}

/** What a contract says beside the plan it changes. */
export const CONTRACT_KEYS = {
  extends: ID.describe("The plan that it changes"),
  name: ID.optional().describe("Its own name (the file's)"),
  from: DAY.optional(),
  until: DAY.optional(),
  notice: COUNT.optional().describe("Days before the end by which notice must be given"),
  confidential: FLAG.optional().describe("Its prices stay out of reports unless asked for"),
};
