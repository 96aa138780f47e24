import type { ActivityId } from "../plans/plan.ts";
import type { KnownShare, Scenario } from "../scenarios/scenario.ts";
import type { MonthName } from "../units/calendar.ts";
import { approximately, dividedBy, type Fraction, fraction, isZero, ONE } from "../units/fraction.ts";
import type { RatePer } from "../units/rate.ts";
import {
  alikeInAll,
  fullestTeam,
  type RatePlace,
  rateAt,
  withFound,
  withGrowth,
  withKnown,
  withRate,
  withSeason,
  withTeamOf,
  withWorkingWeeks,
  withWorkTimes,
} from "./moved.ts";

/** What of a scenario an input is. */
export type InputName =
  /** Of the only role; of all of them, in proportion, where none is named. */
  | { readonly is: "people"; readonly role: string | undefined }
  /** Looked up a month, all the work in proportion. */
  | { readonly is: "contacts" }
  | ({ readonly is: "rate"; readonly per: RatePer } & RatePlace)
  /** Under the key it is stated by: `email`, `phone@lusha`, `*`; what nothing is said of, by its activity. */
  | { readonly is: "found"; readonly key: string }
  | { readonly is: "known"; readonly window: KnownShare["window"] }
  | { readonly is: "working-weeks" }
  | { readonly is: "season"; readonly month: MonthName }
  | { readonly is: "growth" };

/**
 * One thing in a scenario that may turn out otherwise, and the scenario at each whole step of it: a person, one more a week,
 * a hundredth of a share.
 */
export interface Input {
  readonly name: InputName;
  /** As it is today. */
  readonly scenario: Scenario;
  readonly now: Fraction;
  /** What one step is: 1, or a hundredth for shares. */
  readonly step: Fraction;
  /** The steps worth looking at. */
  readonly least: number;
  readonly most: number;
  /**
   * Whether more of it makes more work, or less; "either" where it makes more of one thing and less of another; "seats" where
   * more people also bring credits that others' work can use.
   */
  readonly makes: "more" | "less" | "either" | "seats";
  readonly at: (steps: number) => Scenario;
  /** Any scenario, in which it is moved there as well. */
  readonly movedIn: (scenario: Scenario, steps: number) => Scenario;
}

/** As far as anything is looked at: so many times what it is today, and a little further where that is next to nothing. */
const MOST_TIMES = 100;
const PERCENT = fraction(1, 100);

/** Everything in a scenario that may turn out otherwise: people, rates, then what is assumed, found rates first. */
export function inputsOf(scenario: Scenario): readonly Input[] {
  return [
    ...peopleOf(scenario),
    ...ratesOf(scenario),
    ...foundOf(scenario),
    ...knownOf(scenario),
    ...weeksOf(scenario),
    ...seasonOf(scenario),
    ...growthOf(scenario),
  ];
}

/** The team as one input; none where nobody has a role. */
export function peopleOf(scenario: Scenario): readonly Input[] {
  const now = fullestTeam(scenario);
  if (now === 0) return [];
  const roles = new Set(scenario.spans.flatMap(({ roles }) => roles.map(({ id }) => id)));
  const [role] = roles.size === 1 ? roles : [];
  const movedIn = (from: Scenario, people: number) => withTeamOf(from, people);
  const makes = isAlike(scenario) ? "more" : "seats";
  return [input(scenario, { is: "people", role }, fraction(now), { least: 1, most: now * MOST_TIMES, makes, movedIn })];
}

/** One role that never changes, each with a seat, and no work but theirs: twice the people need twice of everything. */
function isAlike({ spans: [span, ...changes] }: Scenario): boolean {
  const [role, ...others] = span?.roles ?? [];
  if (!span || !role || changes.length > 0 || others.length > 0 || role.seats < role.people) return false;
  return Object.keys({ ...span.account.does, ...span.account.find }).length === 0;
}

/** All the work in proportion, counted in contacts a month: so many over the whole time are looked up as the scenario stands. */
export function contactsInput(scenario: Scenario, overall: Fraction): Input {
  const now = dividedBy(overall, fraction(scenario.months));
  const most = Math.ceil(approximately(now)) * MOST_TIMES;
  const movedIn = (from: Scenario, contacts: number) => withWorkTimes(from, dividedBy(fraction(contacts), now));
  return input(scenario, { is: "contacts" }, now, { least: 1, most, makes: "more", movedIn });
}

/** Every rate that a scenario states, each for itself. */
export function ratesOf(scenario: Scenario): readonly Input[] {
  return placesOf(scenario).flatMap((place) => {
    const rate = rateAt(scenario, place);
    if (!rate) return [];
    const most = Math.ceil(approximately(rate.amount) + 1) * MOST_TIMES;
    const movedIn = (from: Scenario, amount: number) => withRate(from, place, fraction(amount));
    return [
      input(scenario, { is: "rate", ...place, per: rate.per }, rate.amount, { least: 1, most, makes: "more", movedIn }),
    ];
  });
}

function placesOf({ spans }: Scenario): readonly RatePlace[] {
  const places = new Map<string, RatePlace>();
  for (const { roles, account } of spans) {
    const works = [...roles.map(({ id, work }) => ({ role: id, work })), { role: undefined, work: account }];
    for (const { role, work } of works) {
      for (const asked of ["does", "find"] as const) {
        for (const activity of Object.keys(work[asked]))
          places.set(`${role ?? ""}/${asked}/${activity}`, { role, asked, activity });
      }
    }
  }
  return [...places.values()];
}

/** Found rates: those stated, and all that is found where nothing is said. One that changes with time is left out. */
function foundOf(scenario: Scenario): readonly Input[] {
  const stated = new Set(scenario.spans.flatMap(({ assume }) => Object.keys(assume.found)));
  const looked = placesOf(scenario).filter((place) => rateAt(scenario, place)?.per !== "held");
  const unsaid = stated.has("*")
    ? []
    : looked.map(({ activity }) => activity).filter((activity) => !stated.has(activity));
  const keys = [...new Set([...stated, ...unsaid])].filter((key) => speaksOf(key, stated, looked).length > 0);
  return keys.flatMap((key) => {
    const now = stated.has(key) ? alikeInAll(scenario, ({ found }) => found[key]?.share) : ONE;
    const asked = new Set(speaksOf(key, stated, looked).map((place) => place.asked));
    const [only = "either"] = asked.size === 1 ? asked : [];
    const movedIn = (from: Scenario, share: number) => withFound(from, key, fraction(share, 100));
    return now
      ? [input(scenario, { is: "found", key }, now, { least: 1, most: 100, makes: MADE_BY_FINDING[only], movedIn })]
      : [];
  });
}

/** Where lookups are asked for, finding more is charged more; where results are, it takes fewer lookups. */
const MADE_BY_FINDING = { does: "more", find: "less", either: "either" } as const;

/** The places whose found rate a key says. */
function speaksOf(key: string, stated: ReadonlySet<string>, looked: readonly RatePlace[]): readonly RatePlace[] {
  const said: ActivityId | undefined = key.split("@")[0];
  return looked.filter(({ activity }) => (key === "*" ? !stated.has(activity) : activity === said));
}

/** Known shares by their windows; nobody known where nothing is said. */
function knownOf(scenario: Scenario): readonly Input[] {
  const stated = scenario.spans.flatMap(({ assume }) => assume.alreadyKnown.map(({ window }) => window));
  const windows = new Map(stated.map((window) => [JSON.stringify(window), window]));
  const all: readonly KnownShare["window"][] = windows.size > 0 ? [...windows.values()] : ["bare"];
  return all.flatMap((window) => {
    const isIt = (each: KnownShare) => JSON.stringify(each.window) === JSON.stringify(window);
    const now = alikeInAll(scenario, ({ alreadyKnown }) => alreadyKnown.find(isIt)?.share);
    const movedIn = (from: Scenario, share: number) => withKnown(from, window, fraction(share, 100));
    return now ? [input(scenario, { is: "known", window }, now, { least: 0, most: 99, makes: "less", movedIn })] : [];
  });
}

function weeksOf(scenario: Scenario): readonly Input[] {
  const counted = placesOf(scenario).some((place) => ["week", "day"].includes(rateAt(scenario, place)?.per ?? ""));
  const now = alikeInAll(scenario, ({ workingWeeksPerYear }) => workingWeeksPerYear);
  const movedIn = (from: Scenario, weeks: number) => withWorkingWeeks(from, fraction(weeks));
  return counted && now
    ? [input(scenario, { is: "working-weeks" }, now, { least: 1, most: 52, makes: "more", movedIn })]
    : [];
}

function seasonOf(scenario: Scenario): readonly Input[] {
  const months = new Set(scenario.spans.flatMap(({ assume }) => Object.keys(assume.season) as MonthName[]));
  return [...months].flatMap((month) => {
    const now = alikeInAll(scenario, ({ season }) => season[month] ?? ONE);
    const movedIn = (from: Scenario, share: number) => withSeason(from, month, fraction(share, 100));
    return now ? [input(scenario, { is: "season", month }, now, { least: 0, most: 1000, makes: "more", movedIn })] : [];
  });
}

function growthOf(scenario: Scenario): readonly Input[] {
  const now = alikeInAll(scenario, ({ growth }) => growth);
  if (!now || isZero(now)) return [];
  const movedIn = (from: Scenario, share: number) => withGrowth(from, fraction(share, 100));
  return [input(scenario, { is: "growth" }, now, { least: -50, most: 100, makes: "more", movedIn })];
}

function input(
  scenario: Scenario,
  name: InputName,
  now: Fraction,
  rest: Pick<Input, "least" | "most" | "makes" | "movedIn">,
): Input {
  const isCounted = ["people", "contacts", "rate", "working-weeks"].includes(name.is);
  const at = (steps: number) => rest.movedIn(scenario, steps);
  return { name, scenario, now, step: isCounted ? ONE : PERCENT, at, ...rest };
}
