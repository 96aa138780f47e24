import {
  type Action,
  type ActionId,
  type ActivityId,
  type Burn,
  isKnown,
  type KindId,
  type Plan,
  type Unpublished,
} from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { type Cell, demandsOf, heldUnitsOf } from "../scenarios/demand.ts";
import { spanAt } from "../scenarios/horizon.ts";
import type { Assumptions, Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, creditsAsFraction, NO_CREDITS, roundCredits, subtract } from "../units/credits.ts";
import { dividedBy, type Fraction, fraction, isZero, minus, ONE, plus, times, ZERO } from "../units/fraction.ts";
import { flowOf } from "./action-flow.ts";
import type { ActionUse } from "./action-use.ts";
import { knownShare, type Lengths } from "./already-known.ts";
import { type Alike, afterFreeAndBlocks, chargedUnits, type Tried, type Units } from "./charged-units.ts";
import { foundShare } from "./found-share.ts";
import { chargeHeld } from "./held-charges.ts";
import type { Charge, Flow } from "./ledger-input.ts";
import { ACCOUNT, type Owner, seatGroup } from "./lot.ts";
import { type Circumstances, holds } from "./offer.ts";
import { type Route, routesOf } from "./routes.ts";
import { longestTerm } from "./subscription.ts";

/** A team's work as one vendor meters it: DESIGN §4, steps 3 to 5. */
export interface Metered {
  readonly flows: readonly Flow[];
  /** Held units, charged at the start of each of their periods. */
  readonly charges: readonly Charge[];
  readonly uses: readonly ActionUse[];
  /** Where the pace of the work changes. */
  readonly cuts: readonly Instant[];
  /** Activities that no action of the tier does. */
  readonly notCovered: readonly ActivityId[];
  /** Rates that the vendor does not publish, and that this work needs. */
  readonly missing: readonly Unpublished[];
}

/** The group of seats a demand belongs to: the people of one role who come and go together. */
function ownerOf(demand: { readonly role?: string; readonly layer?: { readonly level: number } }): Owner {
  return demand.role === undefined ? ACCOUNT : seatGroup(demand.role, demand.layer?.level ?? 0);
}

/**
 * Meter a scenario by a plan's rate card. `free` says which activities cost nothing at any vendor; those need no action.
 *
 * Where several actions do one activity, the first in the file that the tier offers is taken, unless the scenario says.
 * Offers that have the same actions meter alike, also under several readings of a plan, so it is done once for all of them;
 * once for each length of their cycles where something is known already.
 */
export function meter(
  plan: Plan,
  scenario: Scenario,
  given: Circumstances,
  free: (activity: ActivityId) => boolean,
): Metered {
  const { actions, ids } = offeredUnder(plan.actions)(given);
  const lengths = { cycle: given.billing.cycle, term: longestTerm(given) };
  const counted = asksForLengths(scenario) ? JSON.stringify(lengths) : "";
  const alike = `${plan.id} ${plan.contract?.extends} ${ids} ${counted}`;
  const known = meteredOf(scenario)(free)(plan.actions);
  const seen = known.get(alike);
  if (seen) return seen;
  const metered = meterBy(new Work(plan, actions, lengths), scenario, free);
  known.set(alike, metered);
  return metered;
}

/** The actions that a tier offers. Most rate cards are the same for all. */
const offeredUnder = rememberFor((all: Plan["actions"]) => {
  const listed = (actions: readonly Action[]) => ({ actions, ids: actions.map(({ id }) => id).join() });
  const everywhere = all.every(({ when }) => Object.keys(when).length === 0) ? listed(all) : undefined;
  return (given: Circumstances) => everywhere ?? listed(all.filter(({ when }) => holds(when, given)));
});

const meteredOf = rememberFor((_scenario: Scenario) =>
  rememberFor((_free: (activity: ActivityId) => boolean) =>
    rememberFor((_actions: Plan["actions"]) => new Map<string, Metered>()),
  ),
);

/** Only what was paid for before is counted by cycles and terms. */
const asksForLengths = rememberFor(({ spans }: Scenario) => spans.some(({ assume }) => assume.alreadyKnown.length > 0));

function meterBy(work: Work, scenario: Scenario, free: (activity: ActivityId) => boolean): Metered {
  const notCovered = new Set<ActivityId>();
  const cover = (activity: ActivityId, assume: Assumptions) => {
    if (!free(activity) && work.routes(activity, assume).length === 0) notCovered.add(activity);
  };
  const demands = demandsOf(scenario);
  for (const demand of demands) {
    for (const cells of alikeIn(demand.cells)) {
      for (const activity of activitiesIn(cells[0])) cover(activity, cells[0].assume);
      work.add(ownerOf(demand), cells);
    }
  }
  const { assume } = spanAt(scenario, scenario.start);
  const units = heldUnitsOf(scenario);
  for (const { activity } of units) cover(activity, assume);
  const held = units.flatMap((each) =>
    work.routes(each.activity, assume).map((route) => chargeHeld(each, route, scenario)),
  );
  const metered = work.finish();
  const uses = [...metered.uses, ...held.map(({ use }) => use)];
  const rates = uses.flatMap(({ burns }) =>
    burns.filter(({ units }) => !isZero(units)).map(({ burn }) => burn.credits),
  );
  const missing = [...new Set(rates.filter((rate): rate is Unpublished => !isKnown(rate)))];
  const cuts = new Set(demands.flatMap(({ cells }) => cells.flatMap(({ from, until }) => [from, until])));
  const charges = held.flatMap((each) => each.charges);
  return { flows: metered.flows, charges, uses, cuts: [...cuts], notCovered: [...notCovered], missing };
}

/** How much of each kind is wanted in [from, until), of those whose rates are published. */
export function wantedBy(
  { flows, charges }: Metered,
  until: Instant,
  from: Instant = Number.NEGATIVE_INFINITY,
): Readonly<Record<KindId, Credits>> {
  const wanted: Record<KindId, Credits> = {};
  const count = (kind: KindId, amount: Credits) => {
    wanted[kind] = add(wanted[kind] ?? NO_CREDITS, amount);
  };
  for (const { parts } of flows)
    for (const { kind, wantedUpTo } of parts) count(kind, subtract(wantedUpTo(until), wantedUpTo(from)));
  for (const { at, parts } of charges)
    if (at >= from && at < until) for (const { kind, amount } of parts) count(kind, amount);
  return wanted;
}

function alikeIn(cells: readonly Cell[]): readonly Alike[] {
  const runs: [Cell, ...Cell[]][] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const last = run?.[0];
    const { attempts, results, assume } = cell;
    if (run && last?.attempts === attempts && last.results === results && last.assume === assume) run.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

function activitiesIn({ attempts, results }: Cell): readonly ActivityId[] {
  return [...Object.keys(attempts), ...Object.keys(results)];
}

class Work {
  private readonly plan: Plan;
  private readonly actions: readonly Action[];
  private readonly lengths: Lengths;
  private readonly metered = new Map<ActionId, Map<Owner, Map<Burn, Units[]>>>();
  private readonly totals = new Map<ActionId, Map<ActivityId, Tried>>();

  constructor(plan: Plan, actions: readonly Action[], lengths: Lengths) {
    this.plan = plan;
    this.actions = actions;
    this.lengths = lengths;
  }

  routes(activity: ActivityId, assume: Assumptions): readonly Route[] {
    return routesOf(activity, assume, this.plan, this.actions);
  }

  add(owner: Owner, cells: Alike): void {
    for (const [action, wanted] of this.wantedIn(cells)) {
      for (const burn of action.burns) {
        const units = chargedUnits(burn, wanted, cells[0].assume.together);
        if (!isZero(units)) this.unitsOf(action, owner, burn).push({ cells, units });
      }
    }
  }

  private unitsOf(action: Action, owner: Owner, burn: Burn): Units[] {
    const owners = this.metered.get(action.id) ?? new Map<Owner, Map<Burn, Units[]>>();
    this.metered.set(action.id, owners);
    const burns = owners.get(owner) ?? new Map<Burn, Units[]>();
    owners.set(owner, burns);
    const units = burns.get(burn) ?? [];
    burns.set(burn, units);
    return units;
  }

  /** By action: what is wanted of it within each cell, less what is known already, and how much of that finds something. */
  private wantedIn(cells: Alike): Map<Action, Map<ActivityId, Tried>> {
    const [cell] = cells;
    const count = fraction(cells.length);
    const wanted = new Map<Action, Map<ActivityId, Tried>>();
    const attempts = { ...cell.attempts };
    for (const [activity, result] of Object.entries(cell.results)) {
      const found = foundShare(cell.assume, activity, this.plan);
      attempts[activity] = plus(attempts[activity] ?? ZERO, isZero(found) ? ZERO : dividedBy(result, found));
    }
    for (const [activity, tried] of Object.entries(attempts)) {
      for (const { action, share } of this.routes(activity, cell.assume)) {
        const here = times(tried, share);
        const found = foundShare(cell.assume, activity, this.plan);
        this.count(action, activity, times(here, count), times(times(here, found), count));
        const fresh = times(here, minus(ONE, knownShare(action.once, cell.assume.alreadyKnown, this.lengths)));
        const perActivity = wanted.get(action) ?? new Map();
        wanted.set(action, perActivity);
        perActivity.set(activity, { attempts: fresh, found: times(fresh, found) });
      }
    }
    return wanted;
  }

  private count(action: Action, activity: ActivityId, attempts: Fraction, found: Fraction): void {
    const activities = this.totals.get(action.id) ?? new Map<ActivityId, Tried>();
    this.totals.set(action.id, activities);
    const before = activities.get(activity) ?? { attempts: ZERO, found: ZERO };
    activities.set(activity, { attempts: plus(before.attempts, attempts), found: plus(before.found, found) });
  }

  finish(): { flows: Flow[]; uses: ActionUse[] } {
    const flows: Flow[] = [];
    const uses: ActionUse[] = [];
    for (const action of this.actions) {
      const totals = this.totals.get(action.id);
      if (!totals) continue;
      const owners = this.metered.get(action.id) ?? new Map<Owner, Map<Burn, Units[]>>();
      const charged = afterFreeAndBlocks(action, owners);
      for (const [owner, burns] of charged) flows.push(flowOf(action, owner, burns));
      const burns = action.burns.map((burn) => {
        const units = [...charged.values()]
          .flatMap((perBurn) => perBurn.get(burn) ?? [])
          .reduce((sum, { cells, units: each }) => plus(sum, times(each, fraction(cells.length))), ZERO);
        return {
          burn,
          units,
          credits: isKnown(burn.credits) ? roundCredits(times(units, creditsAsFraction(burn.credits))) : undefined,
        };
      });
      uses.push({ action, activities: [...totals].map(([activity, sums]) => ({ activity, ...sums })), burns });
    }
    return { flows, uses };
  }
}
