import type { QuotedFact } from "../../plans/contract-form.ts";
import type { Plan } from "../../plans/plan.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { lineName } from "../../render/words.ts";
import { asNumber, type Block, type Draft, withValue } from "./draft.ts";
import { inWords } from "./fact-words.ts";
import { type Asking, askOne, askSome, askText } from "./question.ts";
import type { World } from "./world.ts";

const NONE = "none";

/** What the team has today, what it must have, which vendors take part, and what they quoted. */
export async function* askDeal(scenario: Block, world: World): Asking<Draft> {
  const asked = yield* askVendors(yield* askNeeds(yield* askToday(scenario, world), world), world);
  const quotes = yield* askQuotes(asked, world);
  const named = yield* askName(withQuotes(asked, quotes));
  return { scenario: named, quotes };
}

async function* askToday(scenario: Block, world: World): Asking<Block> {
  const id = yield* askOne({
    id: "today",
    message: "Which of these do you have today?",
    choices: [{ value: NONE, name: "None of them" }, ...world.plans.map(asChoice)],
  });
  const file = world.plans.find((each) => each.id === id);
  if (!file) return scenario;
  const { plan } = file;
  const tier = yield* askOne({
    id: `today.${id}.tier`,
    message: `Which tier of ${plan.vendor}?`,
    choices: plan.tiers.map(({ id: value, name }) => ({ value, name })),
  });
  const having = withValue(scenario, ["customerOf", id, "tier"], tier);
  return yield* askHeld(having, plan, world);
}

/** What else is known of the present subscription; each may be left empty. */
async function* askHeld(scenario: Block, plan: Plan, world: World): Asking<Block> {
  let held = scenario;
  for (const { key, message, note, value = asNumber } of heldFacts(plan)) {
    const before = held;
    const path = ["customerOf", plan.id, ...key];
    const answer = yield* askText({
      id: `today.${plan.id}.${key.join(".")}`,
      message,
      note,
      refuses: async (given) =>
        given === ""
          ? undefined
          : world.wrongWith(withValue(before, path, value(String(given).trim())), path.join(".")),
    });
    if (answer !== "") held = withValue(held, path, value(answer));
  }
  return held;
}

interface HeldFact {
  readonly key: readonly string[];
  readonly message: string;
  readonly note: string;
  readonly value?: (text: string) => unknown;
}

function heldFacts({ kinds, tiers }: Plan): readonly HeldFact[] {
  const billings = [...new Set(tiers.flatMap(({ price }) => price.flatMap(({ billed }) => billed?.id ?? [])))];
  const asText = (text: string) => text;
  const balances = kinds.map((kind) => ({
    key: kinds.length === 1 ? ["balance"] : ["balance", kind],
    message: kinds.length === 1 ? "How many credits are left?" : `How many ${kind} credits are left?`,
    note: "On the first day. Leave empty: as if they had been used evenly.",
  }));
  return [
    {
      key: ["billed"],
      message: "How is it billed?",
      note: `${billings.join(", ")}. Leave empty if you do not know.`,
      value: asText,
    },
    { key: ["seats"], message: "How many seats are paid?", note: "Leave empty: as many as there are people." },
    {
      key: ["renews"],
      message: "On which day does it renew?",
      note: "Such as 2027-03-01. Leave empty if you do not know.",
      value: asText,
    },
    ...balances,
  ];
}

async function* askNeeds(scenario: Block, world: World): Asking<Block> {
  const offered = new Set(world.plans.flatMap(({ plan }) => plan.tiers.flatMap(({ features }) => features)));
  const features = yield* askSome({
    id: "needs",
    message: "What must it be able to do, beside finding data?",
    note: "Leave empty if nothing must.",
    choices: world.features.filter((id) => offered.has(id)).map((id) => ({ value: id, name: id.replaceAll("-", " ") })),
  });
  return features.length === 0 ? scenario : withValue(scenario, ["need", "features"], features);
}

async function* askVendors(scenario: Block, world: World): Asking<Block> {
  const vendors = yield* askSome({
    id: "vendors",
    message: "Which vendors shall take part?",
    note: "Leave empty: all of them.",
    choices: world.plans.map(asChoice),
  });
  return vendors.length === 0 ? scenario : { ...scenario, vendors };
}

async function* askQuotes(scenario: Block, world: World): Asking<Draft["quotes"]> {
  const vendors = scenario.vendors as readonly string[] | undefined;
  const taking = world.plans.filter(({ id }) => vendors === undefined || vendors.includes(id));
  const lacking: { file: PlanFile; facts: readonly QuotedFact[] }[] = [];
  for (const file of taking) {
    const facts = await world.lacking(scenario, file);
    if (facts.length > 0) lacking.push({ file, facts });
  }
  if (lacking.length === 0) return [];
  const quoted = yield* askSome({
    id: "quotes",
    message: "These do not publish all that your answer needs. Who has given you a quote?",
    note: "Leave empty if nobody has: what can be computed without is.",
    choices: lacking.map(({ file }) => asChoice(file)),
  });
  const quotes: { plan: PlanFile; facts: readonly QuotedFact[] }[] = [];
  for (const { file, facts } of lacking.filter(({ file: { id } }) => quoted.includes(id))) {
    const told = yield* askFacts(file, facts, world);
    if (told.length > 0) quotes.push({ plan: file, facts: told });
  }
  return quotes;
}

async function* askFacts(file: PlanFile, facts: readonly QuotedFact[], world: World): Asking<readonly QuotedFact[]> {
  let told: readonly QuotedFact[] = [];
  for (const fact of facts) {
    const before = told;
    const quoted = (text: string) => ({ at: fact.at, value: numberOrText(text.trim()) });
    const value = yield* askText({
      id: `quote.${file.id}.${fact.at}`,
      message: `${file.plan.vendor}, ${inWords(fact.at, file.plan)}:`,
      note: `${fact.at}: ${fact.remark ?? "not published"}. Leave empty if the quote does not say it.`,
      refuses: async (answer) =>
        answer === "" ? undefined : world.wrongWithQuote(file, [...before, quoted(String(answer))]),
    });
    if (value !== "") told = [...told, quoted(value)];
  }
  return told;
}

function numberOrText(text: string): number | string {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}

/** The plan with its quote takes part in the place of its list plan. */
function withQuotes(scenario: Block, quotes: Draft["quotes"]): Block {
  const vendors = scenario.vendors as readonly string[] | undefined;
  if (!vendors || quotes.length === 0) return scenario;
  const quoted = new Set(quotes.map(({ plan }) => plan.id));
  return { ...scenario, vendors: vendors.map((id) => (quoted.has(id) ? quoteId(id) : id)) };
}

export function quoteId(plan: string): string {
  return `${plan}-quote`;
}

async function* askName(scenario: Block): Asking<Block> {
  const name = yield* askText({ id: "name", message: "What shall this team be called?", initial: "Our team" });
  return { name: name === "" ? "Our team" : name, ...scenario };
}

function asChoice({ id, plan }: PlanFile) {
  return { value: id, name: lineName(plan) };
}
