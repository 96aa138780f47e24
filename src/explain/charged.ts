import { knownShare } from "../engine/already-known.ts";
import { ACCOUNT, type Owner, seatGroup } from "../engine/lot.ts";
import { routesOf } from "../engine/routes.ts";
import type { Action, ActivityId, Burn } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { type Cell, type Demand, demandsOf } from "../scenarios/demand.ts";
import { compare, type Fraction, fraction, isZero, ONE } from "../units/fraction.ts";
import { difference, isSame, NUMBER, product, quotient, SHARE, sum, together } from "./arithmetic.ts";
import { attemptsIn, foundFigure } from "./attempts.ts";
import { grouped } from "./grouped.ts";
import { actionsOf, lengthsOf, planFigure, type Subject, statedFigure } from "./subject.ts";
import { computed, given, type Trace } from "./trace.ts";

/** What one burn of an action is charged for by one owner within a cell. */
export interface Charged {
  readonly action: Action;
  readonly burn: Burn;
  readonly owner: Owner;
  readonly cell: Cell;
  readonly units: Trace;
}

/** How much of an activity an action is used for within a cell, and how much of that finds something. */
export interface Routed {
  readonly action: Action;
  readonly activity: ActivityId;
  readonly cell: Cell;
  readonly attempts: Trace;
  readonly found: Trace;
}

interface RoutedBy extends Routed {
  readonly owner: Owner;
}

/** Everything that is tried, by action, activity, owner and cell. */
export const routedWork = rememberFor((subject: Subject): readonly RoutedBy[] => {
  const actions = actionsOf(subject);
  return demandsOf(subject.scenario).flatMap((demand) =>
    demand.cells.flatMap((cell) =>
      activitiesIn(cell).flatMap((activity) =>
        routesOf(activity, cell.assume, subject.estimate.offer.plan, actions).map(({ action, share }) => {
          const attempts = withWay(subject, attemptsIn(subject, demand, cell, activity), share, action, cell);
          const found = factored("found", activity, attempts, foundFigure(subject, cell, activity));
          return { owner: ownerOf(demand), action, activity, cell, attempts, found };
        }),
      ),
    ),
  );
});

function activitiesIn({ attempts, results }: Cell): readonly ActivityId[] {
  return [...new Set([...Object.keys(attempts), ...Object.keys(results)])];
}

function ownerOf({ role, layer }: Demand): Owner {
  return role === undefined ? ACCOUNT : seatGroup(role, layer?.level ?? 0);
}

/** A product with one factor more, in one row with the factors it has. */
function factored(name: "found" | "attempts" | "charged", activity: ActivityId, of: Trace, factor: Trace): Trace {
  const parts = of.operation.is === "product" ? of.parts : [of];
  return product({ name, of: activity }, NUMBER, [...parts, factor]);
}

/** Where an activity is done in several ways: the part that is done in this one. */
function withWay(subject: Subject, attempts: Trace, share: Fraction, { id }: Action, { assume, from }: Cell): Trace {
  const { plan } = subject.estimate.offer;
  const activity = attempts.label.of ?? "";
  if (isSame(share, ONE)) return attempts;
  const owner = assume.use[plan.id] ? plan.id : plan.contract?.extends;
  const figure = { label: { name: "way-share", of: id }, value: share, unit: SHARE } as const;
  return factored(
    "attempts",
    activity,
    attempts,
    statedFigure(subject, figure, [`assume.use.${owner}.${activity}.${id}`], from),
  );
}

/** What is charged, by action, burn, owner and cell: DESIGN §4, steps 3 and 4. */
export const chargedWork = rememberFor((subject: Subject): readonly Charged[] => {
  const routed = grouped(routedWork(subject), ({ cell }) => cell);
  const charged = [...routed].flatMap(([cell, inCell]) => {
    const byUse = grouped(inCell, ({ action, owner }) => `${action.id}/${owner}`);
    return [...byUse.values()].flatMap((uses) => chargedBy(subject, cell, uses));
  });
  return charged.map((each) => ({ ...each, units: afterFreeAndBlocks(subject, each, charged) }));
});

function chargedBy(subject: Subject, cell: Cell, uses: readonly RoutedBy[]): readonly Charged[] {
  const [first] = uses;
  if (!first) return [];
  const { action, owner } = first;
  return action.burns.flatMap((burn) => {
    const counted = uses.filter(({ activity }) => burn.for === undefined || burn.for === activity);
    const parts = counted.map((use) => freshOf(subject, use, burn));
    const [only, ...others] = parts;
    if (!only) return [];
    const label = { name: "charged", of: counted.map(({ activity }) => activity).join(" ") } as const;
    const several = cell.assume.together
      ? computed(label, NUMBER, { is: "largest" }, parts)
      : sum(label, NUMBER, parts);
    const units = others.length === 0 ? only : several;
    return isZero(units.value) ? [] : [{ action, burn, owner, cell, units }];
  });
}

/** Attempts, or what they find, less what nobody charges again. */
function freshOf(subject: Subject, { action, activity, attempts, found, cell }: Routed, burn: Burn): Trace {
  const known = knownShare(action.once, cell.assume.alreadyKnown, lengthsOf(subject));
  const of = burn.charged === "success" ? found : attempts;
  return factored(
    burn.charged === "success" ? "found" : "charged",
    activity,
    of,
    newShare(subject, action, cell, known),
  );
}

/** The share that is charged: all of it where the vendor charges for the same contact again, or nobody says how many are known. */
function newShare(subject: Subject, action: Action, { assume, from }: Cell, known: Fraction): Trace {
  const label = { name: "new-share", of: action.id } as const;
  const isSaid = assume.alreadyKnown.length > 0;
  if (isZero(known)) {
    return isSaid
      ? planFigure(subject, { label, value: ONE, unit: SHARE }, `${action.at}.once`)
      : given(label, ONE, SHARE, { is: "default", path: "assume.alreadyKnown" });
  }
  const figure = { label: { name: "known-share" }, value: known, unit: SHARE } as const;
  const all = given({ name: "whole" }, ONE, SHARE, { is: "calendar" });
  return difference(label, SHARE, [all, statedFigure(subject, figure, ["assume.alreadyKnown"], from)]);
}

/** The first so many of a month are free, then one charge for each started block, as engine/charged-units.ts has it. */
function afterFreeAndBlocks(subject: Subject, own: Charged, all: readonly Charged[]): Trace {
  const { burn, cell, units } = own;
  if (burn.free === 0 && burn.block === 1) return units;
  const inMonth = all.filter((each) => each.burn === burn && each.cell.month === cell.month);
  const paid = paidShare(subject, burn, inMonth);
  const ofOwner = inMonth.filter(({ owner }) => owner === own.owner);
  return product({ name: "charged", ...(units.label.of !== undefined && { of: units.label.of }) }, NUMBER, [
    units,
    ...paid,
    ...blockShare(subject, own, ofOwner, paid),
  ]);
}

function paidShare(subject: Subject, burn: Burn, inMonth: readonly Charged[]): readonly Trace[] {
  if (burn.free === 0) return [];
  const wanted = together(
    { name: "charged" },
    NUMBER,
    inMonth.map(({ units }) => units),
  );
  const most = fraction(burn.free);
  const free = planFigure(
    subject,
    { label: { name: "free" }, value: compare(wanted.value, most) < 0 ? wanted.value : most, unit: NUMBER },
    `${burn.at}.free`,
  );
  return [quotient({ name: "paid-share" }, SHARE, difference({ name: "charged" }, NUMBER, [wanted, free]), wanted)];
}

function blockShare(
  subject: Subject,
  { action, burn, cell }: Charged,
  ofOwner: readonly Charged[],
  paid: readonly Trace[],
): readonly Trace[] {
  if (burn.block === 1) return [];
  const own = together(
    { name: "charged" },
    NUMBER,
    ofOwner.map(({ units }) => units),
  );
  const request =
    batchOf(subject, action, burn, cell) ?? (paid.length === 0 ? own : product(own.label, NUMBER, [own, ...paid]));
  if (isZero(request.value)) return [];
  const block = planFigure(
    subject,
    { label: { name: "block" }, value: fraction(burn.block), unit: NUMBER },
    `${burn.at}.block`,
  );
  const blocks = quotient({ name: "requests" }, NUMBER, request, block);
  const started = computed({ name: "requests" }, NUMBER, { is: "whole-up" }, [blocks]);
  return [quotient({ name: "block-share" }, SHARE, started, request)];
}

function batchOf(subject: Subject, action: Action, burn: Burn, { assume, from }: Cell): Trace | undefined {
  const activities = burn.for === undefined ? action.does : [burn.for];
  const activity = activities.find((each) => assume.batch[each]);
  const size = activity === undefined ? undefined : assume.batch[activity];
  if (size === undefined) return undefined;
  const figure = { label: { name: "batch", of: activity as string }, value: fraction(size), unit: NUMBER } as const;
  return statedFigure(subject, figure, [`assume.batch.${activity}`], from);
}
