import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { compare, dividedBy, fraction } from "../units/fraction.ts";
import type { Money } from "../units/money.ts";
import type { Ask } from "./ask.ts";
import { feesOf } from "./fees.ts";
import { fieldOf, sortOut } from "./field.ts";
import type { Input } from "./inputs.ts";
import { seatedPath } from "./seated-cost.ts";

/*
 * How far down any work may go. More work never costs less, so what a plan costs for the least work of all bounds what it costs
 * at every step that makes less of it than today, of whichever input.
 */

/** The same team with the least work: every input of the work at its easiest, all of them at once. */
export function withLeastWork(scenario: Scenario, inputs: readonly Input[]): Scenario {
  return inputs.reduce((least, input) => {
    const step = easiestStep(input);
    return step === undefined ? least : input.movedIn(least, step);
  }, scenario);
}

/** The step at which an input makes the least work; undefined for the team, and where no step is known to make less than today. */
export function easiestStep({ name, now, step, least, most, makes }: Input): number | undefined {
  if (name.is === "people") return undefined;
  const today = dividedBy(now, step);
  if (makes === "more") return compare(fraction(least), today) < 0 ? least : undefined;
  return makes === "less" && compare(fraction(most), today) > 0 ? most : undefined;
}

/** False where nothing that a plan sells costs less than so much, in its own currency: told without playing any offer. */
export function mayCostLess(limit: Money, plan: Plan, scenario: Scenario, ask: Ask): boolean {
  const isBelow = (least: Money | undefined) => least !== undefined && least < limit;
  if (isBelow(seatedPath(plan, scenario, scenario, ask))) return true;
  const field = fieldOf(plan, scenario, ask, { below: limit }).filter((offer) => isBelow(feesOf(offer, scenario)));
  return sortOut(field, scenario, ask).entrants.some(({ floor }) => isBelow(floor));
}
