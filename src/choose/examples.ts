import type { Activities } from "../activities.ts";
import type { Issue, Place } from "../issue.ts";
import type { Example, Plan } from "../plans/plan.ts";
import {
  burnsIn,
  type Case,
  caseOf,
  costsIn,
  type Figure,
  grantsIn,
  recommendedIn,
  unitPriceIn,
} from "./example-figures.ts";
import { asPrinted } from "./printed-figure.ts";

/**
 * A plan's own tests: every figure that its `examples` expect, against what the engine makes of the file. Everything is
 * found and nobody is known; numbers are held against each other at the decimals written.
 *
 * - `burns`: credits that the `given` work of so many `months` burns, at the first offer that does all of it.
 * - `grants`: credits that come with the offer within these months.
 * - `costs`: every invoice of the cheapest offer meant, credits bought on top included; with `topUp`, that purchase alone.
 * - `unitPrice`: what one billing cycle costs, without set-up, ÷ the credits granted in it; with `topUp`, one bought credit.
 * - `recommends`: the cheapest tier that includes enough.
 *
 * @example $14,995 a year for 12 × 5,000 credits is 0.2499 a credit: it fits `unitPrice: 0.25`.
 */
export function checkExamples(plan: Plan, activities: Activities): readonly Issue[] {
  return plan.examples.flatMap((example) => {
    const given = caseOf(plan, example, activities);
    return failuresOf(given).map(({ key, message }) => ({
      code: "example-fails",
      severity: "error" as const,
      place: placeOf(plan, example, key),
      address: `${example.at}.${key}`,
      message,
    }));
  });
}

interface Failure {
  readonly key: keyof Example["expects"];
  readonly message: string;
}

function failuresOf(given: Case): readonly Failure[] {
  const { burns, grants, costs, unitPrice, recommends } = given.example.expects;
  return [
    ...byKind(burns).flatMap(([kind, printed]) => figureFails(given, "burns", printed, burnsIn(given, kind))),
    ...byKind(grants).flatMap(([kind, printed]) => figureFails(given, "grants", printed, grantsIn(given, kind))),
    ...(costs === undefined ? [] : figureFails(given, "costs", costs, costsIn(given))),
    ...(unitPrice === undefined ? [] : figureFails(given, "unitPrice", unitPrice, unitPriceIn(given))),
    ...(recommends === undefined ? [] : tierFails(given, recommends)),
  ];
}

function byKind(expected: Example["expects"]["burns"]): readonly (readonly [string | undefined, string])[] {
  if (expected === undefined) return [];
  return typeof expected === "string" ? [[undefined, expected]] : Object.entries(expected);
}

function figureFails({ example }: Case, key: Failure["key"], printed: string, figure: Figure): readonly Failure[] {
  if ("unknown" in figure) return [{ key, message: `"${example.says}" cannot be computed: ${figure.unknown}` }];
  const computed = asPrinted(figure.value, printed);
  const isSame = computed === printed;
  return isSame ? [] : [{ key, message: `"${example.says}" comes out at ${computed}, not ${printed}` }];
}

function tierFails(given: Case, printed: string): readonly Failure[] {
  const { says } = given.example;
  const figure = recommendedIn(given);
  if ("unknown" in figure) {
    return [{ key: "recommends", message: `"${says}" cannot be answered: ${figure.unknown}` }];
  }
  if (figure.value === printed) return [];
  return [{ key: "recommends", message: `"${says}" is told to take ${figure.value}, not ${printed}` }];
}

function placeOf(plan: Plan, example: Example, key: string): Place {
  const { places } = plan;
  return (
    places[`${example.at}.${key}`] ?? places[example.at] ?? { file: `${plan.id}.yaml`, line: 1, column: 1, length: 1 }
  );
}
