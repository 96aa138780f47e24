import { isKnown, type KindId } from "../plans/plan.ts";
import { endOf, monthBounds, peopleLayers, rolesOf } from "../scenarios/demand.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, type Instant, months } from "../units/calendar.ts";
import { type Credits, credits, multiply, NO_CREDITS, UNLIMITED } from "../units/credits.ts";
import { addMoney } from "../units/money.ts";
import type { Cost, Estimate, Missing, MonthReport } from "./estimate.ts";
import { inHand } from "./in-hand.ts";
import { billSubscription, type Invoice, totalOf } from "./invoice.ts";
import { type LedgerRun, playLedger, type UserCap } from "./ledger.ts";
import { seatGroup } from "./lot.ts";
import { type Metered, meter, wantedBy } from "./metering.ts";
import { circumstancesOf, featuresOf, type Offer } from "./offer.ts";
import { billOverage, overageDeposits } from "./overage.ts";
import { currencyOf } from "./pricing.ts";
import { refusalsOf } from "./refusals.ts";
import { reportMonths, totalOfKind } from "./report.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";
import { mostSeats, type Subscription, subscribe } from "./subscription.ts";
import { billTopUps, type Purchase, purchaseDeposits } from "./top-ups.ts";

/** What a simulation may be told beside the offer and the scenario. */
export interface Circumstance {
  /** Credits bought on top. */
  readonly purchases?: readonly Purchase[];
  /** Which activities cost nothing at any vendor. */
  readonly isFree: (activity: string) => boolean;
}

/**
 * Run a scenario against an offer: meter the work, play the ledger, write the invoice. Pure: the same inputs give the same
 * estimate. What the vendor does not publish is listed under `missing`; what can be computed without it is there.
 */
export function simulate(offer: Offer, scenario: Scenario, { purchases = [], isFree }: Circumstance): Estimate {
  const subscription = subscribe(offer, scenario);
  const given = circumstancesOf(offer, subscription.created);
  const metered = meter(offer.plan, scenario, given, isFree);
  const schedule = scheduleOf(offer, scenario);
  const bounds = monthBounds(scenario);
  const wants = kindsWanted(offer, metered);
  const unknown = schedule.missing.filter(({ kind }) => wants.has(kind));
  const playable = metered.missing.length === 0 && unknown.length === 0;
  const ledger = playable ? play(offer, scenario, subscription, metered, schedule, purchases) : undefined;
  const used = wanted(offer, metered, subscription.until);
  const countable = offer.plan.kinds.filter((kind) => !schedule.missing.some((each) => each.kind === kind));
  const kinds = ledger ? Object.fromEntries(countable.map((kind) => [kind, totalOfKind(ledger.segments, kind)])) : {};
  let months: readonly MonthReport[] | undefined;
  const invoice = invoiceOf(offer, scenario, subscription, purchases, ledger);
  return {
    offer,
    subscription,
    seats: mostSeats(subscription),
    use: metered.uses,
    notCovered: metered.notCovered,
    lacks: scenario.need.features.filter((feature) => !featuresOf(offer).includes(feature)),
    refusals: refusalsOf(offer, scenario, subscription),
    missing: missingOf(metered, unknown, invoice),
    used,
    kinds,
    /** Worked out when it is first asked for: most offers lose before anybody looks at their months. */
    get months() {
      months ??= ledger ? reportMonths(ledger, countable, bounds) : [];
      return months;
    },
    ledger,
    purchases,
    invoice,
    cost: costOf(invoice, ledger !== undefined, kinds),
  };
}

function play(
  offer: Offer,
  scenario: Scenario,
  subscription: Subscription,
  metered: Metered,
  schedule: Schedule,
  purchases: readonly Purchase[],
): LedgerRun {
  return playLedger({
    from: scenario.start,
    until: endOf(scenario),
    opening: inHand(offer, scenario, schedule),
    deposits: [
      ...schedule.deposits,
      ...purchaseDeposits(purchases, subscription),
      ...overageDeposits(offer, subscription),
    ],
    flows: metered.flows,
    charges: metered.charges,
    cuts: [...monthBounds(scenario), ...metered.cuts],
    burnOrder: offer.plan.burnOrder,
    exchanges: Object.entries(offer.whenEmpty).flatMap(([kind, { response }]) =>
      response.do === "exchange" && isKnown(response.rate) && kind !== response.into
        ? [{ kind, into: response.into, rate: response.rate }]
        : [],
    ),
    caps: userCaps(offer, scenario),
  });
}

/** A person's cap, where the plan can set one: so many credits of a kind a month for each of the group, from month to month. */
function userCaps(offer: Offer, scenario: Scenario): UserCap[] {
  if (!featuresOf(offer).includes("user-caps")) return [];
  return rolesOf(scenario).flatMap((role) => {
    const capped = scenario.spans.some((span) => span.roles.some(({ id, cap }) => id === role && cap !== undefined));
    return capped
      ? peopleLayers(scenario, role).map(({ level, count }) => ({
          owner: seatGroup(role, level),
          resets: resetsOf(scenario, role, count),
        }))
      : [];
  });
}

function resetsOf(scenario: Scenario, role: string, count: number): UserCap["resets"] {
  return Array.from({ length: scenario.months }, (_, index) => {
    const at = boundary(scenario.start, months(1), index);
    const span = scenario.spans.findLast(({ from }) => from <= at) ?? scenario.spans[0];
    const cap = span?.roles.find(({ id }) => id === role)?.cap;
    return { at, most: cap === undefined ? UNLIMITED : multiply(credits(cap), count) };
  });
}

function invoiceOf(
  offer: Offer,
  scenario: Scenario,
  subscription: Subscription,
  purchases: readonly Purchase[],
  ledger: LedgerRun | undefined,
): Invoice {
  const currency = currencyOf(offer.plan, scenario.currency);
  const parts = [
    billSubscription(offer, subscription, currency),
    billTopUps(purchases, offer, subscription, currency),
    billOverage(offer, subscription, currency, ledger),
  ];
  const lines = parts.flatMap((part) => part.lines).sort((a, b) => a.at - b.at);
  return { currency, lines, missing: parts.flatMap((part) => part.missing) };
}

function costOf(invoice: Invoice, played: boolean, kinds: Estimate["kinds"]): Cost {
  const lacks = (...items: readonly string[]) => invoice.missing.some(({ item }) => items.includes(item));
  const subscription = lacks("subscription", "seats-added", "add-on", "set-up")
    ? undefined
    : totalOf(invoice.lines, ["subscription", "seats-added", "add-on", "set-up"]);
  const topUps = lacks("top-up") ? undefined : totalOf(invoice.lines, ["top-up"]);
  const overage = lacks("overage") ? undefined : totalOf(invoice.lines, ["overage"]);
  const isShort = Object.values(kinds).some(({ shortage }) => shortage > 0);
  const beyond =
    topUps === undefined || overage === undefined || !played || isShort ? undefined : addMoney(topUps, overage);
  const total = subscription === undefined || beyond === undefined ? undefined : addMoney(subscription, beyond);
  return {
    currency: invoice.currency,
    subscription,
    topUps,
    overage,
    beyond,
    total,
    behind: addMoney(...invoice.lines.map(({ behind }) => behind)),
  };
}

function wanted(offer: Offer, metered: Metered, until: Instant): Record<KindId, Credits> {
  const unknown = new Set(
    metered.uses.flatMap(({ burns }) =>
      burns.filter(({ credits, units }) => credits === undefined && units.numerator > 0n).map(({ burn }) => burn.kind),
    ),
  );
  const known = offer.plan.kinds.filter((kind) => !unknown.has(kind));
  const all = wantedBy(metered, until);
  return Object.fromEntries(known.map((kind) => [kind, all[kind] ?? NO_CREDITS]));
}

/** The kinds that the work burns, and those that may be burned in their place. A grant of any other may stay unpublished. */
function kindsWanted(offer: Offer, { flows, charges }: Metered): ReadonlySet<KindId> {
  const kinds = new Set([...flows, ...charges].flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  for (const [kind, { response }] of Object.entries(offer.whenEmpty)) {
    if (response.do === "exchange" && kinds.has(kind)) kinds.add(response.into);
  }
  return kinds;
}

function missingOf(metered: Metered, grants: Schedule["missing"], invoice: Invoice): Missing[] {
  return [
    ...metered.missing.map((fact) => ({ fact, of: "rate" as const })),
    ...grants.map(({ fact }) => ({ fact, of: "allowance" as const })),
    ...invoice.missing.map(({ fact, item }) => ({ fact, of: item })),
  ];
}
