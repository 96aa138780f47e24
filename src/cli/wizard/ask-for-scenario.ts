import { lackingFacts } from "../../choose/lacking.ts";
import type { Issue } from "../../issue.ts";
import { contractText, type QuotedFact, unpublishedFacts } from "../../plans/contract-form.ts";
import { parseContract } from "../../plans/parse.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { parseScenario } from "../../scenarios/parse.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { dayOf, startOfNextMonth } from "../../units/calendar.ts";
import type { Table } from "../load-entries.ts";
import { conduct } from "./conduct.ts";
import { askDeal, quoteId } from "./deal-questions.ts";
import type { Block, Draft } from "./draft.ts";
import { askLuckAndTime } from "./luck-questions.ts";
import type { Prompter } from "./prompter.ts";
import type { Asking } from "./question.ts";
import { askWork } from "./work-questions.ts";
import type { World } from "./world.ts";

/** Asks for a team and its deal until the person is content. `goOn` is what happens then. */
export function askForScenario(table: Table, prompter: Prompter, goOn: string): Promise<Draft> {
  const world = worldOf(table);
  return conduct(() => questionnaire(world), prompter, goOn);
}

async function* questionnaire(world: World): Asking<Draft> {
  return yield* askDeal(yield* askLuckAndTime(yield* askWork(world), world), world);
}

/** The contract that a quote makes, under the name that the scenario knows it by. */
export function quoteText(plan: PlanFile, facts: readonly QuotedFact[], date: string): string {
  const head = [`What ${plan.plan.vendor} quoted, as the questions of credits were answered on ${date}.`];
  return contractText(plan, { name: quoteId(plan.id), date, head, facts });
}

function worldOf(table: Table): World {
  const { activities, features, plans, asOf } = table;
  const today = dayOf(asOf);
  const scenarioOf = (tree: Block) => parseScenario(JSON.stringify({ name: "asked", ...tree }), "answers", table);
  return {
    activities,
    features,
    plans,
    start: dayOf(startOfNextMonth(asOf)),
    wrongWith: async (tree, address) => {
      const read = await scenarioOf(tree);
      return read.ok ? undefined : complaint(read.issues.find((issue) => isWithin(issue, address)));
    },
    wrongWithQuote: async (plan, facts) => {
      const text = quoteText(plan, facts, today);
      const read = await parseContract(text, "quote", (id) => plans.find((each) => each.id === id), table);
      return read.ok ? undefined : complaint(read.issues[0]);
    },
    lacking: async (tree, file) => {
      const read = await scenarioOf(tree);
      return read.ok ? lackedBy(file, read.value, table) : [];
    },
  };
}

function isWithin({ address }: Issue, outer: string): boolean {
  return address === outer || address.startsWith(`${outer}.`) || outer.startsWith(`${address}.`);
}

/** `must be a rate such as 150/week, not "150/wek"` as a sentence of its own, with what was probably meant. */
function complaint(issue: Issue | undefined): string | undefined {
  if (!issue) return undefined;
  const { message, hint } = issue;
  const sentence = /^[a-z]/.test(message) ? `It ${message}` : message;
  return [/[.?!]$/.test(sentence) ? sentence : `${sentence}.`, hint].filter(Boolean).join(" ");
}

function lackedBy(file: PlanFile, scenario: Scenario, { activities }: Table): readonly QuotedFact[] {
  const ask = {
    prefer: "included" as const,
    allOffers: false,
    allowUncovered: false,
    isFree: (id: string) => activities[id]?.free === true,
  };
  const lacking = lackingFacts(file.plan, scenario, ask);
  const isAsked = (at: string) => lacking.includes(at) || (at === "currency" && lacking.length > 0);
  return unpublishedFacts(file).filter(({ at }) => isAsked(at));
}
