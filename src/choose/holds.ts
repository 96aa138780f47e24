import { currencyOf } from "../engine/pricing.ts";
import type { Plan } from "../plans/plan.ts";
import {
  approximately,
  compare,
  dividedBy,
  type Fraction,
  fraction,
  minus,
  roundDown,
  roundUp,
  times,
} from "../units/fraction.ts";
import { NO_MONEY } from "../units/money.ts";
import type { Obstacle, RankedPlan, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { Course } from "./course.ts";
import { type Input, type InputName, inputsOf } from "./inputs.ts";
import { easiestStep, mayCostLess, withLeastWork } from "./least-work.ts";
import { offersRace } from "./offers-race.ts";
import { type Flips, flipsOf, lastBefore, type Race, type StepFlip, type Steps } from "./race.ts";
import { rememberedSteps } from "./remembered-steps.ts";
import { NO_TOTAL, orNothing } from "./runner.ts";
import { standsAt } from "./standing.ts";
import { type Told, toldBy, toldIn } from "./told.ts";

/*
 * How far an answer holds: what in a scenario may turn out otherwise, and by how little until another plan wins. Found on the
 * exact simulation. At an equal total the winner stays.
 */

/** How far the recommendation among plans holds, everything else as it is. */
export interface Holds {
  readonly winner: Plan;
  /** The team: of the only role, or all roles in proportion. */
  readonly people: Held | undefined;
  /** Each stated rate. */
  readonly rates: readonly Held[];
  /** Each assumption: found rates first, then by how little flips the answer; those that flip nothing come last. */
  readonly assumptions: readonly Held[];
}

/** How far one input may move. */
export interface Held {
  readonly input: InputName;
  /** What it is today: people, a rate's amount, weeks, or a share (85 % is 17/20). */
  readonly now: Fraction;
  /** The nearest value above today's at which another plan wins, or none can be recommended. */
  readonly above: Flip | undefined;
  /** The same below today's. */
  readonly below: Flip | undefined;
  /** What was looked at: where a side has no flip, the answer holds at least to here. */
  readonly looked: { readonly from: Fraction; readonly to: Fraction };
  /** The same for the offer that the winner takes part with, so long as its plan wins; undefined where that is a path of offers. */
  readonly offer: OfferHeld | undefined;
}

/** How far one input may move until the winning plan does the work for less with another of its offers, or needs another. */
export type OfferHeld = Pick<Held, "above" | "below" | "looked">;

/** Where the answer becomes another one: the first value at which it does; one step nearer to today's it still stands. */
export type Flip = Omit<StepFlip, "at"> & { readonly at: Fraction };

/** Told before each input is moved: so many of so many are done. */
export type OnMoved = (done: number, of: number) => void;

/** How far the first of a ranking stays the first; undefined where none is recommended. */
export function howFarItHolds(ranking: Ranking, ask: Ask, onMoved?: OnMoved): Holds | undefined {
  const [first, ...others] = ranking.answers;
  const told = first && toldBy(first, ranking);
  if (!told) return undefined;
  const rivals = others.filter((other) => mayEverWin(other, told));
  const inputs = inputsOf(first.answer.scenario);
  const entered = { winner: first, rivals, told, ask };
  const dearer = dearerForLeastWork(entered, inputs);
  const held = inputs.map((input, index, all) => {
    onMoved?.(index, all.length);
    return heldOn(input, { ...entered, dearer });
  });
  const isOf = (...names: readonly InputName["is"][]) => held.filter(({ input }) => names.includes(input.is));
  return {
    winner: first.answer.plan,
    people: isOf("people")[0],
    rates: isOf("rate"),
    assumptions: [...byLeast(isOf("found")), ...byLeast(isOf("known", "working-weeks", "season", "growth"))],
  };
}

/** False where all that speaks against a plan would do so however much work there were, or its prices compare with nothing. */
function mayEverWin({ answer, best, ruledOut }: RankedPlan, told: Told): boolean {
  const { plan, scenario } = answer;
  if (toldIn(told, NO_MONEY, currencyOf(plan, scenario.currency)) === undefined) return false;
  if (best !== undefined) return true;
  return (ruledOut ?? answer.rows).some(({ obstacles }) => !obstacles.some(({ is }) => FOR_GOOD.has(is)));
}

const FOR_GOOD: ReadonlySet<Obstacle["is"]> = new Set([
  "trial",
  "not-covered",
  "lacks",
  "closed",
  "other-accounts",
  "other-billing",
]);

interface Entered {
  readonly winner: RankedPlan;
  readonly rivals: readonly RankedPlan[];
  readonly told: Told;
  readonly ask: Ask;
}

/** The rivals that cost no less for the least work of all than the winner for today's: one look for all inputs of the work. */
function dearerForLeastWork({ winner, rivals, told, ask }: Entered, inputs: readonly Input[]): ReadonlySet<RankedPlan> {
  const { scenario } = winner.answer;
  const limit = standsAt(winner);
  if (limit === undefined) return new Set();
  const least = withLeastWork(scenario, inputs);
  const isDearer = ({ answer: { plan } }: RankedPlan) =>
    currencyOf(plan, scenario.currency) === told.currency &&
    orNothing(() => mayCostLess(limit, plan, least, ask)) === false;
  return new Set(rivals.filter(isDearer));
}

function heldOn(
  input: Input,
  { winner, rivals, dearer, told, ask }: Entered & { readonly dearer: ReadonlySet<RankedPlan> },
): Held {
  const scenarioAt = rememberedSteps(input);
  const today = approximately(dividedBy(input.now, input.step));
  const easiest = easiestStep(input);
  const limit = standsAt(winner) ?? NO_TOTAL;
  const enter = (ranked: RankedPlan) => {
    const course = new Course({ plan: ranked.answer.plan, ask, told }, input, scenarioAt);
    course.know(today, standsAt(ranked) ?? NO_TOTAL, ranked.best);
    if (easiest !== undefined && dearer.has(ranked)) course.knowNotBelow(easiest, limit);
    return course;
  };
  const plans: Race = { winner: enter(winner), rivals: rivals.map(enter) };
  const span = spanOf(input);
  const found = flipsOf(plans, span);
  const offers = offersRace(winner, plans.winner, input);
  const nearer = { ...span, most: lastBefore(found.above, -1), least: lastBefore(found.below, 1) };
  return {
    input: input.name,
    now: input.now,
    ...inValues(found, input),
    offer: offers && inValues(flipsOf(offers, nearer), input),
  };
}

function spanOf({ now, step, most, least }: Input): Steps {
  const today = dividedBy(now, step);
  return { above: Number(roundDown(today)) + 1, most, below: Number(roundUp(today)) - 1, least };
}

function inValues({ above, below }: Flips, { step }: Input): OfferHeld {
  const value = (count: number) => times(fraction(count), step);
  const flipped = ({ flip }: Flips["above"]): Flip | undefined =>
    flip && {
      at: value(flip.at),
      winner: flip.winner,
      formerDoesIt: flip.formerDoesIt,
      get former() {
        return flip.former;
      },
    };
  return {
    above: flipped(above),
    below: flipped(below),
    looked: { from: value(below.looked), to: value(above.looked) },
  };
}

function byLeast(held: readonly Held[]): readonly Held[] {
  return held.toSorted((a, b) => compare(leastMove(a), leastMove(b)));
}

/** By how much of its whole scale an input moves until the answer flips; more than all of it where it never does. */
function leastMove({ input, now, above, below }: Held): Fraction {
  const whole = input.is === "working-weeks" ? fraction(52) : fraction(1);
  const moves = [above, below].flatMap((flip) => (flip ? [dividedBy(distance(flip.at, now), whole)] : []));
  return moves.reduce((a, b) => (compare(b, a) < 0 ? b : a), fraction(1000));
}

function distance(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? minus(b, a) : minus(a, b);
}
