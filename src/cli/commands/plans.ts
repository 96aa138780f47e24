import { selectPlans } from "../../choose/catalogue.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { renderPlan, renderPlans } from "../../render/plans.ts";
import { renderSources } from "../../render/sources.ts";
import { asOfDay } from "../as-of.ts";
import { Desk } from "../desk.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { loadCatalog, planCalled } from "../load-plans.ts";
import type { PlansOptions } from "../plans-command.ts";
import { refuseFilters, selectionOf } from "../plans-selection.ts";
import { contextOf } from "../render-context.ts";
import type { Session } from "../session.ts";

/** `credits plans`: the plans that are asked for, all that is known about one of them, or the sources to look at again. */
export async function plans(id: string | undefined, options: PlansOptions, { io, argv }: Session): Promise<ExitCode> {
  const desk = new Desk(io);
  const catalog = await loadCatalog(options.plans, desk);
  const asOf = asOfDay(options.asOf, io.now());
  const { maxAge, stale } = options;
  const context = await contextOf({ asOf, maxAge, activities: catalog.activities, argv }, options, desk);
  const selection = selectionOf(options, catalog);
  const one = id === undefined ? undefined : onlyPlan(id, options, catalog.plans);
  const chosen = one ? [one] : selectPlans(catalog.plans, selection, asOf);
  const listed = { plans: chosen, of: catalog.plans.length, currency: selection.currency };
  await giveAnswer(options, io, (format, look) => {
    if (options.sources) return renderSources(chosen, stale === true, format, look, context);
    return one ? renderPlan(one, format, look, context) : renderPlans(listed, format, look, context);
  });
  return EXIT.fine;
}

function onlyPlan(id: string, options: PlansOptions, all: readonly PlanFile[]): PlanFile {
  const plan = planCalled(id, all);
  refuseFilters(plan.id, options);
  return plan;
}
