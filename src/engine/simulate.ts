import type { KindId } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { add, type Credits, NO_CREDITS } from "../units/credits.ts";
import { addMoney } from "../units/money.ts";
import type { Cost, Estimate, Missing, MonthReport } from "./estimate.ts";
import { type Invoice, totalOf } from "./invoice.ts";
import type { LedgerRun } from "./ledger.ts";
import { wantedBy } from "./metering.ts";
import { featuresOf, type Offer } from "./offer.ts";
import { billOverage } from "./overage.ts";
import { type Path, type Stage, stagesOf } from "./path.ts";
import { currencyOf } from "./pricing.ts";
import { refusalsOf } from "./refusals.ts";
import { reportMonths, totalOfKind } from "./report.ts";
import { canBePlayed, type Planned, planned, playStages, purchasesIn, unknownGrants } from "./stage-ledger.ts";
import { useOf } from "./stage-use.ts";
import { mostSeats } from "./subscription.ts";
import { billSubscription } from "./subscription-bill.ts";
import { billTopUps, type Purchase } from "./top-ups.ts";

/** What a simulation may be told beside the offer and the scenario. */
export interface Circumstance {
  /** Credits bought on top. */
  readonly purchases?: readonly Purchase[];
  /** Which activities cost nothing at any vendor. */
  readonly isFree: (activity: string) => boolean;
}

/**
 * Run a scenario against an offer, or against a path of offers: meter the work, play the ledger, write the invoice. Pure: the
 * same inputs give the same estimate. What the vendor does not publish is listed under `missing`; what can be computed without
 * it is there. Over a change of offers the ledger goes on: what lives stays usable, the grants of the old tier stop, those of
 * the new one begin.
 */
export function simulate(taken: Offer | Path, scenario: Scenario, { purchases = [], isFree }: Circumstance): Estimate {
  const stages = stagesOf(taken, scenario).map((stage) => planned(stage, scenario, isFree));
  const [first] = stages;
  if (!first) throw new RangeError("a path has at least one step");
  const { offer, subscription } = first;
  const ledger = stages.every(canBePlayed) ? playStages(stages, scenario, purchases) : undefined;
  const missed = new Set(stages.flatMap(({ schedule }) => schedule.missing.map(({ kind }) => kind)));
  const countable = offer.plan.kinds.filter((kind) => !missed.has(kind));
  const kinds = ledger ? Object.fromEntries(countable.map((kind) => [kind, totalOfKind(ledger.segments, kind)])) : {};
  let months: readonly MonthReport[] | undefined;
  const invoice = invoiceOf(stages, scenario, purchases, ledger);
  return {
    offer,
    subscription,
    stages: stages.map((stage) => ({ offer: stage.offer, subscription: stage.subscription })),
    seats: Math.max(...stages.map((stage) => mostSeats(stage.subscription))),
    use: useOf(stages),
    notCovered: unique(stages.flatMap(({ metered }) => metered.notCovered)),
    lacks: scenario.need.features.filter((feature) =>
      stages.some((stage) => !featuresOf(stage.offer).includes(feature)),
    ),
    refusals: stages.flatMap((stage) => refusalsOf(stage.offer, scenario, stage.subscription)),
    missing: missingOf(stages, invoice),
    used: wanted(stages),
    kinds,
    /** Worked out when it is first asked for: most offers lose before anybody looks at their months. */
    get months() {
      months ??= ledger ? reportMonths(ledger, countable, monthBounds(scenario)) : [];
      return months;
    },
    ledger,
    purchases,
    invoice,
    cost: costOf(invoice, ledger !== undefined, kinds),
  };
}

function invoiceOf(
  stages: readonly Stage[],
  scenario: Scenario,
  purchases: readonly Purchase[],
  ledger: LedgerRun | undefined,
): Invoice {
  const currency = currencyOf((stages[0] as Stage).offer.plan, scenario.currency);
  const bought = (stage: Stage) => purchasesIn(stage, purchases, stage === stages.at(-1));
  const parts = [
    ...stages.map(({ offer, subscription }) => billSubscription(offer, subscription, currency)),
    ...stages.map((stage) => billTopUps(bought(stage), stage.offer, stage.subscription, currency)),
    ...stages.map(({ offer, subscription }) => billOverage(offer, subscription, currency, ledger)),
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

function wanted(stages: readonly Planned[]): Record<KindId, Credits> {
  const unknown = new Set(
    stages.flatMap(({ metered }) =>
      metered.uses.flatMap(({ burns }) =>
        burns
          .filter(({ credits, units }) => credits === undefined && units.numerator > 0n)
          .map(({ burn }) => burn.kind),
      ),
    ),
  );
  const known = (stages[0] as Stage).offer.plan.kinds.filter((kind) => !unknown.has(kind));
  const parts = stages.map(({ metered, subscription }) => wantedBy(metered, subscription.until, subscription.from));
  return Object.fromEntries(known.map((kind) => [kind, add(...parts.map((part) => part[kind] ?? NO_CREDITS))]));
}

function missingOf(stages: readonly Planned[], invoice: Invoice): Missing[] {
  const rates = unique(stages.flatMap(({ metered }) => metered.missing));
  const amounts = stages.flatMap(unknownGrants).map(({ fact }) => ({ fact, of: "allowance" as const }));
  const prices = invoice.missing.map(({ fact, item }) => ({ fact, of: item }));
  const all = [...rates.map((fact) => ({ fact, of: "rate" as const })), ...amounts, ...prices];
  return stages.length === 1 ? all : [...new Map(all.map((each) => [`${each.of} ${each.fact.at}`, each])).values()];
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}
