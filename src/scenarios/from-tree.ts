import type { Activities } from "../activities.ts";
import { type Issue, type Parsed, parsed } from "../issue.ts";
import { boundary, type Instant, months, startOfNextMonth } from "../units/calendar.ts";
import { isBlock, type WrittenFile } from "../written/tree.ts";
import { type State, statesOf } from "./changes.ts";
import { readCustomers, readNeed } from "./customers.ts";
import { Part } from "./part.ts";
import type { Scenario, Span } from "./scenario.ts";
import { spansOf } from "./spans.ts";
import { readCurrency, readDay, readId, readWhole } from "./values.ts";

/** What a scenario is read against: the list of activities, and today. */
export interface ScenarioContext {
  readonly activities: Activities;
  readonly asOf: Instant;
}

/** A scenario laid out in time: when it starts, how long it runs, and what it says from when. */
export interface Timeline {
  readonly start: Instant;
  readonly months: number;
  readonly states: readonly State[];
}

const MONTHS = 12;
const MOST_MONTHS = 120;

/**
 * A scenario from the tree that a file or the command line wrote, with every default filled in and its changes as spans.
 * All that is wrong is told at once.
 *
 * The tree has the shape of `WrittenScenario`: flags build it so, and for files parse.ts sees to it.
 */
export function scenarioFromTree(written: WrittenFile, context: ScenarioContext): Parsed<Scenario> {
  const issues: Issue[] = [];
  const timeline = timelineOf(written, context, issues);
  return scenarioOver(timeline, written, context, issues);
}

/** Start and length, where nothing is said: the first of the month after today, and a year. */
export function timelineOf(written: WrittenFile, { asOf }: ScenarioContext, issues: Issue[]): Timeline {
  const whole = Part.whole(written, issues);
  const start = readDay(whole.get("start")) ?? startOfNextMonth(asOf);
  const count = readWhole(whole.get("months"), 1, MOST_MONTHS) ?? MONTHS;
  return { start, months: count, states: statesOf(written, whole, start, endOfMonths(start, count)) };
}

export function scenarioOver(
  timeline: Timeline,
  written: WrittenFile,
  context: ScenarioContext,
  issues: Issue[],
): Parsed<Scenario> {
  const whole = Part.whole(written, issues);
  const { start, states } = timeline;
  const end = endOfMonths(start, timeline.months);
  const spans = spansOf(states, { activities: context.activities, start, end }, issues);
  const currency = readCurrency(whole.get("currency"));
  const vendors = whole
    .get("vendors")
    ?.items()
    .flatMap((item) => readId(item) ?? []);
  const scenario: Scenario = {
    name: whole.get("name")?.text ?? "",
    start,
    months: timeline.months,
    ...(currency === undefined ? {} : { currency }),
    ...(vendors === undefined ? {} : { vendors }),
    spans,
    customerOf: readCustomers(whole.get("customerOf")),
    need: readNeed(whole.get("need")),
    stated: new Set(pathsIn(states[0]?.written.value)),
  };
  const told = oncePerSpot(issues);
  if (told.every(({ severity }) => severity === "warning") && !spans.some(hasWork)) {
    const message =
      "The scenario asks for nothing: name an activity under team or account, such as team: { sdr: { people: 3, does: { email: 50/week } } }";
    return {
      ok: false,
      issues: [...told, { code: "no-activity", severity: "error", place: written.places.root, address: "", message }],
    };
  }
  return parsed(scenario, told);
}

/** The states of a scenario repeat what is wrong with it, and the schema may say the same: of one spot the first counts. */
function oncePerSpot(issues: readonly Issue[]): readonly Issue[] {
  const bySpot = new Map<string, Issue>();
  for (const issue of issues) {
    const { file, line, column } = issue.place;
    const spot = JSON.stringify([
      file,
      line,
      column,
      issue.address,
      SEVERAL_PER_BLOCK.has(issue.code) && issue.message,
    ]);
    if (!bySpot.has(spot)) bySpot.set(spot, issue);
  }
  return [...bySpot.values()].toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

/** What is said of a block's keys stands at the address of the block. */
const SEVERAL_PER_BLOCK = new Set(["unknown-key", "missing-key", "wrong-key"]);

function hasWork({ roles, account }: Span): boolean {
  return [account, ...roles.map(({ work }) => work)].some(
    ({ does, find }) => Object.keys({ ...does, ...find }).length > 0,
  );
}

/** The first instant behind the horizon. */
function endOfMonths(start: Instant, count: number): Instant {
  return boundary(start, months(1), count);
}

/** The path of everything that is written in a tree of blocks: `assume`, `assume.found`, `assume.found.email`. */
function pathsIn(value: unknown, before = ""): readonly string[] {
  if (!isBlock(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [`${before}${key}`, ...pathsIn(child, `${before}${key}.`)]);
}
