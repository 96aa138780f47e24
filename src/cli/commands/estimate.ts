import type { Conversion } from "../../choose/exchange.ts";
import type { Vocabulary } from "../../plans/activities.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { withReported } from "../../plans/with-reported.ts";
import { renderEstimate } from "../../render/estimate.ts";
import { sortArguments } from "../activity-flags.ts";
import { asOfDay } from "../as-of.ts";
import { Desk } from "../desk.ts";
import type { EstimateOptions } from "../estimate-command.ts";
import { loadConversion } from "../exchange-flags.ts";
import type { ExitCode } from "../exit-code.ts";
import { giveAnswer } from "../give-answer.ts";
import { loadCatalog, loadContracts, refuseUnknownPlans } from "../load-plans.ts";
import { loadScenarios } from "../load-scenarios.ts";
import type { Session } from "../program.ts";
import { contextOf } from "../render-context.ts";
import { type Entry, type Question, reportOn } from "../report-on.ts";
import { scenarioFlags } from "../scenario-flags.ts";
import { refuseUnknownTier, takingPart } from "../taking-part.ts";
import { verdictOn } from "../verdict.ts";

/** `credits estimate`: what each scenario uses, and which offer it should take. */
export async function estimate(
  args: readonly string[],
  options: EstimateOptions,
  knownOptions: readonly string[],
  { io, argv }: Session,
): Promise<ExitCode> {
  const desk = new Desk(io);
  const asOf = asOfDay(options.asOf, io.now());
  const listed = await loadCatalog(options.plans, desk);
  const { activities, features } = listed;
  const given = sortArguments(args, activities, knownOptions);

  const agreed = await loadContracts(listed, { contracts: options.contract, sets: options.set, asOf }, desk);
  const asUsed = (plan: PlanFile) => (options.useReported ? withReported(plan, listed).file : plan);
  const catalog = { ...listed, plans: listed.plans.map(asUsed) };
  const contracts = agreed.map(asUsed);

  const context = { activities, features, asOf, plans: [...catalog.plans, ...contracts] };
  refuseUnknownPlans(given.plans, context.plans, desk);
  const flags = scenarioFlags(options, given.activities);
  const scenarios = await loadScenarios(given.scenarios, flags, context, desk);
  const entries = scenarios.map((scenario) => ({
    scenario,
    plans: takingPart(given.plans, scenario, catalog, contracts),
  }));
  refuseUnknownTier(
    options.tier,
    entries.flatMap(({ plans }) => plans),
  );
  const conversion = await loadConversion({ fx: options.fx, into: options.in }, desk);
  const report = reportOn(entries, questionOf(options, { activities, features }, conversion));
  const { maxAge, useReported: usesReported = false } = options;
  const unused = filesWithoutPart(catalog.plans, entries);
  const shownWith = await contextOf({ asOf, maxAge, activities, argv, usesReported, unused }, options, desk);
  await giveAnswer(options, io, (format, look) => renderEstimate(report, format, look, shownWith));
  return verdictOn(report);
}

/** The files of plans that nothing was computed with; a contract is computed with its list plan. */
function filesWithoutPart(plans: readonly PlanFile[], entries: readonly Entry[]): readonly string[] {
  const used = entries.flatMap((entry) => entry.plans).flatMap(({ id, plan }) => [id, plan.contract?.extends]);
  return plans.filter(({ id }) => !used.includes(id)).map(({ file }) => file);
}

function questionOf(options: EstimateOptions, words: Vocabulary, conversion: Conversion | undefined): Question {
  const { prefer, tier, allOffers, allowUncovered, monthly } = options;
  return {
    ...words,
    prefer,
    allOffers: allOffers === true,
    allowUncovered: allowUncovered === true,
    monthly: monthly === true,
    conversion,
    ...(tier !== undefined && { tier }),
  };
}
