import { renderPlan, renderPlans } from "../../render/plans.ts";
import { asOfDay } from "../as-of.ts";
import { Desk } from "../desk.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { loadCatalog, planCalled } from "../load-plans.ts";
import type { PlansOptions } from "../plans-command.ts";
import type { Session } from "../program.ts";
import { contextOf } from "../render-context.ts";

/** `credits plans`: the plans there are, or all that is known about one of them. */
export async function plans(id: string | undefined, options: PlansOptions, { io, argv }: Session): Promise<ExitCode> {
  const desk = new Desk(io);
  const catalog = await loadCatalog(options.plans, desk);
  const asOf = asOfDay(options.asOf, io.now());
  const context = await contextOf(
    { asOf, maxAge: options.maxAge, activities: catalog.activities, argv },
    options,
    desk,
  );
  const one = id === undefined ? undefined : planCalled(id, catalog.plans).plan;
  await giveAnswer(options, io, (format, look) =>
    one
      ? renderPlan(one, format, look, context)
      : renderPlans(
          catalog.plans.map(({ plan }) => plan),
          format,
          look,
          context,
        ),
  );
  return EXIT.fine;
}
