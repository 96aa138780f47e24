import { offerId } from "../../engine/offer.ts";
import type { ExplainedFact } from "../../explain/explain-fact.ts";
import type { ExplainedFigure } from "../../explain/explain-figure.ts";
import type { Basis, PlanFact, Trace, Unit } from "../../explain/trace.ts";
import type { Place } from "../../issue.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { trimmed } from "../format.ts";
import type { Context } from "../report.ts";
import { writtenInOneLine } from "../written-value.ts";
import { scenarioJson, sourceJson } from "./answer-json.ts";
import { missingJson, onTopJson } from "./candidate-json.ts";
import { document, type Json } from "./document.ts";
import { dayJson } from "./values.ts";

/** A figure with its trace; the trace is null where a number that it needs is not published. */
export function explanationJson(
  address: string,
  { candidate, scenario, trace }: ExplainedFigure,
  context: Context,
): string {
  const { estimate, needsOnTop } = candidate;
  return document(context, {
    result: "explanation",
    address,
    offer: offerId(estimate.offer),
    scenario: scenarioJson(scenario, context),
    trace: trace ? traceJson(trace, context) : null,
    missing: estimate.missing.map(missingJson),
    needsOnTop: needsOnTop.map(onTopJson),
  });
}

export function factsJson(address: string, file: PlanFile, facts: readonly ExplainedFact[], context: Context): string {
  return document(context, {
    result: "facts",
    address,
    plan: file.id,
    facts: facts.map(({ stated, fact }) => ({ fact: stated.at, says: stated.says, ...factJson(fact, context) })),
  });
}

/** Values are decimals as text; one that has no end of decimals is a fraction such as 1/3. */
function traceJson({ label, value, unit, operation, parts, basis }: Trace, context: Context): Json {
  return {
    figure: label.name,
    of: label.of ?? null,
    at: dayJson(label.at),
    per: label.per ?? null,
    each: (label.each ?? []).map(dayJson),
    value: exactText(value),
    unit: unitJson(unit),
    operation: operation.is,
    basis: basis ? basisJson(basis, context) : null,
    parts: parts.map((part) => traceJson(part, context)),
  };
}

function exactText(value: Trace["value"]): string {
  const { numerator, denominator } = value;
  return 1_000_000_000n % denominator === 0n ? trimmed(value, 9).replaceAll(",", "") : `${numerator}/${denominator}`;
}

function unitJson(unit: Unit): Json {
  switch (unit.is) {
    case "money":
      return { is: "money", currency: unit.currency };
    case "price":
      return { is: "price", currency: unit.currency, per: unit.per };
    case "credits":
      return { is: "credits", kind: unit.kind };
    default:
      return { is: unit.is };
  }
}

function basisJson(basis: Basis, context: Context): Json {
  switch (basis.is) {
    case "plan":
      return { is: basis.is, fact: basis.at, ...factJson(basis, context) };
    case "scenario":
      return { is: basis.is, path: basis.path, place: placeJson(basis.place) };
    case "default":
      return { is: basis.is, path: basis.path };
    case "ledger":
      return { is: basis.is, ...(basis.fact && { fact: basis.fact.at, ...factJson(basis.fact, context) }) };
    default:
      return { is: basis.is };
  }
}

function factJson({ place, sources, disputes }: PlanFact, context: Context): { readonly [key: string]: Json } {
  return {
    place: placeJson(place),
    sources: sources.map((source) => sourceJson(source, context)),
    disputed: disputes.map(({ fact, why, others }) => ({
      fact,
      why,
      others: others.map(({ says, sources: ids }) => ({ says: writtenInOneLine(says), sources: [...ids] })),
    })),
  };
}

function placeJson(place: Place | undefined): Json {
  return place ? { file: place.file, line: place.line, column: place.column } : null;
}
