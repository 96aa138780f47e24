import type { RankedPlan, Ranking } from "../../choose/answer.ts";
import type { Conversion } from "../../choose/exchange.ts";
import type { Fraction } from "../../units/fraction.ts";
import type { Currency } from "../../units/money.ts";
import { trimmed } from "../format.ts";
import type { Context, EstimateReport } from "../report.ts";
import { answerJson, scenarioJson } from "./answer-json.ts";
import { candidateJson } from "./candidate-json.ts";
import { document, type Json } from "./document.ts";
import { amountJson, dayJson, decimalJson } from "./values.ts";

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

function rankingJson({ scenario, answers, conversion }: Ranking, context: Context): Json {
  return {
    scenario: scenarioJson(scenario, context),
    exchange: conversion ? exchangeJson(conversion) : null,
    plans: answers.map((ranked) => ({
      best: ranked.best ? candidateJson(ranked.best) : null,
      otherCurrency: ranked.otherCurrency ?? null,
      converted: conversion ? convertedJson(ranked, conversion.into) : null,
      turn: turnJson(ranked),
      answer: answerJson(ranked.answer, context),
    })),
  };
}

export function exchangeJson({ into, rates }: Conversion): Json {
  return {
    into,
    rates: rates.map(({ from, to, rate, given }) => ({
      from,
      to,
      rate: decimalOf(rate),
      date: given.is === "file" ? dayJson(given.date) : null,
      source: given.is === "file" ? given.source : "command line",
    })),
  };
}

/** Both amounts: as priced, and as it is ranked. */
export function convertedJson({ best, converted }: Pick<RankedPlan, "best" | "converted">, into: Currency): Json {
  if (!best || converted === undefined) return null;
  const { total, currency } = best.estimate.cost;
  return {
    total: { amount: amountJson(converted, into), currency: into },
    original: { amount: amountJson(total, currency), currency },
  };
}

export function turnJson({ turn }: Pick<RankedPlan, "turn">): Json {
  if (!turn) return null;
  const { rate, at, beyond, against } = turn;
  return { from: rate.from, to: rate.to, at: decimalJson(at), beyond, against: against.id };
}

/** A rate may be given with more than six decimals. */
function decimalOf(rate: Fraction): string {
  return trimmed(rate, 12).replaceAll(",", "");
}
