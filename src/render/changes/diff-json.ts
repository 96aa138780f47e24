import type { BrokenFile } from "../../changes/collection.ts";
import type { Change, Effect, Told } from "../../changes/effect.ts";
import { type FactChange, freshness, newestSource, type Statement } from "../../changes/fact.ts";
import type { PlanDiff } from "../../changes/plan-diff.ts";
import type { Total } from "../../choose/exchange.ts";
import { candidateJson } from "../json/candidate-json.ts";
import { document, type Json } from "../json/document.ts";
import { exchangeJson } from "../json/estimate-json.ts";
import { amountJson, byKey, creditsJson, dayJson, decimalJson } from "../json/values.ts";
import type { Context } from "../report.ts";
import type { DiffReport } from "./diff-report.ts";
import { candidateIn, outcomeOf } from "./effect-words.ts";
import { factInWords } from "./fact-words.ts";

/** The same facts as the table, as one document: schema/output.schema.json. */
export function diffJson({ difference, failures, conversion }: DiffReport, context: Context): string {
  const { before, after, effects, unchanged, plans, broken, findings } = difference;
  return document(context, {
    result: "diff",
    before,
    after,
    exchange: conversion ? exchangeJson(conversion) : null,
    effects: effects.map(effectJson),
    unchanged: unchanged.map(({ id }) => id),
    plans: plans.map((plan) =>
      planJson(
        plan,
        findings.map(({ change }) => change),
      ),
    ),
    broken: broken.map((file) => ({ before: brokenJson(file.before), after: brokenJson(file.after) })),
    failures: failures.map(({ gate, because }) => ({ gate, because: [...because] })),
  });
}

function effectJson(effect: Effect): Json {
  const { id, name, file, is, before, after, change, staying, scenarioChanged } = effect;
  return {
    scenario: { id, name, file, changed: scenarioChanged },
    is,
    before: toldJson(before),
    after: toldJson(after),
    change: changeJson(change),
    staying: staying
      ? {
          offer: staying.with ? candidateJson(staying.with.candidate) : null,
          total: totalJson(staying.with?.total),
          change: changeJson(staying.change),
        }
      : null,
  };
}

function toldJson(told: Told): Json {
  const outcome = outcomeOf(told);
  const candidate = candidateIn(told);
  return {
    is: told.is,
    plans: outcome ? outcome.plans.map(({ id }) => id) : [],
    recommended: outcome?.recommended ? candidateJson(outcome.recommended) : null,
    total: totalJson(outcome?.total),
    usedCredits: candidate ? byKey(candidate.estimate.used, creditsJson) : {},
    shortageCredits: candidate ? byKey(candidate.estimate.kinds, ({ shortage }) => creditsJson(shortage)) : {},
    broken: told.is === "broken" ? told.files.map(({ file }) => file) : [],
  };
}

function totalJson(total: Total | undefined): Json {
  return total ? { amount: amountJson(total.total, total.currency), currency: total.currency } : null;
}

function changeJson(change: Change | undefined): Json {
  if (!change) return null;
  const { by, currency, share } = change;
  return { amount: amountJson(by, currency), currency, share: share ? decimalJson(share) : null };
}

function planJson({ before, after, changes }: PlanDiff, found: readonly FactChange[]): Json {
  return {
    before: before ? { id: before.id, file: before.file } : null,
    after: after ? { id: after.id, file: after.file } : null,
    changes: changes.map((change) => ({
      is: change.is,
      topic: change.topic,
      says: factInWords(change, { before, after }),
      before: statementJson(change.before),
      after: statementJson(change.after),
      source: freshness(change) ?? null,
      finding: found.includes(change) ? "lowered-price-without-source" : null,
    })),
  };
}

function statementJson(stated: Statement | undefined): Json {
  if (!stated) return null;
  const { at, place, says, sources } = stated;
  return {
    address: at,
    file: place.file,
    line: place.line,
    column: place.column,
    says,
    sources: sources.map(({ id }) => id),
    sourceDate: dayJson(newestSource(stated)),
  };
}

function brokenJson(file: BrokenFile | undefined): Json {
  if (!file) return null;
  const { id, kind, issues } = file;
  return {
    id,
    file: file.file,
    kind,
    issues: issues.map(({ code, place, address, message, hint }) => ({
      code,
      line: place.line,
      column: place.column,
      address,
      message,
      hint: hint ?? null,
    })),
  };
}
