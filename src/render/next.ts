import type { PlanAnswer } from "../choose/answer.ts";
import { NO_BREAK } from "./format.ts";
import { type Page, text } from "./page.ts";

/** What to ask next of one plan: only commands and flags that there are. */
export function nextForPlan(
  { plan, rows }: PlanAnswer,
  given: { readonly monthly: boolean; readonly allOffers: boolean },
): Page {
  const lacks = rows.some(
    ({ estimate, needsOnTop }) => estimate.missing.length > 0 || needsOnTop.some(({ unpublished }) => unpublished),
  );
  return next([
    ...(given.monthly ? [] : ["--monthly"]),
    ...(given.allOffers ? [] : ["--all-offers"]),
    ...(lacks ? [`--set ${plan.id}:ADDRESS=VALUE`] : []),
    "--contract FILE when you have a quote",
    `credits plans ${plan.id}`,
  ]);
}

export function next(steps: readonly string[]): Page {
  return text(`Next: ${steps.map((step) => step.replaceAll(" ", NO_BREAK)).join(" · ")}`);
}
