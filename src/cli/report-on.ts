import { estimate, rank, type Wishes } from "../choose/estimate.ts";
import type { Conversion } from "../choose/exchange.ts";
import { UserError } from "../files/user-error.ts";
import type { Vocabulary } from "../plans/activities.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { EstimateReport } from "../render/report.ts";
import type { Entry } from "./load-entries.ts";

/** What is asked of all of them, and how much of the answer is shown. */
export type Question = Vocabulary &
  Wishes & {
    readonly monthly: boolean;
    readonly allOffers: boolean;
    readonly chart: boolean;
    /** What converts amounts of several plans. */
    readonly conversion: Conversion | undefined;
  };

/** One plan in depth, several side by side, and either for several scenarios with one line each. `onDone` hears of each scenario. */
export function reportOn(
  entries: readonly Entry[],
  question: Question,
  onDone: (done: number, of: number) => void,
): EstimateReport {
  const { monthly, allOffers, chart } = question;
  const plan = onlyPlan(entries);
  if (plan) {
    refuseNothingToConvert([plan], question);
    const answers = entries.map(({ scenario }, index) => {
      onDone(index, entries.length);
      return estimate({ ...question, plan, scenario });
    });
    const [answer, ...others] = answers;
    const isOne = answer !== undefined && others.length === 0;
    return isOne ? { is: "plan", answer, monthly, allOffers, chart } : { is: "scenarios", plan: plan.plan, answers };
  }
  const rankings = entries.map((entry, index) => {
    onDone(index, entries.length);
    return rank({ ...question, ...entry });
  });
  const [ranking, ...others] = rankings;
  const isOne = ranking !== undefined && others.length === 0;
  return isOne
    ? { is: "plans", ranking, monthly }
    : { is: "matrix", rankings, scenarios: entries.map(({ scenario }) => scenario) };
}

/** Rates convert what several plans cost; one plan has one currency. */
export function refuseNothingToConvert(plans: readonly PlanFile[], { conversion }: Question): void {
  const [only, ...others] = plans;
  if (!conversion || !only || others.length > 0) return;
  const message = `--fx converts amounts to rank several plans; only ${only.id} takes part.`;
  throw new UserError("nothing-to-convert", message, "Name another plan beside it, or leave --fx out.");
}

function onlyPlan(entries: readonly Entry[]): PlanFile | undefined {
  const plans = new Set(entries.flatMap((entry) => entry.plans));
  const [only] = plans;
  return plans.size === 1 ? only : undefined;
}
