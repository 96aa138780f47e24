import { approximately, dividedBy, type Fraction, fraction, times } from "../units/fraction.ts";
import type { Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import { type Answered, type DossierQuestion, leadAmong, leaderOf } from "./answered.ts";
import { type Input, type InputName, inputsOf } from "./inputs.ts";

/** What the answer becomes when one input is lower or higher than it is, everything else as it is. */
export interface Swing {
  readonly input: InputName;
  readonly low: Outcome;
  readonly high: Outcome;
}

/** The offer to take at one value of an input; undefined where none with a known total does the work. */
export interface Outcome {
  readonly at: Fraction;
  readonly leader: Candidate | undefined;
  readonly total: Money | undefined;
}

/** How far an input is moved, down and up: a fifth. */
const DOWN = 0.8;
const UP = 1.2;

/**
 * Each input moved by a fifth down and up, to whole steps and no further than makes sense, with the answer chosen anew each
 * time: what moves the total most comes first. What is nothing so far has no fifth and is left out.
 */
export function* swingsOf(question: DossierQuestion, answered: Answered): Generator<undefined, readonly Swing[]> {
  if (!leaderOf(answered)) return [];
  const swings: Swing[] = [];
  for (const input of inputsOf(question.scenario)) {
    const [low, high] = [stepsAt(input, DOWN), stepsAt(input, UP)];
    if (low === high) continue;
    swings.push({ input: input.name, low: outcomeAt(low, input, question), high: outcomeAt(high, input, question) });
    yield;
  }
  return swings.sort((a, b) => widthOf(b) - widthOf(a));
}

function stepsAt({ now, step, least, most }: Input, share: number): number {
  const moved = Math.round(approximately(dividedBy(now, step)) * share);
  return Math.min(most, Math.max(least, moved));
}

function outcomeAt(steps: number, input: Input, question: DossierQuestion): Outcome {
  const { leader } = leadAmong({ ...question, scenario: input.at(steps) });
  return { at: times(fraction(steps), input.step), leader: leader?.candidate, total: leader?.total };
}

function widthOf({ low, high }: Swing): number {
  if (low.total === undefined || high.total === undefined) return Number.POSITIVE_INFINITY;
  return Math.abs(high.total - low.total);
}
