import {
  boundary,
  DAY_IN_MS,
  type Instant,
  monthNameOf,
  months,
  startOfMonth,
  startOfNextMonth,
} from "../units/calendar.ts";
import { type Fraction, fraction, isZero, ONE, plus, power, times, ZERO } from "../units/fraction.ts";
import { perMonth, type Rate } from "../units/rate.ts";
import { type Layer, layersOf } from "./layers.ts";
import type { Assumptions, Role, Scenario, Span, Work } from "./scenario.ts";

/** A stretch of time in which work goes on evenly under the same assumptions; within one month of the scenario. */
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

/** The bounds of the scenario's months: `months + 1` instants, counted from the start. */
export function monthBounds(scenario: Scenario): readonly Instant[] {
  return Array.from({ length: scenario.months + 1 }, (_, index) => boundary(scenario.start, months(1), index));
}

/** The first instant behind the horizon. */
export function endOf(scenario: Scenario): Instant {
  return boundary(scenario.start, months(1), scenario.months);
}

/**
 * Who wants how much of what, and when: DESIGN §4 steps 1 and 2, as exact fractions.
 *
 * A month is cut where a change begins, and where a calendar month ends if there is a season, so that within a cell work
 * goes on evenly. A rate of a day, week, quarter or year is first turned into a month's; a cell gets its share of the
 * month by time. Growth compounds from the second month. What happens `once` falls on its one day, untouched by season.
 */
export function demandsOf(scenario: Scenario): readonly Demand[] {
  const account = { cells: cellsOf(scenario, (span) => ({ work: span.account, count: 1 })) };
  const people = rolesOf(scenario).flatMap((role) => {
    const roleIn = (span: Span) => span.roles.find(({ id }) => id === role);
    const layers = peopleLayers(scenario, role);
    return layers.map((layer) => {
      const cells = cellsOf(scenario, (span) => {
        const found = roleIn(span);
        return found && isIn(layer, found.people) ? { work: found.work, count: layer.count } : undefined;
      });
      return { role, layer, cells };
    });
  });
  return [account, ...people].filter(({ cells }) => cells.length > 0);
}

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
export function heldUnitsOf(scenario: Scenario): readonly Held[] {
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
}

function isIn(layer: Layer, people: number): boolean {
  return people >= layer.level + layer.count;
}

function cellsOf(scenario: Scenario, at: (span: Span) => { work: Work; count: number } | undefined): Cell[] {
  const bounds = monthBounds(scenario);
  const cells: Cell[] = [];
  for (let month = 0; month < scenario.months; month += 1) {
    const [from, until] = [bounds[month] as Instant, bounds[month + 1] as Instant];
    const cuts = cutsOf(scenario, from, until);
    cuts.forEach((start, index) => {
      const end = cuts[index + 1] ?? until;
      const span = spanAt(scenario, start);
      const who = at(span);
      if (!who) return;
      const share = fraction(end - start, until - from);
      const evenly = times(times(share, seasonAt(span, start)), power(plus(ONE, span.assume.growth), month));
      const amounts = (rates: Readonly<Record<string, Rate>>) =>
        amountsOf(rates, who.count, evenly, span.assume, { start, end, first: scenario.start });
      const cell = {
        from: start,
        until: end,
        month,
        assume: span.assume,
        attempts: amounts(who.work.does),
        results: amounts(who.work.find),
      };
      if (Object.keys(cell.attempts).length + Object.keys(cell.results).length > 0) cells.push(cell);
    });
  }
  return cells;
}

function amountsOf(
  rates: Readonly<Record<string, Rate>>,
  count: number,
  evenly: Fraction,
  assume: Assumptions,
  cell: { readonly start: Instant; readonly end: Instant; readonly first: Instant },
): Record<string, Fraction> {
  const amounts: Record<string, Fraction> = {};
  for (const [activity, rate] of Object.entries(rates)) {
    if (rate.per === "held") continue;
    const each =
      rate.per === "once" ? onceWithin(rate, cell) : times(perMonth(rate, assume.workingWeeksPerYear), evenly);
    if (!isZero(each)) amounts[activity] = times(each, fraction(count));
  }
  return amounts;
}

function onceWithin(
  rate: Rate,
  cell: { readonly start: Instant; readonly end: Instant; readonly first: Instant },
): Fraction {
  return cell.start === (rate.on ?? cell.first) ? rate.amount : ZERO;
}

/** The instants at which the cells of a month begin. */
function cutsOf(scenario: Scenario, from: Instant, until: Instant): Instant[] {
  const cuts = new Set([from]);
  const cut = (at: Instant) => at > from && at < until && cuts.add(at);
  for (const span of scenario.spans) {
    cut(span.from);
    if (Object.keys(span.assume.season).length > 0 && startOfMonth(until - 1) > from) cut(startOfNextMonth(from));
    for (const rate of ratesOf(span)) {
      if (rate.per !== "once") continue;
      cut(rate.on ?? scenario.start);
      cut((rate.on ?? scenario.start) + DAY_IN_MS);
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

function ratesOf(span: Span): Rate[] {
  return [span.account, ...span.roles.map(({ work }) => work)].flatMap(({ does, find }) => [
    ...Object.values(does),
    ...Object.values(find),
  ]);
}

function seasonAt(span: Span, at: Instant): Fraction {
  return span.assume.season[monthNameOf(at)] ?? ONE;
}

/** What holds at an instant. */
export function spanAt(scenario: Scenario, at: Instant): Span {
  const span = scenario.spans.findLast(({ from }) => from <= at) ?? scenario.spans[0];
  if (!span) throw new Error("a scenario has at least one span");
  return span;
}
