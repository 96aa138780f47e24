import { chargeHeld } from "../engine/held-charges.ts";
import { routesOf } from "../engine/routes.ts";
import { type Action, type Burn, isKnown, type KindId } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { type Held, heldUnitsOf } from "../scenarios/demand.ts";
import { monthBounds, spanAt } from "../scenarios/horizon.ts";
import { creditsAsFraction, NO_CREDITS } from "../units/credits.ts";
import { type Fraction, fraction, isZero, ONE, plus, times, ZERO } from "../units/fraction.ts";
import { difference, isSame, NUMBER, product, SHARE, sumOfAlike, together, toThousandth } from "./arithmetic.ts";
import { type Charged, chargedWork } from "./charged.ts";
import { grouped } from "./grouped.ts";
import { type Months, monthOf, takenForOthers } from "./ledger-counts.ts";
import { actionsOf, planFigure, type Subject, statedFigure } from "./subject.ts";
import { computed, given, type Label, type Trace, type Unit } from "./trace.ts";

/** Credits of a kind that the work burns in these months, by action: DESIGN §4, step 5. `only` is one action alone. */
export function usedTrace(subject: Subject, kind: KindId, months: Months, only?: string): Trace {
  const label: Label = { name: "used", of: kind, ...monthOf(subject, months) };
  const unit: Unit = { is: "credits", kind };
  const byMonth = months.map((month) => usedInMonth(subject, kind, month, only));
  return sumOfAlike(label, unit, byMonth, { name: "months" });
}

function usedInMonth(subject: Subject, kind: KindId, month: number, only: string | undefined): Trace {
  const unit: Unit = { is: "credits", kind };
  const actions = actionsOf(subject).filter(({ id }) => only === undefined || id === only);
  const parts = actions.flatMap((action) => [
    ...burnedBy(subject, action, kind, month),
    ...heldBy(subject, action, kind, month),
  ]);
  const forOthers = only === undefined ? takenForOthers(subject, kind, [month]) : [];
  return together({ name: "used", of: kind, ...monthOf(subject, [month]) }, unit, [...parts, ...forOthers]);
}

/** What an action burns for one owner over time, as its credits are rounded: as a running sum. */
interface Flow {
  readonly here: readonly Charged[];
  readonly before: Fraction;
  readonly isExact: boolean;
}

function burnedBy(subject: Subject, action: Action, kind: KindId, month: number): readonly Trace[] {
  const pieces = piecesOf(subject).get(`${action.id}/${kind}`) ?? [];
  const flows = [...grouped(pieces, ({ owner }) => owner).values()].map((own) => flowIn(own, month));
  const label = { name: "action", of: action.id } as const;
  const unit: Unit = { is: "credits", kind };
  const here = flows.flatMap((flow) => flow.here);
  if (here.length === 0) return [];
  if (flows.every(({ isExact }) => isExact)) return [creditsOf(subject, here, kind)];
  const rounded = flows
    .filter((flow) => flow.here.length > 0)
    .map((flow) => {
      const earlier = given({ name: "burned-before" }, flow.before, unit, { is: "ledger" });
      return computed(label, unit, { is: "running" }, [creditsOf(subject, flow.here, kind), earlier]);
    });
  return [together(label, unit, rounded)];
}

const piecesOf = rememberFor((subject: Subject) =>
  grouped(
    chargedWork(subject).filter(({ burn }) => isKnown(burn.credits)),
    ({ action, burn }) => `${action.id}/${burn.kind}`,
  ),
);

function flowIn(pieces: readonly Charged[], month: number): Flow {
  const sumOf = (some: readonly Charged[]) => some.map(creditsIn).reduce(plus, ZERO);
  const here = pieces.filter(({ cell }) => cell.month === month);
  const before = sumOf(pieces.filter(({ cell }) => cell.month < month));
  return { here, before, isExact: isWhole(before) && isWhole(sumOf(here)) };
}

function creditsIn({ burn, units }: Charged): Fraction {
  return times(units.value, rateOf(burn));
}

function rateOf({ credits }: Burn): Fraction {
  return creditsAsFraction(isKnown(credits) ? credits : NO_CREDITS);
}

function isWhole(credits: Fraction): boolean {
  return times(credits, fraction(1000)).denominator === 1n;
}

/** Units × credits each, by burn. */
function creditsOf(subject: Subject, pieces: readonly Charged[], kind: KindId): Trace {
  const unit: Unit = { is: "credits", kind };
  const label = { name: "action", of: pieces[0]?.action.id ?? "" } as const;
  const parts = [...grouped(pieces, ({ burn }) => burn)].map(([burn, of]) => {
    const units = together(
      of[0]?.units.label ?? label,
      NUMBER,
      of.map((each) => each.units),
    );
    return product(label, unit, [units, rateFigure(subject, burn)]);
  });
  return together(label, unit, parts);
}

function rateFigure(subject: Subject, burn: Burn): Trace {
  const figure = {
    label: { name: "rate-card" },
    value: rateOf(burn),
    unit: { is: "credits", kind: burn.kind },
  } as const;
  return planFigure(subject, figure, `${burn.at}.credits`);
}

/** Units held, as engine/held-charges.ts charges them: at the start of each of their periods. */
function heldBy(subject: Subject, action: Action, kind: KindId, month: number): readonly Trace[] {
  const { scenario, estimate } = subject;
  const { assume } = spanAt(scenario, scenario.start);
  return heldUnitsOf(scenario).flatMap((held) =>
    routesOf(held.activity, assume, estimate.offer.plan, actionsOf(subject))
      .filter((route) => route.action === action)
      .flatMap(({ share }) =>
        action.burns
          .filter((burn) => burn.kind === kind && isKnown(burn.credits))
          .flatMap((burn) => heldCharges(subject, held, { action, burn, share }, month)),
      ),
  );
}

interface HeldBurn {
  readonly action: Action;
  readonly burn: Burn;
  readonly share: Fraction;
}

function heldCharges(subject: Subject, held: Held, { action, burn, share }: HeldBurn, month: number): readonly Trace[] {
  const bounds = monthBounds(subject.scenario);
  const [from = 0, until = 0] = [bounds[month], bounds[month + 1]];
  const route = { action: { ...action, burns: [burn] }, share };
  const charges = chargeHeld(held, route, subject.scenario).charges.filter(({ at }) => at >= from && at < until);
  const label = { name: "action", of: action.id } as const;
  const unit: Unit = { is: "credits", kind: burn.kind };
  const each = toThousandth(
    product(label, unit, [...heldUnits(subject, held, burn, share, from), rateFigure(subject, burn)]),
  );
  const times = charges.map(({ at }) => ({ ...each, label: { ...label, at } }));
  return times.length === 0 ? [] : [sumOfAlike(label, unit, times, { name: "held-periods" })];
}

/** Units held less those that are free, and the part of them that is done this way. */
function heldUnits(
  subject: Subject,
  { activity, role, layer }: Held,
  burn: Burn,
  share: Fraction,
  at: number,
): readonly Trace[] {
  const label = { name: "held", of: activity } as const;
  const path = role === undefined ? `account.${activity}` : `team.${role}.does.${activity}`;
  const count = statedFigure(subject, { label, value: fraction(layer.count), unit: NUMBER }, [path], at);
  const free = fraction(Math.min(layer.count, Math.max(0, burn.free - layer.level)));
  const notPaid = planFigure(subject, { label: { name: "free" }, value: free, unit: NUMBER }, `${burn.at}.free`);
  const way = given({ name: "way-share", of: activity }, share, SHARE, { is: "default", path: "assume.use" });
  return [isZero(free) ? count : difference(label, NUMBER, [count, notPaid]), ...(isSame(share, ONE) ? [] : [way])];
}
