import type { Candidate, Loss, PathAnswer, PlanAnswer } from "../../choose/answer.ts";
import { ageInDays } from "../../choose/marks.ts";
import { offerId } from "../../engine/offer.ts";
import type { Source } from "../../plans/plan.ts";
import { isKnown } from "../../plans/plan.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { assumptions } from "../assumed.ts";
import type { Context } from "../report.ts";
import { candidateJson, missingJson, obstacleJson, onTopJson } from "./candidate-json.ts";
import type { Json } from "./document.ts";
import { amountJson, creditsJson, dayJson, decimalJson } from "./values.ts";

/** One plan, one scenario: every row, the one to take, and why. */
export function answerJson(answer: PlanAnswer, context: Context): Json {
  const { plan, recommended, reach } = answer;
  return {
    plan: {
      id: plan.id,
      vendor: plan.vendor,
      product: plan.product ?? null,
      currency: isKnown(plan.currency) ? plan.currency : null,
      extends: plan.contract?.extends ?? null,
    },
    scenario: scenarioJson(answer.scenario, context),
    prefer: answer.prefer,
    recommended: recommended ? idOf(recommended) : null,
    offers: answer.rows.map(candidateJson),
    neighbours: answer.neighbours.map(({ candidate, loses }) => ({
      offer: idOf(candidate),
      loses: lossJson(loses, candidate),
    })),
    cheaper: answer.cheaper
      ? { offer: candidateJson(answer.cheaper.candidate), saving: savingOf(answer.cheaper) }
      : null,
    billedOtherwise: answer.billedOtherwise.map(({ candidate, more }) => ({
      offer: candidateJson(candidate),
      more: amountJson(more, candidate.estimate.cost.currency),
    })),
    withoutNeeds: answer.withoutNeeds
      ? { offer: candidateJson(answer.withoutNeeds.candidate), saving: savingOf(answer.withoutNeeds) }
      : null,
    reach: reach
      ? {
          people: reach.people ?? null,
          rates: reach.rates.map(({ activity, upTo, per }) => ({ activity, upTo: decimalJson(upTo), per })),
          smallerTier: reach.smaller ? { offer: idOf(reach.smaller.candidate), people: reach.smaller.people } : null,
          perSeat: reach.perSeat
            ? { bringsCredits: creditsJson(reach.perSeat.brings), usesCredits: creditsJson(reach.perSeat.uses) }
            : null,
        }
      : null,
    ...pathJson(answer.path),
    readings: answer.readings.map(({ sources, facts, recommended: other, differs }) => ({
      sources: sources.map(({ id }) => id),
      facts: [...facts],
      differs,
      recommended: other ? idOf(other) : null,
      total: other ? amountJson(other.estimate.cost.total, other.estimate.cost.currency) : null,
    })),
    sources: Object.values(plan.sources).map((source) => sourceJson(source, context)),
    disputed: plan.disputed.map(({ fact, why, others }) => ({
      fact,
      why,
      sources: others.flatMap(({ sources }) => [...sources]),
    })),
    notModelled: plan.notModelled.map(({ says, effect, sources }) => ({ says, effect, sources: [...sources] })),
  };
}

function pathJson({ candidate, saving, isCertain }: PathAnswer): { readonly path?: Json } {
  if (!candidate && isCertain) return {};
  const amount = candidate && saving !== undefined ? amountJson(saving, candidate.estimate.cost.currency) : null;
  return { path: { offer: candidate ? candidateJson(candidate) : null, saving: amount, certain: isCertain } };
}

function idOf({ estimate }: Candidate): string {
  return offerId(estimate.offer);
}

function savingOf({ candidate, saving }: NonNullable<PlanAnswer["cheaper"]>): Json {
  return amountJson(saving, candidate.estimate.cost.currency);
}

export function scenarioJson(scenario: Scenario, context: Context): Json {
  return {
    name: scenario.name,
    start: dayJson(scenario.start),
    months: scenario.months,
    people: scenario.spans[0]?.roles.reduce((sum, { people }) => sum + people, 0) ?? 0,
    needs: { features: [...scenario.need.features], billed: scenario.need.billed ?? null },
    assumed: [...assumptions(scenario, context.activities)],
  };
}

function lossJson(loses: Loss, { estimate }: Candidate): Json {
  const { currency } = estimate.cost;
  switch (loses.is) {
    case "costs-more":
      return {
        is: loses.is,
        by: amountJson(loses.by, currency),
        unusedShare: loses.unused ? decimalJson(loses.unused) : null,
      };
    case "buys-on-top":
      return { is: loses.is, saving: amountJson(loses.saving, currency) };
    case "needs-more":
      return {
        is: loses.is,
        onTop: loses.onTop.map(onTopJson),
        winsBelowPerCredit: loses.winsBelow ? decimalJson(loses.winsBelow) : null,
      };
    case "not-priced":
      return {
        is: loses.is,
        missing: loses.missing.map(missingJson),
        winsBelow: amountJson(loses.winsBelow, currency),
      };
    case "does-not-qualify":
      return { is: loses.is, obstacles: loses.obstacles.map(obstacleJson) };
    default:
      return { is: loses.is, by: loses.by };
  }
}

export function sourceJson(source: Source, { asOf, maxAge }: Context): Json {
  const ageDays = ageInDays(source, asOf);
  return {
    id: source.id,
    title: source.title,
    url: source.url ?? null,
    date: source.date === "undated" ? null : dayJson(source.date),
    read: dayJson(source.read),
    authority: source.authority,
    ageDays,
    stale: ageDays > maxAge,
  };
}
