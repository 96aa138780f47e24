import fc from "fast-check";
import type { Grant, KindId, Rollover, WhenEmpty } from "../../src/plans/plan.ts";
import { type Duration, days, months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import {
  action,
  bought,
  grant,
  monthly,
  type OfferWords,
  overage,
  price,
  role,
  type ScenarioWords,
  whenEmpty,
  yearly,
} from "./builders.ts";

/*
 * Random plans and teams for the laws: small numbers with decimals, awkward starts, seats that come and go, every way of
 * granting and carrying.
 */

const amount = fc.integer({ min: 0, max: 900_000 }).map((thousandths) => thousandths / 1000);
const starts = fc.constantFrom("2027-01-01", "2027-01-31", "2028-02-29", "2027-08-30", "2027-11-15");
const lengths = fc.constantFrom<Duration>(months(1), months(1), months(3), days(7), days(30));

const cap = fc.oneof(
  amount.map((most) => ({ credits: credits(most) })),
  fc.constantFrom({ grants: fraction(1) }, { grants: fraction(3, 2) }),
);

const carry = fc.oneof(
  fc.constant<Rollover["carry"]>("all"),
  amount.map((most) => ({ credits: credits(most) })),
  fc.record({
    share: fc.constantFrom(fraction(1, 2), fraction(1, 3)),
    of: fc.constantFrom("unused", "grant"),
  } as const),
);

export function rollovers(capped: boolean): fc.Arbitrary<Partial<Rollover>> {
  const caps = capped ? { capCarried: cap, capBalance: cap } : {};
  const lasts = fc.constantFrom<Duration | "forever">(months(2), days(10), "forever");
  const parts = fc.record({ carry, again: fc.boolean(), lasts, ...caps }, { requiredKeys: ["carry", "again"] });
  return parts as fc.Arbitrary<Partial<Rollover>>;
}

export function grants(kind: KindId, index: number, capped: boolean): fc.Arbitrary<Grant> {
  return fc
    .record({
      credits: amount,
      per: fc.constantFrom("account", "seat", "seat"),
      pooled: fc.boolean(),
      every: fc.oneof(lengths, fc.constantFrom("cycle", "once")),
      counted: fc.constantFrom("signUp", "calendar"),
      upFront: fc.boolean(),
      prorated: fc.boolean(),
      lasts: fc.option(fc.constantFrom<Duration | "forever">(months(2), days(20), "forever"), { nil: undefined }),
      rollover: fc.option(rollovers(capped), { nil: undefined }),
    } as const)
    .map(({ lasts, rollover, ...words }) =>
      grant({
        ...words,
        kind,
        at: `grants.${kind}${index}`,
        ...(lasts === undefined ? {} : { lasts }),
        ...(rollover === undefined ? {} : { rollover }),
      }),
    );
}

function grantLists(kinds: readonly KindId[], capped: boolean): fc.Arbitrary<readonly Grant[]> {
  const each = kinds.flatMap((kind) => [grants(kind, 0, capped), grants(kind, 1, capped)]);
  return fc.tuple(...each);
}

const atZero: fc.Arbitrary<WhenEmpty> = fc.oneof(
  fc.constant(whenEmpty({ do: "stop" })),
  fc.option(amount, { nil: undefined }).map((most) => overage(0.07, most)),
);

/** One kind, whose actions burn it alone. Without caps where `capped` is false. */
export function plansOfOneKind(capped: boolean): fc.Arbitrary<OfferWords> {
  return fc
    .record({
      grants: grantLists(["credit"], capped),
      billing: fc.constantFrom(monthly, yearly),
      atZero,
      burnOrder: fc.constantFrom(["expiry"], ["purchase", "allowance"], ["rollover"]),
      min: fc.integer({ min: 1, max: 5 }),
      seatPrice: amount,
    } as const)
    .map(({ atZero: response, min, seatPrice, billing, ...words }) => ({
      ...words,
      billing,
      actions: [action("email", 1.5), action("phone", 8)],
      price: [price({ amount: seatPrice, per: "seat", billed: billing })],
      seats: { min },
      whenEmpty: { credit: response },
    }));
}

/** Two kinds: one action burns both, one the second alone, and the first may be exchanged into the second. */
export const plansOfTwoKinds: fc.Arbitrary<OfferWords> = fc
  .record({
    grants: grantLists(["data", "action"], true),
    exchange: fc.option(fc.constantFrom(0.3, 1, 2.5), { nil: undefined }),
    billed: atZero,
  })
  .map(({ grants: list, exchange, billed }) => ({
    kinds: ["data", "action"],
    grants: list,
    actions: [
      action("email", [
        { credits: 0.5, kind: "data" },
        { credits: 1, kind: "action" },
      ]),
      action("phone", [{ credits: 3, kind: "action" }]),
    ],
    whenEmpty: {
      action: billed,
      ...(exchange === undefined
        ? {}
        : { data: whenEmpty({ do: "exchange", into: "action", rate: credits(exchange) }, "data") }),
    },
  }));

const rates = fc
  .record({ email: fc.integer({ min: 0, max: 300 }), phone: fc.integer({ min: 0, max: 30 }) })
  .map(({ email, phone }) => ({ email: `${email}/month`, phone: `${phone}/week` }));

const people = fc.integer({ min: 0, max: 6 });

export const teams: fc.Arbitrary<ScenarioWords> = fc
  .record({
    start: starts,
    months: fc.integer({ min: 1, max: 7 }),
    work: rates,
    counts: fc.tuple(people, people, people, people),
    changeAfter: fc.integer({ min: 1, max: 150 }),
  })
  .map(({ start, work, counts: [a, b, c, d], changeAfter, ...rest }) => {
    const changed = new Date(Date.parse(start) + changeAfter * 86_400_000).toISOString().slice(0, 10);
    return {
      ...rest,
      start,
      account: { email: "37/month" },
      roles: [role("sdr", a, work), role("ae", b, { email: "50/week" })],
      changes: [
        {
          from: changed,
          account: { email: "11/week" },
          roles: [role("sdr", c, work), role("ae", d, { email: "50/week" })],
        },
      ],
    };
  });

export const purchaseLists = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 2 });

export function purchasesFor(amounts: readonly number[], start: string, kind: KindId) {
  return amounts.map((each, index) => bought(each, start, { amount: 0.05, kind, at: `topUps.${index}` }));
}
