import type { ExplainedFact } from "../explain/explain-fact.ts";
import type { ExplainedFigure } from "../explain/explain-figure.ts";
import type { PlanFact, Trace } from "../explain/trace.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { assumptions } from "./assumed.ts";
import { disputesIn, sourceNotes } from "./fact-notes.ts";
import { factsPage } from "./facts-page.ts";
import { NO_BREAK } from "./format.ts";
import { explanationJson, factsJson } from "./json/explanation-json.ts";
import type { Format, Look } from "./look.ts";
import { drawMarkdown } from "./markdown.ts";
import { offerAmongPlans } from "./offer-name.ts";
import { MARKS, type Note, notes, type Page, text } from "./page.ts";
import { questionAbout } from "./question.ts";
import type { Context } from "./report.ts";
import { drawText } from "./text.ts";
import { traceSections } from "./trace-sections.ts";
import { factOf } from "./trace-where.ts";
import { operandInWords } from "./trace-words.ts";
import { disputeInWords } from "./trust.ts";

/** What an address asked for: a figure of an estimate, or facts of a plan file. */
export type Explanation =
  | { readonly is: "figure"; readonly file: PlanFile; readonly figure: ExplainedFigure }
  | { readonly is: "facts"; readonly file: PlanFile; readonly facts: readonly ExplainedFact[] };

/** `credits explain`: where a number comes from, in the format that was asked for. `address` is as it was typed. */
export function renderExplanation(
  explained: Explanation,
  address: string,
  format: Format,
  look: Look,
  context: Context,
): string {
  if (format === "json") {
    return explained.is === "figure"
      ? explanationJson(address, explained.figure, context)
      : factsJson(address, explained.file, explained.facts, context);
  }
  const page = [
    ...(explained.is === "figure"
      ? figurePage(explained.figure, explained.file, context)
      : factsPage(address, explained.file, explained.facts, context)),
    ...text(reproducedBy(context)),
  ];
  return format === "markdown" ? drawMarkdown(page) : drawText(page, look);
}

function figurePage({ candidate, scenario, trace }: ExplainedFigure, file: PlanFile, context: Context): Page {
  const { plan } = candidate.estimate.offer;
  const told = { plan, scenario };
  const question = questionAbout(scenario, plan, context);
  if (!trace) {
    return [...question, ...text(`${offerAmongPlans(candidate)}: not known`, { strong: true }), ...unknown(candidate)];
  }
  return [
    ...question,
    ...text(`${offerAmongPlans(candidate)}: ${operandInWords(trace, told)}`, { strong: true }),
    ...traceSections(trace, told),
    ...notes([...cautions(trace, file, scenario, context), ...sourceNotes(factsIn(trace), context)]),
  ];
}

/** Which numbers are missing, and how each is given. */
function unknown({ estimate, needsOnTop }: ExplainedFigure["candidate"]): Page {
  const facts = [
    ...estimate.missing.map(({ fact }) => fact.at),
    ...needsOnTop.flatMap(({ unpublished }) => unpublished?.at ?? []),
  ];
  const ways = [...new Set(facts)].map((at) => `--set${NO_BREAK}${estimate.offer.plan.id}:${at}=…`);
  const told =
    ways.length > 0
      ? `The vendor does not publish every number that it needs. Fill in what you are told: ${ways.join(", ")}.`
      : "The offer has no such figure: what it lacks cannot be bought, or there is nothing to divide by.";
  return text(told, { tight: true });
}

/** Every fact of the plan that a trace rests on, each once. */
function factsIn(trace: Trace): readonly PlanFact[] {
  const facts = new Map<string, PlanFact>();
  for (const leaf of leavesOf(trace)) {
    const fact = factOf(leaf.basis);
    if (fact) facts.set(fact.at, fact);
  }
  return [...facts.values()];
}

function leavesOf(trace: Trace): readonly Trace[] {
  return trace.parts.length === 0 ? [trace] : trace.parts.flatMap(leavesOf);
}

/** The marks that stand at figures, and what each means here. */
function cautions(
  trace: Trace,
  file: PlanFile,
  scenario: ExplainedFigure["scenario"],
  context: Context,
): readonly Note[] {
  const isAssumed = leavesOf(trace).some(({ basis }) => basis?.is === "default");
  const counted = leavesOf(trace).some(({ basis }) => basis?.is === "ledger");
  const label = (mark: "disputed" | "assumed") => `${MARKS[mark].sign} ${MARKS[mark].name}`;
  return [
    ...disputesIn(factsIn(trace)).map((dispute) => ({
      label: label("disputed"),
      text: `${dispute.fact}: ${disputeInWords(dispute, file)}`,
    })),
    ...(isAssumed ? [{ label: label("assumed"), text: assumptions(scenario, context.activities).join(" ") }] : []),
    ...(counted
      ? [
          {
            label: "the ledger",
            text: "Counted while the credits burned, instant by instant; estimate --monthly shows it.",
          },
        ]
      : []),
  ];
}

/** The tool and the inputs that the answer can be had from again. */
function reproducedBy({ version, inputs }: Context): string {
  const files = inputs.map(({ name, hash }) => `${name} ${hash.slice(0, 8)}`);
  return [`credits ${version}`, ...files, "the same inputs give the same bytes"].join(" · ");
}
