import { checkExamples } from "../choose/examples.ts";
import { capBelowRefill } from "./cap-below-refill.ts";
import { cheapTopUp } from "./cheap-top-up.ts";
import { contractRepeatsPlan } from "./contract-repeats-plan.ts";
import { currencyMixed } from "./currency-mixed.ts";
import { disputeWithoutWhy } from "./dispute-without-why.ts";
import { dominated } from "./dominated.ts";
import { priceFarOff } from "./price-far-off.ts";
import type { Rule } from "./rule.ts";
import { seatOrAccount } from "./seat-or-account.ts";
import { staleSource } from "./stale-source.ts";
import { unitPriceRises } from "./unit-price-rises.ts";
import { unreachable } from "./unreachable.ts";
import { yearlyDearer } from "./yearly-dearer.ts";

/** What is looked for in every plan and contract that can be read. docs/rules.md shows each with a mistake and its mending. */
export const PLAN_RULES: readonly Rule[] = [
  {
    code: "example-fails",
    severity: "error",
    finds: "A figure that the file says was printed comes out at another one.",
    why: "Either the file or the example is not what the vendor printed, so totals are wrong.",
    look: ({ file, words }) => checkExamples(file, words).map(({ address, message }) => ({ at: address, message })),
  },
  {
    code: "price-far-off",
    severity: "warning",
    finds: "A price many times above or below those beside it: cycles, tiers, steps, bought credits, other sources.",
    why: "A point that slipped, a month taken for a year or a pack for a credit multiplies every total.",
    look: priceFarOff,
  },
  {
    code: "seat-or-account",
    severity: "error",
    finds: "A tier priced for each seat in one cycle and for the account in another.",
    why: "The bill of a team of ten is ten times too high or too low.",
    look: seatOrAccount,
  },
  {
    code: "yearly-dearer",
    severity: "error",
    finds: "A longer billing cycle that costs more by the month than the shortest one.",
    why: "Nobody is charged more for paying ahead: one of the two prices is not what was printed.",
    look: yearlyDearer,
  },
  {
    code: "unit-price-rises",
    severity: "warning",
    finds: "A larger size, bracket or pack at which one credit costs more than at the smaller one.",
    why: "Buyers would take the smaller one twice; mostly two figures have changed places.",
    look: unitPriceRises,
  },
  {
    code: "dominated",
    severity: "warning",
    finds:
      "A tier, or a step of a slider, for which another one is at least as good in everything and better in something.",
    why: "Nobody should buy it; mostly a feature, a condition or a price is missing.",
    look: dominated,
  },
  {
    code: "cheap-top-up",
    severity: "warning",
    finds: "Credits bought on top that are cheaper than included ones in every tier that may buy them.",
    why: "The smallest tier and top-ups then beat every larger tier, which vendors seldom mean.",
    look: cheapTopUp,
  },
  {
    code: "cap-below-refill",
    severity: "error",
    finds: "A cap on the balance below what one deposit brings.",
    why: "Part of every deposit would be lost as it comes.",
    look: capBelowRefill,
  },
  {
    code: "unreachable",
    severity: "error",
    finds: "A tier, line, step or pack that nobody can come to: its conditions or limits never hold.",
    why: "It is never offered, and nothing says so.",
    look: unreachable,
  },
  {
    code: "currency-mixed",
    severity: "error",
    finds: "An amount in other currencies than the plan's own.",
    why: "Offers with it have no total.",
    look: currencyMixed,
  },
  {
    code: "dispute-without-why",
    severity: "warning",
    finds: "A disputed fact that does not say why the file follows its reading.",
    why: "Readers are told that sources disagree, and cannot judge which to believe.",
    look: disputeWithoutWhy,
  },
  {
    code: "contract-repeats-plan",
    severity: "warning",
    finds: "A contract all of whose values stand in its plan already.",
    why: "It costs what the list costs: what was agreed is missing, or the list has come to it.",
    look: contractRepeatsPlan,
  },
  {
    code: "stale-source",
    severity: "warning",
    finds: "A source older than --max-age that numbers rest on.",
    why: "Vendors change prices several times a year.",
    waits: true,
    look: staleSource,
  },
];

/** What is looked for in a scenario beside what it names. */
export const UNCOVERED_ACTIVITY = {
  code: "uncovered-activity",
  severity: "warning",
  finds: "An activity of a scenario that none of the plans taking part does.",
  why: "No offer can be recommended, since none does all of the work.",
} as const;

/** Every rule that may be switched off by a comment. */
export const ALL_RULES = [...PLAN_RULES, UNCOVERED_ACTIVITY];
export const SWITCHABLE = {
  codes: ALL_RULES.map(({ code }) => code),
  waiting: PLAN_RULES.filter(({ waits }) => waits).map(({ code }) => code),
};
