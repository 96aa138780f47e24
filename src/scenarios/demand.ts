import { rememberFor } from "../remember.ts";
import type { Instant } from "../units/calendar.ts";
import { compare, type Fraction, fraction, isZero, times, ZERO } from "../units/fraction.ts";
import { perMonth, type Rate } from "../units/rate.ts";
import { type Layer, layersOf } from "./layers.ts";
import type { Assumptions, Role, Scenario, Span, Work } from "./scenario.ts";
import { isAsMuch, type Stretch, stretchesOf } from "./stretches.ts";

/**
 * A stretch of time in which work goes on evenly under the same assumptions; within one month of the scenario. Where as much
 * is done in one as in the one before it, the two share their amounts, so that they are worked out once.
 */
export interface Cell {
  readonly from: Instant;
  readonly until: Instant;
  /** Which month of the scenario, from 0. */
  readonly month: number;
  readonly assume: Assumptions;
  /** How much of each activity within the cell, for everybody of the demand together. */
  readonly attempts: Readonly<Record<string, Fraction>>;
  /** The same for what is asked as results; how many attempts that takes is for the found rate to say. */
  readonly results: Readonly<Record<string, Fraction>>;
}

/** What one group of people, or the account as a whole, wants done. */
export interface Demand {
  /** The role, or undefined for what is done for all together. */
  readonly role?: string;
  /** Which people of the role: they are there at the same times. */
  readonly layer?: Layer;
  readonly cells: readonly Cell[];
}

/** Units that are simply there, and since when. */
export interface Held {
  readonly activity: string;
  readonly role?: string;
  readonly layer: Layer;
}

/**
 * Who wants how much of what, and when: DESIGN §4 steps 1 and 2, as exact fractions.
 *
 * A month is cut where a change begins, and where a calendar month ends if there is a season, so that within a cell work
 * goes on evenly. A rate of a day, week, quarter or year is first turned into a month's; a cell gets its share of the
 * month by time. Growth compounds from the second month. What happens `once` falls on its one day, untouched by season.
 */
export const demandsOf = rememberFor((scenario: Scenario): readonly Demand[] => {
  const stretches = stretchesOf(scenario);
  const account = {
    cells: cellsOf(
      scenario,
      stretches,
      (span) => span.account,
      () => 1,
    ),
  };
  const people = rolesOf(scenario).flatMap((role) => {
    const roleIn = (span: Span) => span.roles.find(({ id }) => id === role);
    const layers = peopleLayers(scenario, role);
    return layers.map((layer) => {
      const count = (span: Span) => (isIn(layer, roleIn(span)?.people ?? 0) ? layer.count : 0);
      const cells = cellsOf(scenario, stretches, (span) => roleIn(span)?.work, count);
      return { role, layer, cells };
    });
  });
  return [account, ...people].filter(({ cells }) => cells.length > 0);
});

/** The people of a role in layers that come and go together, split so that each layer sits on one group of seats. */
export function peopleLayers(scenario: Scenario, role: string): readonly Layer[] {
  return layersOf(
    countsOf(scenario, role, "people"),
    countsOf(scenario, role, "seats").map(({ count }) => count),
  );
}

/** The paid seats of a role, in the same layers. */
export function seatLayers(scenario: Scenario, role: string): readonly Layer[] {
  return layersOf(
    countsOf(scenario, role, "seats"),
    countsOf(scenario, role, "people").map(({ count }) => count),
  );
}

function countsOf(scenario: Scenario, role: string, what: "people" | "seats"): { from: Instant; count: number }[] {
  return scenario.spans.map((span) => ({
    from: span.from,
    count: span.roles.find(({ id }) => id === role)?.[what] ?? 0,
  }));
}

/** Every role that the scenario has at some time. */
export function rolesOf(scenario: Scenario): readonly string[] {
  return [...new Set(scenario.spans.flatMap((span) => span.roles.map(({ id }) => id)))];
}

/** Units held, by activity, with the times they are there. Per person in a role, so many times the people. */
export const heldUnitsOf = rememberFor((scenario: Scenario): readonly Held[] => {
  const counts = new Map<string, { activity: string; role?: string; steps: { from: Instant; count: number }[] }>();
  const countIn = (span: Span, activity: string, role: string | undefined) => {
    const found: Role | undefined = span.roles.find(({ id }) => id === role);
    const rate = (role === undefined ? span.account : found?.work)?.does[activity];
    return rate?.per === "held" ? Number(rate.amount.numerator / rate.amount.denominator) * (found?.people ?? 1) : 0;
  };
  const works = scenario.spans.flatMap((span) => [
    { work: span.account, role: undefined },
    ...span.roles.map(({ id, work }) => ({ work, role: id })),
  ]);
  for (const { work, role } of works) {
    for (const [activity, rate] of Object.entries(work.does)) {
      if (rate.per !== "held") continue;
      const steps = scenario.spans.map((span) => ({ from: span.from, count: countIn(span, activity, role) }));
      counts.set(`${role ?? ""}/${activity}`, { activity, ...(role === undefined ? {} : { role }), steps });
    }
  }
  return [...counts.values()].flatMap(({ steps, ...held }) => layersOf(steps).map((layer) => ({ ...held, layer })));
});

function isIn(layer: Layer, people: number): boolean {
  return people >= layer.level + layer.count;
}

type WorkIn = (span: Span) => Work | undefined;

function cellsOf(
  scenario: Scenario,
  stretches: readonly Stretch[],
  workIn: WorkIn,
  countIn: (span: Span) => number,
): Cell[] {
  const amountsIn = (stretch: Stretch) => {
    const count = countIn(stretch.span);
    const amounts = (what: keyof Work) => amountsOf(scenario, stretch, count, (at) => workIn(at)?.[what]);
    return count === 0 ? { attempts: {}, results: {} } : { attempts: amounts("does"), results: amounts("find") };
  };
  let last: { readonly stretch: Stretch; readonly amounts: Pick<Cell, "attempts" | "results"> } | undefined;
  return stretches.flatMap((stretch) => {
    const { from, until, month, span } = stretch;
    last = last && isAsMuch(last.stretch, stretch) ? last : { stretch, amounts: amountsIn(stretch) };
    const { attempts, results } = last.amounts;
    const isIdle = Object.keys(attempts).length + Object.keys(results).length === 0;
    return isIdle ? [] : [{ from, until, month, assume: span.assume, attempts, results }];
  });
}

type RatesIn = (span: Span) => Readonly<Record<string, Rate>> | undefined;

function amountsOf(
  scenario: Scenario,
  { from, span, evenly }: Stretch,
  count: number,
  ratesIn: RatesIn,
): Record<string, Fraction> {
  const amounts: Record<string, Fraction> = {};
  for (const [activity, rate] of Object.entries(ratesIn(span) ?? {})) {
    if (rate.per === "held") continue;
    const isItsDay = () => from === dayOfOnce(scenario, span, rate, (at) => ratesIn(at)?.[activity]);
    const once = () => (isItsDay() ? rate.amount : ZERO);
    const each = rate.per === "once" ? once() : times(perMonth(rate, span.assume.workingWeeksPerYear), evenly);
    if (!isZero(each)) amounts[activity] = times(each, fraction(count));
  }
  return amounts;
}

/** The day of what happens once: the one it names, or the first on which the scenario, or a change to it, says so. */
function dayOfOnce(scenario: Scenario, span: Span, rate: Rate, rateIn: (span: Span) => Rate | undefined): Instant {
  if (rate.on !== undefined) return rate.on;
  const isSame = (other: Rate | undefined) =>
    other?.per === "once" && other.on === undefined && compare(other.amount, rate.amount) === 0;
  const upToHere = scenario.spans.slice(0, scenario.spans.indexOf(span) + 1);
  const before = upToHere.findLastIndex((other) => !isSame(rateIn(other)));
  return Math.max(upToHere[before + 1]?.from ?? scenario.start, scenario.start);
}
