import type { Issue, Place } from "../issue.ts";
import type { Vocabulary } from "../plans/activities.ts";
import type { Example, Plan, PrintedCredits } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { readingsOf } from "../plans/readings.ts";
import { type Case, caseOf } from "./example-case.ts";
import { burnsIn, type Figure, grantsIn, leftIn, recommendedIn } from "./example-figures.ts";
import { beyondIn, costsIn, unitPriceIn } from "./example-prices.ts";
import { asPrinted } from "./printed-figure.ts";

/**
 * A plan's own tests: every figure that its `examples` expect, against what the engine makes of the file. Everything is
 * found and nobody is known; numbers are held against each other at the decimals written. An example `under` a source is
 * held against the plan as that source reads it.
 *
 * - `burns`: credits that the `given` work of so many `months` burns, at the first offer that does all of it.
 * - `grants`: credits that come with the offer within these months; of what is unlimited, its fair use.
 * - `left`: credits alive at the end of these months.
 * - `costs`: every invoice of the cheapest offer meant, credits bought on top included; with `topUp`, that purchase alone.
 * - `beyond`: what credits past the allowance cost, the subscription left out.
 * - `unitPrice`: what one billing cycle costs, without set-up, ÷ the credits granted in it; with `topUp`, one bought credit.
 * - `recommends`: the cheapest tier that includes enough.
 *
 * @example $14,995 a year for 12 × 5,000 credits is 0.2499 a credit: it fits `unitPrice: 0.25`.
 */
export function checkExamples(file: PlanFile, words: Words): readonly Issue[] {
  const { plan } = file;
  const readings = readingsOf(file);
  return plan.examples.flatMap((example) => {
    const reading = readings.find(({ source }) => source.id === example.under);
    const given = caseOf(reading?.plan ?? plan, example, words.activities);
    return failuresOf(given).map(({ key, message }) => ({
      code: "example-fails",
      severity: "error" as const,
      place: placeOf(plan, example, key),
      address: `${example.at}.${key}`,
      message,
    }));
  });
}

type Words = Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>;

interface Failure {
  readonly key: keyof Example["expects"];
  readonly message: string;
}

function failuresOf(given: Case): readonly Failure[] {
  const { burns, grants, left, costs, beyond, unitPrice, recommends } = given.example.expects;
  return [
    ...byKind(burns).flatMap(([kind, printed]) => figureFails(given, "burns", printed, burnsIn(given, kind))),
    ...byKind(grants).flatMap(([kind, printed]) => figureFails(given, "grants", printed, grantsIn(given, kind))),
    ...byKind(left).flatMap(([kind, printed]) => figureFails(given, "left", printed, leftIn(given, kind))),
    ...(costs === undefined ? [] : figureFails(given, "costs", costs, costsIn(given))),
    ...(beyond === undefined ? [] : figureFails(given, "beyond", beyond, beyondIn(given))),
    ...(unitPrice === undefined ? [] : figureFails(given, "unitPrice", unitPrice, unitPriceIn(given))),
    ...(recommends === undefined ? [] : tierFails(given, recommends)),
  ];
}

function byKind(expected: PrintedCredits | undefined): readonly (readonly [string | undefined, string])[] {
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
