import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES } from "../../src/explain/figures.ts";
import { evaluate } from "../../src/explain/operation.ts";
import type { Subject } from "../../src/explain/subject.ts";
import type { Trace } from "../../src/explain/trace.ts";
import { months } from "../../src/units/calendar.ts";
import { fraction } from "../../src/units/fraction.ts";
import {
  action,
  monthly,
  type OfferWords,
  price,
  run,
  type ScenarioWords,
  scenario,
  yearly,
} from "../engine/builders.ts";
import { plansOfOneKind, plansOfTwoKinds, purchaseLists, purchasesFor, teams } from "../engine/random-plans.ts";

/*
 * What always holds of an explanation, on random plans and teams: every figure that an estimate has is what the arithmetic
 * of its trace comes to, and so is every figure within the trace. A failure prints the smallest plan that breaks the law.
 */

function subjectOf(sold: OfferWords, asked: ScenarioWords, amounts: readonly number[], kind: string): Subject {
  const estimate = run(sold, asked, purchasesFor(amounts, asked.start ?? "", kind));
  return { estimate, scenario: scenario(asked), stated: [], isFree: () => false };
}

/** Every figure that can be asked for: of each kind, of the whole time and of each month. */
function everyFigure(subject: Subject) {
  const { kinds } = subject.estimate.offer.plan;
  const all = Array.from({ length: subject.scenario.months }, (_, month) => month);
  return Object.entries(FIGURES).flatMap(([name, { takes, byMonth, explain }]) =>
    (takes.startsWith("kind") ? kinds : kinds.slice(0, 1)).flatMap((kind) =>
      [all, ...(byMonth ? all.map((month) => [month]) : [])].map((some) => ({
        name: `${name}.${kind}@${some.join("-")}`,
        explained: explain(subject, { kind, months: some, only: undefined }),
      })),
    ),
  );
}

function nodesOf(trace: Trace): readonly Trace[] {
  return [trace, ...trace.parts.flatMap(nodesOf)];
}

function text({ numerator, denominator }: Trace["value"]): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** What is wrong with the figures of a subject, in words; empty where nothing is. */
function wrongIn(subject: Subject): readonly string[] {
  return everyFigure(subject).flatMap(({ name, explained }) => {
    if (!explained) return [];
    const { trace, figure } = explained;
    const off =
      figure && text(figure) !== text(trace.value) ? [`${name}: ${text(trace.value)}, not ${text(figure)}`] : [];
    return [...off, ...nodesOf(trace).flatMap((node) => wrongNode(node).map((wrong) => `${name}: ${wrong}`))];
  });
}

/** Invoice lines and deposits always have a sum; only what has none is told whole. */
const TAKEN_APART: ReadonlySet<string> = new Set([
  "subscription",
  "seats-added",
  "set-up",
  "top-up",
  "overage",
  "behind",
  "deposit",
]);

function wrongNode({ label, operation, parts, value, unit, basis }: Trace): readonly string[] {
  if (operation.is === "given" && TAKEN_APART.has(label.name) && unit.is !== "number")
    return [`${label.name} is not taken apart`];
  if (operation.is === "given") return basis ? [] : [`${label.name} rests on nothing`];
  const made = evaluate(
    operation,
    parts.map((part) => part.value),
  );
  return text(made) === text(value) ? [] : [`${label.name} is ${text(value)}, its parts make ${text(made)}`];
}

describe("every figure is what its trace comes to", () => {
  it("with one kind of credits", () => {
    fc.assert(
      fc.property(plansOfOneKind(true), teams, purchaseLists, (sold, asked, amounts) => {
        expect(wrongIn(subjectOf(sold, asked, amounts, "credit"))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("with several kinds, burned together and exchanged", () => {
    fc.assert(
      fc.property(plansOfTwoKinds, teams, purchaseLists, (sold, asked, amounts) => {
        expect(wrongIn(subjectOf(sold, asked, amounts, "action"))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  const rates = fc.record({
    charged: fc.constantFrom("attempt", "success"),
    free: fc.constantFrom(0, 7, 200),
    block: fc.constantFrom(1, 10),
    credits: fc.constantFrom(0.3, 2),
  } as const);
  const assume = fc.record({
    found: fc.constantFrom({}, { "*": { share: fraction(1, 3) } }),
    growth: fc.constantFrom(fraction(0), fraction(3, 100)),
    season: fc.constantFrom({}, { march: fraction(3, 2) }),
    together: fc.boolean(),
    workingWeeksPerYear: fc.constantFrom(fraction(48), fraction(45)),
  });

  it("with free units, blocks, found rates, growth and seasons", () => {
    fc.assert(
      fc.property(rates, assume, teams, (rate, assumed, asked) => {
        const actions = [action("email", [rate, { credits: 1, for: "phone" }], { does: ["email", "phone"] })];
        const team = { ...asked, assume: assumed, find: { phone: "13/quarter" } };
        expect(wrongIn(subjectOf({ actions }, team, [], "credit"))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it("with terms, uplifts, set-up fees and seats that come and go", () => {
    const lines = fc.record({
      billed: fc.constantFrom(monthly, yearly),
      every: fc.constantFrom(months(1), months(12)),
      uplift: fc.constantFrom(fraction(0), fraction(1, 20)),
      amount: fc.integer({ min: 1, max: 90_000 }).map((cents) => cents / 100),
      prorated: fc.boolean(),
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 3 }), teams, (line, included, asked) => {
        const fee = price({ amount: 99.5, every: "once", billed: line.billed, at: "tiers.pro.price.once" });
        const sold = {
          price: [price({ ...line, per: "seat" }), fee],
          billing: line.billed,
          seats: { included, min: 2 },
        };
        expect(wrongIn(subjectOf(sold, asked, [], "credit"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
