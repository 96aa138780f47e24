import { asNumber, type Block, withValue } from "./draft.ts";
import { type Asking, askText } from "./question.ts";
import type { World } from "./world.ts";

/** With what luck, from when, for how long, and who joins or leaves on the way. */
export async function* askLuckAndTime(scenario: Block, world: World): Asking<Block> {
  return yield* askHiring(yield* askTime(yield* askLuck(scenario, world), world), world);
}

async function* askLuck(scenario: Block, world: World): Asking<Block> {
  let lucky = scenario;
  const looked = activitiesOf(scenario).filter((activity) => isPaidWhenFound(activity, world));
  for (const activity of looked) {
    const before = lucky;
    const path = ["assume", "found", activity];
    const share = yield* askText({
      id: `found.${activity}`,
      message: `What share of lookups finds a ${world.activities[activity]?.name}?`,
      note: "Such as 85%, or 83 of 100 from a test batch. Leave empty: every lookup finds one, a ceiling on use.",
      refuses: async (answer) =>
        answer === "" ? undefined : world.wrongWith(withValue(before, path, String(answer).trim()), path.join(".")),
    });
    if (share !== "") lucky = withValue(lucky, path, share);
  }
  return looked.length === 0 ? lucky : yield* askKnown(lucky, world);
}

async function* askKnown(scenario: Block, world: World): Asking<Block> {
  const path = ["assume", "alreadyKnown"];
  const known = yield* askText({
    id: "known",
    message: "What share of the contacts has somebody here paid for before?",
    note: "Such as 10%. Leave empty: none, a ceiling on use.",
    refuses: async (answer) =>
      answer === "" ? undefined : world.wrongWith(withValue(scenario, path, String(answer).trim()), path.join(".")),
  });
  return known === "" ? scenario : withValue(scenario, path, known);
}

async function* askTime(scenario: Block, world: World): Asking<Block> {
  const start = yield* askText({
    id: "start",
    message: "From which day?",
    initial: world.start,
    refuses: (answer) => world.wrongWith(withValue(scenario, ["start"], String(answer).trim()), "start"),
  });
  const begun = withValue(scenario, ["start"], start);
  const months = yield* askText({
    id: "months",
    message: "For how many months?",
    initial: "12",
    refuses: (answer) => world.wrongWith(withValue(begun, ["months"], asNumber(String(answer).trim())), "months"),
  });
  return withValue(begun, ["months"], asNumber(months));
}

async function* askHiring(scenario: Block, world: World): Asking<Block> {
  let changes: readonly Block[] = [];
  for (const role of Object.keys((scenario.team ?? {}) as Block)) {
    const before = changes;
    const hiring = yield* askText({
      id: `hiring.${role}`,
      message: `Will the number of ${role} change?`,
      note: "Day and number, such as 2027-07-01: 14, with commas between several. Leave empty: no.",
      refuses: async (answer) => {
        const read = hiringOf(String(answer), role);
        if (!read) return "It must be a day and a number, such as 2027-07-01: 14.";
        return world.wrongWith({ ...scenario, changes: [...before, ...read] }, "changes");
      },
    });
    changes = [...changes, ...(hiringOf(hiring, role) ?? [])];
  }
  return changes.length === 0 ? scenario : { ...scenario, changes };
}

function hiringOf(text: string, role: string): readonly Block[] | undefined {
  if (text.trim() === "") return [];
  const parts = text.split(",").map((part) => /^\s*(\d{4}-\d{2}-\d{2})\s*:\s*(\d{1,6})\s*$/.exec(part));
  if (parts.includes(null)) return undefined;
  return parts.map((part) => ({ from: part?.[1], set: { [`team.${role}.people`]: Number(part?.[2]) } }));
}

/** The activities that a scenario asks for, by roles and for the account, each once. */
function activitiesOf({ team = {}, account = {} }: Block): readonly string[] {
  const roles = Object.values(team as Block) as Block[];
  const work = [...roles.flatMap(({ does, find }) => [does, find]), account];
  return [...new Set(work.flatMap((rates) => Object.keys((rates ?? {}) as Block)))];
}

/** Somebody charges it only when it is found: then the share found matters. */
function isPaidWhenFound(activity: string, { plans }: World): boolean {
  return plans.some(({ plan }) =>
    plan.actions.some(
      ({ does, burns }) => does.includes(activity) && burns.some(({ charged }) => charged === "success"),
    ),
  );
}
