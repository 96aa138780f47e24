import type { Ranking } from "../../choose/answer.ts";
import type { Context, EstimateReport } from "../report.ts";
import { answerJson, scenarioJson } from "./answer-json.ts";
import { candidateJson } from "./candidate-json.ts";
import { document, type Json } from "./document.ts";

/** The same facts as the table, as one document: schema/output.schema.json. */
export function estimateJson(report: EstimateReport, context: Context): string {
  switch (report.is) {
    case "plan":
      return document(context, { result: "plan", answer: answerJson(report.answer, context) });
    case "scenarios":
      return document(context, {
        result: "scenarios",
        answers: report.answers.map((answer) => answerJson(answer, context)),
      });
    case "plans":
      return document(context, { result: "plans", ranking: rankingJson(report.ranking, context) });
    default:
      return document(context, {
        result: "matrix",
        rankings: report.rankings.map((ranking) => rankingJson(ranking, context)),
      });
  }
}

function rankingJson({ scenario, answers }: Ranking, context: Context): Json {
  return {
    scenario: scenarioJson(scenario, context),
    plans: answers.map(({ answer, best, otherCurrency }) => ({
      best: best ? candidateJson(best) : null,
      otherCurrency: otherCurrency ?? null,
      answer: answerJson(answer, context),
    })),
  };
}
