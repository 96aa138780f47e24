import type { Assumptions, KnownShare, Role, Scenario, Span, Work } from "../scenarios/scenario.ts";
import type { Instant, MonthName } from "../units/calendar.ts";
import { dividedBy, type Fraction, fraction, isZero, roundHalfUp, times, ZERO } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";

/*
 * The same scenario with one thing in it moved, everything else as it is.
 */

function inEverySpan(scenario: Scenario, change: (span: Span) => Span): Scenario {
  return { ...scenario, spans: scenario.spans.map(change) };
}

function assuming(scenario: Scenario, change: (assume: Assumptions) => Partial<Assumptions>): Scenario {
  return inEverySpan(scenario, (span) => ({ ...span, assume: { ...span.assume, ...change(span.assume) } }));
}

/** People of all roles together when they are most. */
export function fullestTeam({ spans }: Scenario): number {
  return Math.max(0, ...spans.map(({ roles }) => roles.reduce((sum, { people }) => sum + people, 0)));
}

/**
 * A team that has so many people when they are most: each role at each time in proportion, to the nearest whole person.
 * Each brings a seat, and takes it along, unless the seats are said to be those of another number of people. What is laid out
 * for such a team is of use to no other, so the list of customers, which that hangs on, is its own and goes with it.
 */
export function withTeamOf(scenario: Scenario, people: number, seatsOf = people): Scenario {
  const now = fullestTeam(scenario);
  const scaled = (count: number, to: number) => Number(roundHalfUp(fraction(count * to, now)));
  const resized = (role: Role): Role => {
    const seats = scaled(role.people, seatsOf) - role.people;
    return { ...role, people: scaled(role.people, people), seats: Math.max(0, role.seats + seats) };
  };
  const moved = inEverySpan(scenario, (span) => ({ ...span, roles: span.roles.map(resized) }));
  return { ...moved, customerOf: [...scenario.customerOf] };
}

/** The same scenario, in which all work ends on a day within it. */
export function withWorkUntil(scenario: Scenario, day: Instant): Scenario {
  const before = scenario.spans.filter(({ from }) => from < day);
  const last = before.at(-1);
  if (!last) return { ...scenario, spans: scenario.spans.map(atRest) };
  return { ...scenario, spans: [...before, atRest({ ...last, from: day })] };
}

function atRest(span: Span): Span {
  const work = { does: {}, find: {} };
  return { ...span, account: work, roles: span.roles.map((role) => ({ ...role, work })) };
}

/** Whose work a rate stands in: a role's, or the account's where no role is named. */
export interface RatePlace {
  readonly role: string | undefined;
  readonly asked: "does" | "find";
  readonly activity: string;
}

/** A rate where it is first stated and above nothing; undefined where it never is. */
export function rateAt({ spans }: Scenario, place: RatePlace): Rate | undefined {
  return spans
    .map((span) => workIn(span, place.role)?.[place.asked][place.activity])
    .find((rate) => rate && !isZero(rate.amount));
}

/** A rate moved to an amount where it is first stated, and in proportion wherever a change states another. */
export function withRate(scenario: Scenario, place: RatePlace, amount: Fraction): Scenario {
  const stated = rateAt(scenario, place);
  if (!stated) return scenario;
  const { asked, activity, role } = place;
  const moved = (work: Work): Work => {
    const rate = work[asked][activity];
    if (!rate) return work;
    const scaled = dividedBy(times(rate.amount, amount), stated.amount);
    const whole = rate.per === "held" ? fraction(roundHalfUp(scaled)) : scaled;
    return { ...work, [asked]: { ...work[asked], [activity]: { ...rate, amount: whole } } };
  };
  return inEverySpan(scenario, (span) =>
    role === undefined
      ? { ...span, account: moved(span.account) }
      : { ...span, roles: span.roles.map((each) => (each.id === role ? { ...each, work: moved(each.work) } : each)) },
  );
}

/** All that is done and found, so many times over; what is held stays. */
export function withWorkTimes(scenario: Scenario, share: Fraction): Scenario {
  const scaled = (rates: Readonly<Record<string, Rate>>): Record<string, Rate> =>
    Object.fromEntries(
      Object.entries(rates).map(([activity, rate]) => [
        activity,
        rate.per === "held" ? rate : { ...rate, amount: times(rate.amount, share) },
      ]),
    );
  const moved = ({ does, find }: Work): Work => ({ does: scaled(does), find: scaled(find) });
  return inEverySpan(scenario, (span) => ({
    ...span,
    account: moved(span.account),
    roles: span.roles.map((role) => ({ ...role, work: moved(role.work) })),
  }));
}

function workIn(span: Span, role: string | undefined): Work | undefined {
  return role === undefined ? span.account : span.roles.find(({ id }) => id === role)?.work;
}

/** Another share found, under a key such as `email`, `phone@lusha` or `*`. */
export function withFound(scenario: Scenario, key: string, share: Fraction): Scenario {
  return assuming(scenario, ({ found }) => ({ found: { ...found, [key]: { share } } }));
}

/** Another share already known, of one window. */
export function withKnown(scenario: Scenario, window: KnownShare["window"], share: Fraction): Scenario {
  const isSame = (each: KnownShare) => JSON.stringify(each.window) === JSON.stringify(window);
  return assuming(scenario, ({ alreadyKnown }) => ({
    alreadyKnown: [...alreadyKnown.filter((each) => !isSame(each)), ...(isZero(share) ? [] : [{ window, share }])],
  }));
}

export function withWorkingWeeks(scenario: Scenario, weeks: Fraction): Scenario {
  return assuming(scenario, () => ({ workingWeeksPerYear: weeks }));
}

export function withSeason(scenario: Scenario, month: MonthName, share: Fraction): Scenario {
  return assuming(scenario, ({ season }) => ({ season: { ...season, [month]: share } }));
}

export function withGrowth(scenario: Scenario, growth: Fraction): Scenario {
  return assuming(scenario, () => ({ growth }));
}

/** A value that every span gives alike; undefined where a change states another. */
export function alikeInAll(
  scenario: Scenario,
  valueIn: (assume: Assumptions) => Fraction | undefined,
): Fraction | undefined {
  const values = scenario.spans.map(({ assume }) => valueIn(assume) ?? ZERO);
  const [first] = values;
  return values.every(
    (value) => first && value.numerator === first.numerator && value.denominator === first.denominator,
  )
    ? first
    : undefined;
}
