import fc from "fast-check";
import type { Candidate, Ranking } from "../../src/choose/answer.ts";
import type { Ask } from "../../src/choose/ask.ts";
import { assess } from "../../src/choose/candidate.ts";
import { fieldOf } from "../../src/choose/field.ts";
import { rankPlans } from "../../src/choose/rank.ts";
import type { Offer } from "../../src/engine/offer.ts";
import type { Path } from "../../src/engine/path.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { boundary } from "../../src/units/calendar.ts";
import { fraction } from "../../src/units/fraction.ts";
import {
  action,
  type GrantWords,
  grant,
  monthly,
  offer,
  overage,
  price,
  role,
  scenario,
  topUp,
  whenEmpty,
  yearly,
} from "../engine/builders.ts";

/*
 * Small plans and teams whose answers change often: a few people, a few dozen lookups a month, vendors that charge about the
 * same. What answers to them is checked by trying every value.
 */

export const ASKED: Ask = { prefer: "included", allOffers: false, allowUncovered: false, isFree: () => false };

const grantsOf: fc.Arbitrary<readonly GrantWords[]> = fc.array(
  fc.record({
    credits: fc.integer({ min: 0, max: 120 }),
    per: fc.constantFrom("account", "seat"),
    pooled: fc.boolean(),
  } as const),
  { maxLength: 2 },
);

/** What a vendor sells on top: nothing, credits or packs at a price, or overage. */
const onTop = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 40 }).map((cents) => ({ topUps: [topUp({ amount: cents / 100 })] })),
  fc.integer({ min: 1, max: 15 }).map((dollars) => ({
    topUps: [topUp({ amount: dollars, unit: { is: "pack", credits: 50_000 as never } })],
  })),
  fc.integer({ min: 1, max: 40 }).map((cents) => ({ whenEmpty: [overage(cents / 100)] })),
  fc.constant({ whenEmpty: [whenEmpty({ do: "stop" })] }),
);

const tiers = fc.record({
  fee: fc.integer({ min: 0, max: 60 }),
  per: fc.constantFrom("account", "seat"),
  billed: fc.constantFrom(monthly, yearly),
  min: fc.integer({ min: 1, max: 4 }),
  grants: grantsOf,
} as const);

function plans(id: string): fc.Arbitrary<Plan> {
  const burns = fc.record({ email: fc.integer({ min: 1, max: 3 }), phone: fc.integer({ min: 1, max: 9 }) });
  return fc
    .record({ burns, sold: onTop, small: tiers, large: tiers, charged: fc.constantFrom("attempt", "success") } as const)
    .map(({ burns: rates, sold, small, large, charged }) => {
      const built = [small, large].map(({ fee, per, billed, min, grants }, index) => {
        const { plan } = offer({
          actions: [
            action("email", [{ credits: rates.email, charged }]),
            action("phone", [{ credits: rates.phone, charged }]),
          ],
          price: [price({ amount: fee, per, billed, at: `tiers.t${index}.price.${billed.id}` })],
          seats: { min },
          grants: grants.map((words, place) => grant({ ...words, at: `tiers.t${index}.grants.${place}` })),
        });
        return { plan, tier: { ...(plan.tiers[0] as Plan["tiers"][number]), id: `t${index}`, name: `T${index}` } };
      });
      const [{ plan }] = built as [(typeof built)[number]];
      return { ...plan, id, ...sold, tiers: built.map(({ tier }) => tier) } as Plan;
    });
}

const teams: fc.Arbitrary<Scenario> = fc
  .record({
    people: fc.integer({ min: 1, max: 6 }),
    others: fc.integer({ min: 0, max: 3 }),
    email: fc.integer({ min: 1, max: 40 }),
    phone: fc.integer({ min: 1, max: 9 }),
    account: fc.integer({ min: 0, max: 90 }),
    found: fc.integer({ min: 20, max: 100 }),
    months: fc.integer({ min: 1, max: 3 }),
    changes: fc.boolean(),
  })
  .map(({ people, others, email, phone, account, found, months, changes }) => {
    const assume = { found: { email: { share: fraction(found, 100) } } };
    const sdr = role("sdr", people, { email: `${email}/month`, phone: `${phone}/month` });
    const roles = others === 0 ? [sdr] : [sdr, role("ae", others, { email: "7/month" })];
    const everywhere = { account: account === 0 ? {} : { email: `${account}/month` }, assume };
    const later = {
      ...everywhere,
      from: "2027-01-20",
      roles: [role("sdr", people + 1, { email: `${email + 2}/month` })],
    };
    return scenario({ months, roles, ...everywhere, changes: changes ? [later] : [] });
  });

/** Three plans for a team. */
export const cases = fc.tuple(plans("a"), plans("b"), plans("c"), teams).map(([a, b, c, team]) => ({
  plans: [a, b, c] as readonly Plan[],
  team,
}));

export function ranked(sold: readonly Plan[], team: Scenario): Ranking {
  return rankPlans(
    sold.map((plan) => ({ plan, readings: [] })),
    team,
    ASKED,
  );
}

/**
 * The least that a plan costs, every offer tried, or every one of some, and where the work changes every offer after every other
 * one; more than anything where none qualifies.
 */
export function bruteTotal(plan: Plan, team: Scenario, isTried: (offer: Offer) => boolean = () => true): number {
  const offers = fieldOf(plan, team, ASKED).filter(isTried);
  const taken = team.spans.length > 1 ? pathsOf(offers, team) : offers;
  const qualifying = taken.map((each) => assess(each, team, ASKED)).filter(({ qualifies }) => qualifies);
  return Math.min(...qualifying.map(({ estimate }: Candidate) => estimate.cost.total ?? Number.POSITIVE_INFINITY));
}

/** Each offer for some months and another one behind it: what is billed by the month is left in any, what binds for a year in none. */
function pathsOf(offers: readonly Offer[], { start, months }: Scenario): readonly Path[] {
  let paths: readonly Path[] = offers.map((each) => [{ offer: each, from: start }]);
  for (let month = 1; month < months; month += 1) {
    const from = boundary(start, { months: 1, days: 0 }, month);
    paths = paths.flatMap((path) => {
      const last = path.at(-1)?.offer;
      const others = last?.billing.id === "monthly" ? offers.filter((each) => each !== last) : [];
      return [path, ...others.map((each) => [...path, { offer: each, from }])];
    });
  }
  return paths;
}
