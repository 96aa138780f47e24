import type { Activities } from "../activities.ts";
import type { Offer } from "../engine/offer.ts";
import type { Example, KindId, Plan, PrintedCredits } from "../plans/plan.ts";
import type { Assumptions, Scenario, Span, Work } from "../scenarios/scenario.ts";
import { type Credits, credits } from "../units/credits.ts";
import { dividedBy, type Fraction, fraction, fractionOfDecimal, ONE, ZERO } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import type { Rules } from "./ask.ts";
import { offersOf } from "./offers.ts";
import { withSizes } from "./sizes.ts";

/** What an example puts in: a plan, and a month's work in which everything is found and nobody is known. */
export interface Case {
  /** As the file follows it, or as the source named by `under` has it. */
  readonly plan: Plan;
  readonly example: Example;
  readonly scenario: Scenario;
  readonly rules: Rules;
}

/** A first of January of a common year: periods counted from sign-up and by the calendar are the same. */
export const START = Date.UTC(2027, 0, 1);

export function caseOf(plan: Plan, example: Example, activities: Activities): Case {
  const isFree = (activity: string) => activities[activity]?.free === true;
  return { plan, example, scenario: scenarioOf(plan, example, activities), rules: { isFree, allowUncovered: false } };
}

/** `given` is a number a month, shared evenly by the seats; what is held, or usually done for all together, belongs to none. */
function scenarioOf(plan: Plan, example: Example, activities: Activities): Scenario {
  const { given, seats = 1, months: count } = example;
  const entries = Object.entries(given);
  const isForAll = (id: string) => activities[id]?.usually === "account" || activities[id]?.held === true;
  const rate = (id: string, amount: Fraction): Rate => ({ amount, per: activities[id]?.held ? "held" : "month" });
  const work = (does: Record<string, Rate>): Work => ({ does, find: {} });
  const each = entries.filter(([id]) => !isForAll(id));
  const share = (number: string) => dividedBy(fractionOfDecimal(number), fraction(Math.max(1, seats)));
  const span: Span = {
    from: START,
    roles: [
      {
        id: "person",
        people: seats,
        seats,
        work: work(Object.fromEntries(each.map(([id, number]) => [id, rate(id, share(number))]))),
      },
    ],
    account: work(
      Object.fromEntries(
        entries.filter(([id]) => isForAll(id)).map(([id, number]) => [id, rate(id, fractionOfDecimal(number))]),
      ),
    ),
    events: {},
    assume: {
      workingWeeksPerYear: fraction(48),
      found: {},
      alreadyKnown: [],
      together: true,
      use: { [plan.id]: waysOf(example) },
      batch: {},
      season: {},
      growth: ZERO,
    },
  };
  return {
    name: "example",
    start: START,
    months: count,
    spans: [span],
    customerOf: [],
    need: { features: [] },
    stated: new Set(),
  };
}

function waysOf({ use }: Example): Assumptions["use"][string] {
  return Object.fromEntries(Object.entries(use).map(([activity, action]) => [activity, [{ action, share: ONE }]]));
}

/**
 * The offers that an example speaks of: of its tier, billed, answered at zero and sized as it says, in the order of the file. One
 * after another, since most figures are of the first.
 */
export function* offersIn({ plan, example, scenario, rules }: Case): Generator<Offer, undefined> {
  const isMeant = ({ tier, billing, whenEmpty }: Offer) =>
    (example.tier === undefined || tier.id === example.tier) &&
    (example.billed === undefined || billing.id === example.billed) &&
    (example.atZero === undefined || Object.values(whenEmpty).some(({ response }) => response.do === example.atZero));
  for (const offer of offersOf(plan, scenario).filter(isMeant)) {
    const chosen = sizesChosen(example.size, offer);
    const open = sizedKinds(offer).some((kind) => chosen[kind] === undefined);
    const sized = open ? withSizes(offer, scenario, rules) : [offer];
    yield* sized.map((each) => ({ ...each, sizes: { ...each.sizes, ...chosen } }));
  }
}

/** One number is the size of every sized kind. */
function sizesChosen(size: PrintedCredits | undefined, offer: Offer): Readonly<Record<KindId, Credits>> {
  const kinds = sizedKinds(offer);
  const byKind = typeof size === "string" ? Object.fromEntries(kinds.map((kind) => [kind, size])) : (size ?? {});
  return Object.fromEntries(Object.entries(byKind).map(([kind, number]) => [kind, credits(number)]));
}

function sizedKinds({ tier }: Offer): readonly KindId[] {
  return tier.price.filter(({ pricing, per }) => pricing.is === "sizes" || per === "credit").map(({ kind }) => kind);
}
