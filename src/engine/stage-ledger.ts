import { isKnown, type KindId } from "../plans/plan.ts";
import { peopleLayers, rolesOf } from "../scenarios/demand.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, type Instant, months } from "../units/calendar.ts";
import { credits, multiply, UNLIMITED } from "../units/credits.ts";
import { inHand } from "./in-hand.ts";
import { type LedgerRun, playLedger, type Segment } from "./ledger.ts";
import type { UserCap } from "./ledger-input.ts";
import { type Deposit, type Lot, seatGroup } from "./lot.ts";
import { type Metered, meter } from "./metering.ts";
import { circumstancesOf, featuresOf, type Offer } from "./offer.ts";
import { overageDeposits } from "./overage.ts";
import type { Stage } from "./path.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";
import { type Subscription, takenAt } from "./subscription.ts";
import { type Purchase, purchaseDeposits } from "./top-ups.ts";

/** A stage with all that is known of it before its ledger is played. */
export interface Planned extends Stage {
  readonly metered: Metered;
  readonly schedule: Schedule;
}

/** What a stage's work burns and which deposits it brings. */
export function planned(
  { offer, subscription }: Stage,
  scenario: Scenario,
  isFree: (activity: string) => boolean,
): Planned {
  const metered = meter(offer.plan, scenario, circumstancesOf(offer, subscription.created), isFree);
  return { offer, subscription, metered, schedule: scheduleOf(offer, scenario, subscription) };
}

/** Grants of kinds that a stage's work burns, whose amount is not published. */
export function unknownGrants({ offer, metered, schedule }: Planned): Schedule["missing"] {
  if (schedule.missing.length === 0) return [];
  const wants = kindsWanted(offer, metered);
  return schedule.missing.filter(({ kind }) => wants.has(kind));
}

/** The kinds that the work burns, and those that may be burned in their place. A grant of any other may stay unpublished. */
function kindsWanted(offer: Offer, { flows, charges }: Metered): ReadonlySet<KindId> {
  const kinds = new Set([...flows, ...charges].flatMap(({ parts }) => parts.map(({ kind }) => kind)));
  for (const [kind, { response }] of Object.entries(offer.whenEmpty)) {
    if (response.do === "exchange" && kinds.has(kind)) kinds.add(response.into);
  }
  return kinds;
}

/** False where the vendor does not publish a rate or an allowance that the stage's ledger hangs on. */
export function canBePlayed(stage: Planned): boolean {
  return stage.metered.missing.length === 0 && unknownGrants(stage).length === 0;
}

/** The ledger of all stages: each opens with what the one before it closed with. */
export function playStages(stages: readonly Planned[], scenario: Scenario, purchases: readonly Purchase[]): LedgerRun {
  return playOn(stages, scenario, purchases, { from: scenario.start, opening: openingOf(stages, scenario) });
}

/** What is there when the first stage begins: nothing, unless the team is a customer. */
export function openingOf(stages: readonly Planned[], scenario: Scenario): readonly Lot[] {
  return stages.slice(0, 1).flatMap(({ offer, schedule }) => inHand(offer, scenario, schedule));
}

/** Where a ledger goes on: a month's start, and what a run up to it closed with. */
export interface GoneOn {
  readonly from: Instant;
  readonly opening: readonly Lot[];
}

/** The ledger of all stages from an instant on. */
export function playOn(
  stages: readonly Planned[],
  scenario: Scenario,
  purchases: readonly Purchase[],
  { from, opening }: GoneOn,
): LedgerRun {
  const segments: Segment[] = [];
  let closing = opening;
  for (const [index, stage] of stages.entries()) {
    const { subscription } = stage;
    if (subscription.until <= from) continue;
    const bought = purchaseDeposits(purchasesIn(stage, purchases, index === stages.length - 1), subscription);
    const rest = from > subscription.from ? { ...stage, subscription: goneOnFrom(from, subscription) } : stage;
    const run = playStage(rest, stages[index + 1], closing, bought, scenario);
    segments.push(...run.segments);
    closing = run.closing;
  }
  return { segments, closing };
}

function goneOnFrom(from: Instant, subscription: Subscription): Subscription {
  return takenAt({ ...subscription.timing, from }, subscription);
}

/** The deposits that purchases make under the stages they are made in. */
export function purchasesOn(stages: readonly Planned[], purchases: readonly Purchase[]): readonly Deposit[] {
  return stages.flatMap((stage, index) =>
    purchaseDeposits(purchasesIn(stage, purchases, index === stages.length - 1), stage.subscription),
  );
}

/** Purchases are made under one stage; what comes again comes as long as that stage is kept. */
export function purchasesIn(
  { subscription }: Stage,
  purchases: readonly Purchase[],
  isLast: boolean,
): readonly Purchase[] {
  const { from, until } = subscription;
  const within = purchases.filter(({ at }) => at >= from && (isLast || at < until));
  return isLast ? within : within.map((purchase) => ({ ...purchase, until: Math.min(purchase.until, until) }));
}

/** The ledger of one stage, from what was alive before it. Deposits of the next one are what a rollover at its end is measured by. */
export function playStage(
  { offer, subscription, metered, schedule }: Planned,
  next: Pick<Planned, "schedule"> | undefined,
  opening: readonly Lot[],
  bought: readonly Deposit[],
  scenario: Scenario,
): LedgerRun {
  const { from, until } = subscription;
  const granted = next
    ? [...schedule.deposits.filter(({ at }) => at < until), ...next.schedule.deposits.filter(({ at }) => at === until)]
    : schedule.deposits;
  return playLedger({
    from,
    until,
    opening,
    deposits: [...granted, ...bought, ...overageDeposits(offer, subscription)],
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
