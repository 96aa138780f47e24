import type { BrokenFile } from "../../changes/collection.ts";
import type { Effect } from "../../changes/effect.ts";
import { statementOf } from "../../changes/fact.ts";
import type { PlanDiff } from "../../changes/plan-diff.ts";
import { type Annotation, annotation } from "../ci/github.ts";
import { counted } from "../format.ts";
import { failureInWords, sourceNote, summaryOf } from "./diff-page.ts";
import type { DiffReport } from "./diff-report.ts";
import { changeInWords, contestInWords, offerInWords, stayingInWords } from "./effect-words.ts";
import { factInWords } from "./fact-words.ts";

/** GitHub shows ten of a kind for a step; the comment and the summary hold all. */
const MOST_OF_A_KIND = 10;

/** Annotations beside the lines that changed: mistakes and failures as errors, flips and lowered prices as warnings, facts as notices. */
export function diffAnnotations({ difference, failures, hasScenarios }: DiffReport): string {
  const { broken, effects, findings, plans } = difference;
  const failed = failures.filter(({ gate }) => gate !== "mistakes");
  const all: readonly (readonly Annotation[])[] = [
    [
      ...broken.flatMap(({ after }) => mistakesOf(after)),
      ...failed.map((failure) => ({
        level: "error" as const,
        title: "credits diff",
        paragraphs: [failureInWords(failure)],
      })),
    ],
    [
      ...effects.filter(({ is }) => is === "flips").map((effect) => flipOf(effect, plans)),
      ...findings.map(({ change, plan }) => ({
        level: "warning" as const,
        title: "lower, and no newer source says so",
        paragraphs: [factInWords(change, plan), ...sourceNote(change)],
        place: statementOf(change).place,
      })),
    ],
    plans.flatMap((plan) => factsOf(plan)),
  ];
  const lines = all.flatMap((kind) => kind.slice(0, MOST_OF_A_KIND).map(annotation));
  return `${lines.join("")}${summaryOf(difference, hasScenarios)}\n`;
}

/** One for a file, at its first mistake: `credits check` tells all of them. */
function mistakesOf(file: BrokenFile | undefined): readonly Annotation[] {
  const [first, ...more] = file?.issues ?? [];
  if (!first) return [];
  const { code, place, address, message } = first;
  const others = more.length > 0 ? [`${counted(more.length, "more mistake")} in this file.`] : [];
  return [
    { level: "error", title: `not compared: ${code}`, place, paragraphs: [`${address} ${message}`.trim(), ...others] },
  ];
}

/** A flip stands at the first changed value of a plan that takes part. */
function flipOf(effect: Effect, plans: readonly PlanDiff[]): Annotation {
  const { before, after } = effect;
  const part = new Set(
    [before, after].flatMap((told) => (told.is === "answered" ? told.outcome.plans.map(({ id }) => id) : [])),
  );
  const cause = plans.find(({ after: plan, changes }) => plan !== undefined && part.has(plan.id) && changes.length > 0);
  const place = cause?.changes[0] && statementOf(cause.changes[0]).place;
  const change = changeInWords(effect.change);
  return {
    level: "warning",
    title: `${effect.id} flips`,
    paragraphs: [
      `${offerInWords(before)} → ${offerInWords(after)} ${contestInWords(effect)}${change === "" ? "" : `: ${change}`}`,
      ...[stayingInWords(effect.staying, effect)].filter((said) => said !== ""),
    ],
    ...(place && { place }),
  };
}

function factsOf(plan: PlanDiff): readonly Annotation[] {
  return plan.changes
    .filter(({ topic, after }) => topic === "fact" && after !== undefined)
    .map((change) => ({
      level: "notice",
      title: "changed",
      paragraphs: [factInWords(change, plan), ...sourceNote(change)],
      place: statementOf(change).place,
    }));
}
