import type { DossierQuestion } from "../../choose/answered.ts";
import { type CarriedPlan, carriedPlan, carryPlan } from "../../plans/carried-plan.ts";
import type { Context } from "../report.ts";

/*
 * What a report carries along to be computed with again: JSON, in which three kinds of values that JSON has not are written as
 * blocks of one key that no file can write.
 */

/** The question of a report, and what it is told with. */
export interface Carried {
  readonly question: DossierQuestion;
  readonly context: Context;
}

type Packed = Omit<DossierQuestion, "plans"> & { readonly plans: readonly CarriedPlan[] };

export function carry({ question, context }: Carried): string {
  const packed: Packed = { ...question, plans: question.plans.map(carryPlan) };
  return JSON.stringify({ question: packed, context }, (_key, value: unknown) => {
    if (typeof value === "bigint") return { [WHOLE]: String(value) };
    if (value === Number.POSITIVE_INFINITY) return { [UNLIMITED]: true };
    return value instanceof Set ? { [SET]: [...value] } : value;
  });
}

export function arrive(text: string): Carried {
  const { question, context } = JSON.parse(text, revived) as { question: Packed; context: Context };
  return { question: { ...question, plans: question.plans.map((plan) => carriedPlan(plan, question)) }, context };
}

const WHOLE = "$whole";
const UNLIMITED = "$unlimited";
const SET = "$set";

function revived(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (WHOLE in value) return BigInt(value[WHOLE] as string);
  if (UNLIMITED in value) return Number.POSITIVE_INFINITY;
  return SET in value ? new Set(value[SET] as unknown[]) : value;
}
