import type { Activity } from "../../activities.ts";
import { asNumber, type Block, withValue } from "./draft.ts";
import { type Asking, askSome, askText, askYesNo } from "./question.ts";
import type { World } from "./world.ts";

/** Who does how much of what: role by role, then what is done for the account as a whole. */
export async function* askWork(world: World): Asking<Block> {
  let scenario: Block = {};
  let number = 1;
  do {
    scenario = yield* askRole(scenario, number, world);
    number += 1;
  } while (
    yield* askYesNo({ id: `role-${number}`, message: "Is there another group of people who work differently?" })
  );
  return yield* askAccount(scenario, world);
}

async function* askRole(scenario: Block, number: number, world: World): Asking<Block> {
  const id = `role-${number}`;
  const called = yield* askText({
    id: `${id}.name`,
    message: "Who does the work? A short name:",
    initial: number === 1 ? "sdr" : "",
    refuses: async (answer) => (slug(String(answer)) === "" ? "It needs a name of letters, such as sdr." : undefined),
  });
  const name = slug(called);
  const path = ["team", name];
  const people = yield* askText({
    id: `${id}.people`,
    message: `How many ${name} are there?`,
    refuses: (answer) =>
      world.wrongWith(withValue(scenario, [...path, "people"], asNumber(String(answer).trim())), `team.${name}.people`),
  });
  const staffed = withValue(scenario, [...path, "people"], asNumber(people));
  const does = yield* askSome({
    id: `${id}.does`,
    message: `What does each ${name} look up or use?`,
    choices: choicesOf(world, "person"),
  });
  return yield* askRates(staffed, does, { id, path: [...path, "does"], whose: `each ${name}` }, world);
}

async function* askAccount(scenario: Block, world: World): Asking<Block> {
  const does = yield* askSome({
    id: "account",
    message: "What is done for the whole account, whoever does it?",
    note: "Leave empty if nothing is.",
    choices: choicesOf(world, "account"),
    refuses: async (answer) =>
      answer.length === 0 && !isAnythingDone(scenario) ? "Choose at least one: nobody does anything yet." : undefined,
  });
  return yield* askRates(scenario, does, { id: "account", path: ["account"], whose: "the whole account" }, world);
}

function isAnythingDone({ team = {} }: Block): boolean {
  return Object.values(team as Block).some(
    (role) => (role as Block).does !== undefined || (role as Block).find !== undefined,
  );
}

interface Whose {
  readonly id: string;
  readonly path: readonly string[];
  readonly whose: string;
}

async function* askRates(scenario: Block, does: readonly string[], of: Whose, world: World): Asking<Block> {
  let worked = scenario;
  for (const activity of does) {
    const known = world.activities[activity];
    if (!known) continue;
    const before = worked;
    const rate = yield* askText({
      id: `${of.id}.${activity}`,
      message: `${known.name}, ${of.whose}: how many ${known.unit}s?`,
      note: noteOn(known, of),
      refuses: (answer) => {
        const { path, value } = rateAt(String(answer), activity, known, of.path);
        return world.wrongWith(withValue(before, path, value), path.join("."));
      },
    });
    const { path, value } = rateAt(rate, activity, known, of.path);
    worked = withValue(worked, path, value);
  }
  return worked;
}

function noteOn({ held }: Activity, { path }: Whose): string {
  if (held) return "A number such as 40: they are simply there.";
  const results = path[0] === "team" ? " If you count results: 500/month found." : "";
  return `Such as 150/week; also /day, /month, /quarter, /year.${results}`;
}

/** `500/month found` asks for results; anything else is attempts. */
function rateAt(
  text: string,
  activity: string,
  { held }: Activity,
  path: readonly string[],
): { path: string[]; value: unknown } {
  const [, results] = /^(.*\S)\s+found$/.exec(text.trim()) ?? [];
  if (results !== undefined && path[0] === "team")
    return { path: [...path.slice(0, -1), "find", activity], value: results };
  return { path: [...path, activity], value: held ? asNumber(text.trim()) : text.trim() };
}

function choicesOf({ activities }: World, usually: Activity["usually"]) {
  return Object.entries(activities)
    .filter(([, activity]) => activity.usually === usually && !activity.free)
    .map(([value, { name }]) => ({ value, name }));
}

/** A name as an id: "Account Executives" is account-executives. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
