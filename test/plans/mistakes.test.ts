import { describe, expect, it } from "vitest";
import { issuesOf, parsedPlan, planText, told } from "../setup/plan-of.ts";

const one = (tier: string) => ({ tiers: `tiers: { pro: { ${tier} } }` });
const price = "price: [ { amount: 100, billed: monthly } ]";
const grant = (line: string) => one(`${price}, grants: [ { ${line} } ]`);
const priced = (line: string) => one(`price: [ { ${line} } ]`);
const action = (line: string) => ({ actions: `actions: { reveal-email: { ${line} } }` });
const topUp = (line: string) => ({ topUps: `topUps: [ { ${line} } ]` });
const KINDS = {
  kinds: "kinds: { mail: {}, dial: {} }",
  actions: "actions: { a: { does: email, burns: 1, kind: mail, charged: success } }",
};

/** What is written wrong → what is said of it, after the part of the file that is pointed at. */
const MISTAKES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "a typo in a key",
    priced("amout: 100, billed: monthly"),
    ['‹amout› unknown-key tiers.pro.price has no "amout" Did you mean "amount"?'],
  ],
  [
    "text for money",
    priced("amount: 4c, billed: monthly"),
    ['‹4c› wrong-value tiers.pro.price.amount must be an amount such as 0.04, not "4c"'],
  ],
  [
    "text for money under `is`",
    priced("amount: { is: 4c, source: list }, billed: monthly"),
    ['‹4c› wrong-value tiers.pro.price.amount must be an amount such as 0.04, not "4c"'],
  ],
  [
    "a negative amount",
    priced("amount: -4, billed: monthly"),
    ["‹-4› negative tiers.pro.price.amount must be a number that is not negative, not -4"],
  ],
  [
    "a word that is not allowed",
    grant("credits: 5, every: mnth"),
    [
      '‹mnth› unknown-word tiers.pro.grants.every must be day, month, quarter, year, cycle, term, once, or a duration such as 30 days, not "mnth" Did you mean "month"?',
    ],
  ],
  ["a missing key", { vendor: "" }, ['‹currency: USD› missing-key The file lacks "vendor": it must be text']],
  [
    "two mistakes at once",
    { vendor: "vendor: 7", currency: "currency: dollars" },
    [
      "‹7› wrong-value vendor must be text, not 7",
      '‹dollars› wrong-value currency must be a currency code such as USD, or unpublished, not "dollars"',
    ],
  ],
  [
    "a currency that there is not",
    { currency: "currency: USX" },
    ['‹USX› unknown-currency currency is "USX", which is no currency of ISO 4217 Did you mean "UGX"?'],
  ],
  [
    "a day that there is not",
    { sources: "sources: { list: { title: L, date: undated, read: 2026-02-30, authority: official } }" },
    ["‹2026-02-30› impossible-date sources.list.read must be a day that exists, not 2026-02-30"],
  ],
  [
    "a number that rests on nothing",
    {
      source: "",
      actions: "actions: { source: list, a: { does: email, burns: 1, charged: success } }",
      ...one("price: [ { amount: 1, billed: monthly, source: list } ], grants: [ { credits: 5, every: month } ]"),
    },
    [
      "‹5› number-without-source tiers.pro.grants.credits rests on no source: name one with source on it, or on a block around it",
    ],
  ],
  [
    "a source that there is not",
    { source: "source: lsit" },
    ['‹lsit› unknown-source source names the source "lsit", which is not under sources Did you mean "list"?'],
  ],
  [
    "an activity that there is not",
    action("does: emial, burns: 1, charged: success"),
    [
      '‹emial› unknown-activity actions.reveal-email.does names the activity "emial", which is not known Did you mean "email"?',
    ],
  ],
  [
    "a feature that there is not",
    one(`${price}, features: [ crm-snyc ]`),
    [
      '‹[ crm-snyc ]› unknown-feature tiers.pro.features names the feature "crm-snyc", which is not known Did you mean "crm-sync"?',
    ],
  ],
  [
    "a tier in a condition that there is not",
    action("does: email, burns: 1, charged: success, tiers: [ por ]"),
    ['‹[ por ]› unknown-tier actions.reveal-email.tiers names the tier "por", which is not known Did you mean "pro"?'],
  ],
  [
    "a tier that includes one that there is not",
    one(`${price}, includes: basic`),
    ['‹basic› unknown-tier tiers.pro.includes names the tier "basic", which is not known'],
  ],
  [
    "tiers that include each other",
    {
      tiers:
        "tiers: { a: { price: [ { amount: 1, billed: monthly } ], includes: b }, b: { price: [ { amount: 1, billed: monthly } ], includes: a } }",
    },
    [
      '‹b› tiers-include-each-other tiers.a.includes includes "b", which includes it in turn',
      '‹a› tiers-include-each-other tiers.b.includes includes "a", which includes it in turn',
    ],
  ],
  [
    "credits per seat that do not say whether they are shared",
    grant("credits: 5, per: seat, every: month"),
    [
      "‹credits› pooled-missing tiers.pro.grants must say whether the credits per seat are pooled (shared by the team): pooled: true or false",
    ],
  ],
  [
    "`seats` for `seat`",
    grant("credits: 5, per: seats, every: month"),
    [
      '‹seats› unknown-word tiers.pro.grants.per must be account, seat or the id of an event, not "seats" Did you mean "seat"?',
    ],
  ],
  [
    "a grant that does not say how often",
    grant("credits: 5"),
    ["‹credits› every-missing tiers.pro.grants must say how often it comes: every month, cycle, year, once, …"],
  ],
  [
    "a bare rollover share",
    grant("credits: 5, every: month, rollover: { carry: 50%, again: true }"),
    [
      '‹50%› bare-rollover-share tiers.pro.grants.rollover.carry does not say of what 50% is Write "50% of unused" (of what is left) or "50% of grant" (of what was granted).',
    ],
  ],
  [
    "a rollover that does not say `again`",
    grant("credits: 5, every: month, rollover: { carry: all }"),
    ['‹{ carry: all }› missing-key tiers.pro.grants.rollover lacks "again": it must be true or false'],
  ],
  [
    "a fourth decimal of a credit",
    grant("credits: 0.1234, every: month"),
    [
      "‹0.1234› not-exact tiers.pro.grants.credits must be a number of credits with at most three decimals, below nine trillion, not 0.1234",
    ],
  ],
  [
    "a seventh decimal of money",
    priced("amount: 0.1234567, billed: monthly"),
    [
      "‹0.1234567› not-exact tiers.pro.price.amount must be an amount with at most six decimals, below nine billion, not 0.1234567",
    ],
  ],
  [
    "a price said twice",
    priced("amount: 1, sizes: { 100: 1 }, billed: monthly"),
    ["‹amount› price-twice tiers.pro.price says its price twice: amount and sizes"],
  ],
  [
    "a price line without a price",
    priced("billed: monthly"),
    ["‹billed› price-missing tiers.pro.price has no price: amount (a number or unpublished) or brackets"],
  ],
  [
    "a price that does not say how it is billed",
    priced("amount: 5"),
    [
      "‹amount› billed-missing tiers.pro.price must say how often it is billed: monthly, quarterly, halfYearly, yearly or a duration",
    ],
  ],
  [
    "brackets out of order",
    priced("volume: [ { from: 10, amount: 2 }, { from: 10, amount: 1 } ], per: seat, billed: monthly"),
    ["‹from› bracket-order tiers.pro.price.volume.2 begins at 10, which is not above the 10 of the bracket before it"],
  ],
  [
    "two kinds and a line that names none",
    { ...KINDS, ...grant("credits: 5, every: month") },
    ["‹credits› kind-missing tiers.pro.grants must name its kind, since there are 2: mail, dial"],
  ],
  [
    "a kind that there is not",
    { ...KINDS, ...grant("credits: 5, kind: mial, every: month") },
    ['‹mial› unknown-kind tiers.pro.grants.kind names the kind "mial", which is not known Did you mean "mail"?'],
  ],
  [
    "credits bought once that do not say how long they last",
    topUp("per: credit, amount: 0.1"),
    [
      "‹per› lasts-missing topUps must say how long the bought credits last: forever, term, or a duration such as 12 months",
    ],
  ],
  [
    "a pack of unsaid size",
    topUp("per: pack, amount: 10, lasts: forever"),
    ["‹per› pack-size topUps must say how many credits are in a pack: credits: 1000"],
  ],
  [
    "an overage without a price",
    { whenEmpty: "whenEmpty: [ { do: overage } ]" },
    ["‹do› price-missing whenEmpty must say what a credit past the balance costs: amount"],
  ],
  [
    "an exchange into nothing",
    { whenEmpty: "whenEmpty: [ { do: exchange, at: 2 } ]" },
    ["‹do› exchange-incomplete whenEmpty must say which kind is burned instead and how much of it: into and at"],
  ],
  [
    "an action that does not say when it is charged",
    action("does: email, burns: 1"),
    ["‹does› charged-missing actions.reveal-email must say when it is charged: per attempt, success, month or year"],
  ],
  [
    "an id that is not in kebab-case",
    { actions: "actions: { revealEmail: { does: email, burns: 1, charged: success } }" },
    [
      '‹revealEmail› wrong-key actions.revealEmail must be an id in lower case with hyphens, such as reveal-phone, not "revealEmail"',
    ],
  ],
  [
    "an example that tests nothing",
    { examples: "examples: [ { says: Nothing } ]" },
    [
      "‹says› example-expects-nothing examples must say what comes out: burns, costs, beyond, unitPrice, grants, left or recommends",
    ],
  ],
  [
    "an example of a tier that there is not",
    { examples: "examples: [ { says: X, tier: por, burns: 1 } ]" },
    ['‹por› unknown-tier examples.tier names the tier "por", which is not known Did you mean "pro"?'],
  ],
  [
    "a disputed fact that leads nowhere",
    { disputed: "disputed: [ { fact: tiers.por.grants, others: [ { says: 5, source: study } ] } ]" },
    [
      '‹tiers.por.grants› unknown-address disputed.fact "tiers.por.grants" leads nowhere: there is no "por" Did you mean "pro"?',
    ],
  ],
  [
    "a reading that does not fit",
    { disputed: "disputed: [ { fact: tiers.pro.grants.credits, others: [ { says: lots, source: study } ] } ]" },
    [
      '‹lots› unknown-word tiers.pro.grants.credits must be a number of credits such as 400, size, unlimited or unpublished, not "lots" (as "study" has it)',
    ],
  ],
];

describe("a plan file with a mistake is refused, with its place and what would be right:", () => {
  it.each(MISTAKES)("%s", async (_what, parts, expected) => {
    expect(issuesOf(await parsedPlan(parts)).map((issue) => told(issue, planText(parts)))).toEqual(expected);
  });
});
