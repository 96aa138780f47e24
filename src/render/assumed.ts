import type { Activities } from "../activities.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { listed, sentence } from "./format.ts";
import { activityName } from "./words.ts";

/** What a scenario leaves out and is therefore taken for granted. The first makes the figures a ceiling. */
export function assumptions(scenario: Scenario, activities: Activities): readonly string[] {
  const isStated = (path: string) => scenario.stated.has(path);
  return [
    ...ceiling(scenario, activities),
    ...(isStated("assume.workingWeeksPerYear") ? [] : ["48 working weeks a year: a month is 4 weeks."]),
    ...(isStated("start") ? [] : ["It starts on the first of next month (--start)."]),
    ...(isStated("months") ? [] : [`It runs for ${scenario.months} months (--months).`]),
    "Use is even over the calendar days of a month.",
    ...oddsComeLater(scenario),
  ];
}

function ceiling(scenario: Scenario, activities: Activities): readonly string[] {
  const lookups = lookedUp(scenario, activities);
  const unfound = lookups.filter((activity) => !isFoundStated(scenario, activity));
  const isKnownStated = scenario.spans.some(({ assume }) => assume.alreadyKnown.length > 0);
  if (lookups.length === 0) return [];
  const said = [
    ...(unfound.length > 0 ? [`every lookup finds its ${listed(unfound.map(activityName))}`] : []),
    ...(isKnownStated ? [] : ["nobody is looked up twice"]),
  ];
  if (said.length === 0) return [];
  const flags = [
    ...unfound.map((activity) => `--found ${activity}=85%`),
    ...(isKnownStated ? [] : ["--already-known 10%"]),
  ];
  return [`${sentence(listed(said))}: a ceiling on use. Better: ${flags.join(" ")}.`];
}

/** Units that are used, whatever comes of them. */
const USED_ANYWAY: ReadonlySet<string> = new Set(["minute", "message"]);

/** The activities that may find nothing: what is attempted, other than what is simply held, talked or sent. */
function lookedUp(scenario: Scenario, activities: Activities): readonly string[] {
  const works = scenario.spans.flatMap(({ account, roles }) => [account, ...roles.map(({ work }) => work)]);
  const asked = works.flatMap(({ does, find }) => [...Object.keys(does), ...Object.keys(find)]);
  return [...new Set(asked)].filter((id) => {
    const { held = false, free = false, unit = "" } = activities[id] ?? {};
    return !held && !free && !USED_ANYWAY.has(unit);
  });
}

function isFoundStated({ spans }: Scenario, activity: string): boolean {
  const keys = spans.flatMap(({ assume }) => Object.keys(assume.found));
  return keys.some((key) => key === "*" || key === activity || key.startsWith(`${activity}@`));
}

/** Spread and pace are read and checked, and change nothing yet. */
function oddsComeLater({ spans }: Scenario): readonly string[] {
  const given = [
    ...(spans.some(({ assume }) => assume.spread !== undefined) ? ["spread"] : []),
    ...(spans.some(({ roles }) => roles.some(({ pace }) => pace !== undefined)) ? ["pace"] : []),
  ];
  if (given.length === 0) return [];
  return [
    `${sentence(listed(given))} ${given.length > 1 ? "are" : "is"} read and checked, but the odds come later: no figure here depends on ${given.length > 1 ? "them" : "it"}.`,
  ];
}
