import type { ComparedPlan, Comparison, Place } from "../../choose/compare/comparison.ts";
import { type ComparedRow, viewed } from "../../choose/compare/view.ts";
import type { ReadingTold } from "../../choose/readings-told.ts";
import { offerId } from "../../engine/offer.ts";
import { askedId } from "../../plans/plan-part.ts";
import type { Currency } from "../../units/money.ts";
import { scenarioJson } from "../json/answer-json.ts";
import { candidateJson, obstacleJson } from "../json/candidate-json.ts";
import { document, type Json } from "../json/document.ts";
import { convertedJson, exchangeJson, turnJson } from "../json/estimate-json.ts";
import { amountJson, byKey, creditsJson, creditsOrNull, dayJson, decimalJson } from "../json/values.ts";
import type { Context } from "../report.ts";
import type { CompareReport } from "./compare-report.ts";
import { outlookJson } from "./outlook-json.ts";

/** The same facts as the table, as one document: schema/output.schema.json. */
export function compareJson({ comparisons, view, outlook }: CompareReport, context: Context): string {
  return document(context, {
    result: "compare",
    comparisons: comparisons.map((comparison) => comparisonJson(comparison, viewed(comparison, view).rows, context)),
    outlook: outlook ? outlookJson(outlook, comparisons[0]?.currency) : null,
  });
}

function comparisonJson(comparison: Comparison, rows: readonly ComparedRow[], context: Context): Json {
  const { scenario, conversion, currency, by, contacts, plans, winner } = comparison;
  return {
    scenario: scenarioJson(scenario, context),
    exchange: conversion ? exchangeJson(conversion) : null,
    currency: currency ?? null,
    paidBy: by === undefined ? null : dayJson(by),
    contacts: contacts ? decimalJson(contacts) : null,
    winner: winner?.best ? offerId(winner.best.estimate.offer) : null,
    rows: rows.map((row) => rowJson(row)),
    plans: plans.map((plan) => planJson(plan, currency)),
  };
}

function rowJson({ plan, offer }: ComparedRow): Json {
  return {
    plan: askedId(plan.answer.plan),
    offer: offer ? candidateJson(offer.candidate) : null,
    figures: offer ? figuresJson(offer) : null,
  };
}

function figuresJson({ candidate, figures }: NonNullable<ComparedRow["offer"]>): Json {
  const { currency } = candidate.estimate.cost;
  const price = (exact: typeof figures.perFind) => (exact ? decimalJson(exact) : null);
  return {
    found: byKey(figures.found, decimalJson),
    perFind: price(figures.perFind),
    perUsedCredit: price(figures.usedCredit),
    perListedCredit: price(figures.listCredit),
    committedAtSigning: amountJson(figures.committed, currency),
    paidByDay: amountJson(figures.paidBy, currency),
    expiredCredits: byKey(figures.expired, creditsJson),
    expiredWorth: amountJson(figures.expiredWorth, currency),
    currency,
  };
}

function planJson(plan: ComparedPlan, currency: Currency | undefined): Json {
  const { answer, best, place } = plan;
  return {
    id: askedId(answer.plan),
    best: best ? offerId(best.estimate.offer) : null,
    place: placeJson(place, currency),
    converted: currency === undefined ? null : convertedJson(plan, currency),
    turn: turnJson(plan),
    paysForSeats: plan.paysForSeats,
    decides: decidesJson(plan.decides),
    nextPerson: nextPersonJson(plan.nextPerson),
    readings: plan.readings.map(readingJson),
    path: comparedPathJson(plan),
  };
}

function decidesJson(decides: ComparedPlan["decides"]): Json {
  if (!decides) return null;
  const { kind } = decides;
  if (decides.is === "whole") {
    return {
      is: "whole",
      kind,
      usedCredits: creditsJson(decides.used),
      includedCredits: creditsJson(decides.included),
    };
  }
  const { month, used, short, whose } = decides;
  return {
    is: "month",
    kind,
    month,
    usedCredits: creditsJson(used),
    shortCredits: creditsJson(short),
    offer: offerId(whose.estimate.offer),
  };
}

function comparedPathJson({ path, answer }: ComparedPlan): Json {
  const { isCertain: certain } = answer.path;
  if (!path) return { offer: null, saving: null, wins: false, certain };
  const { candidate, saving, wins } = path;
  return {
    offer: candidateJson(candidate),
    saving: amountJson(saving, candidate.estimate.cost.currency),
    wins,
    certain,
  };
}

function nextPersonJson(next: ComparedPlan["nextPerson"]): Json {
  if (!next) return null;
  const { offer, cost } = next.takes.estimate;
  return {
    person: next.person,
    offer: offerId(offer),
    more: amountJson(next.more, cost.currency),
    currency: cost.currency,
  };
}

function readingJson({ answer, wins }: ReadingTold): Json {
  const { sources, facts, recommended } = answer;
  const cost = recommended?.estimate.cost;
  return {
    sources: sources.map(({ id }) => id),
    facts: [...facts],
    offer: recommended ? offerId(recommended.estimate.offer) : null,
    total: cost ? amountJson(cost.total, cost.currency) : null,
    currency: cost?.currency ?? null,
    wins: wins ? offerId(wins.estimate.offer) : null,
  };
}

function placeJson(place: Place, currency: Currency | undefined): Json {
  const money = (amount: Parameters<typeof amountJson>[0]) =>
    currency === undefined ? null : amountJson(amount, currency);
  switch (place.is) {
    case "wins":
      return {
        is: place.is,
        ahead: place.ahead ? { by: money(place.ahead.by), of: offerId(place.ahead.of.estimate.offer) } : null,
      };
    case "tie":
      return { is: place.is, by: place.by };
    case "costs-more":
      return { is: place.is, by: money(place.by), share: place.share ? decimalJson(place.share) : null };
    case "other-currency":
      return { is: place.is, currency: place.currency };
    case "not-priced":
      return {
        is: place.is,
        lacks: place.lacks.map(({ at }) => at),
        winsBelow: money(place.winsBelow),
        neverBelow: money(place.neverBelow),
        credits: creditsOrNull(place.credits),
        perCredit: place.each ? decimalJson(place.each) : null,
      };
    default:
      return {
        is: place.is,
        closest: place.closest ? offerId(place.closest.offer) : null,
        obstacles: place.closest ? place.closest.obstacles.map(obstacleJson) : [],
      };
  }
}
