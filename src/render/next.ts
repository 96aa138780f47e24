import type { PlanAnswer, RankedPlan } from "../choose/answer.ts";
import { isUnpricedPlan } from "../choose/unpriced.ts";
import type { Plan } from "../plans/plan.ts";
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

/** What to ask next of several plans. */
export function nextForPlans(ranked: readonly RankedPlan[]): Page {
  const unpriced = ranked.filter(isUnpricedPlan).map(({ answer }) => answer.plan.id);
  return next(["credits estimate … PLAN for one in depth", quoteStep(unpriced), "credits plans PLAN"]);
}

/** How a quote is asked for or brought in, where numbers of some plans are not published. */
export function quoteStep(unpriced: readonly Plan["id"][]): string {
  const named = unpriced.length === 1 ? unpriced[0] : "PLAN";
  return unpriced.length > 0
    ? `credits init --contract ${named} writes the form for its quote`
    : "--contract FILE when you have a quote";
}

export function next(steps: readonly string[]): Page {
  return text(`Next: ${steps.map((step) => step.replaceAll(" ", NO_BREAK)).join(" · ")}`);
}
