import { currencyOf } from "../engine/pricing.ts";
import type { Plan } from "../plans/plan.ts";
import {
  approximately,
  compare,
  dividedBy,
  type Fraction,
  fraction,
  roundDown,
  roundUp,
  times,
} from "../units/fraction.ts";
import { type Money, NO_MONEY } from "../units/money.ts";
import type { Candidate, Obstacle, RankedPlan, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { Course, NO_TOTAL, type Runner } from "./course.ts";
import { type Input, type InputName, inputsOf } from "./inputs.ts";
import { nearestChange } from "./nearest-change.ts";
import { rememberedSteps } from "./remembered-steps.ts";
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
}

/** Where the answer becomes another one. */
export interface Flip {
  /** The first value at which it does; one step nearer to today's it still stands. */
  readonly at: Fraction;
  /** Who wins there; undefined where nothing qualifies any more. */
  readonly winner: { readonly plan: Plan; readonly best: Candidate } | undefined;
  /** Today's winner there: dearer, or with what speaks against it. */
  readonly former: Candidate | undefined;
}

/** Told before each input is moved: so many of so many are done. */
export type OnMoved = (done: number, of: number) => void;

/** How far the first of a ranking stays the first; undefined where none is recommended. */
export function howFarItHolds(ranking: Ranking, ask: Ask, onMoved?: OnMoved): Holds | undefined {
  const [first, ...others] = ranking.answers;
  const told = first && toldBy(first, ranking);
  if (!told) return undefined;
  const entered = { winner: first, rivals: others.filter((other) => mayEverWin(other, told)), told, ask };
  const held = inputsOf(first.answer.scenario).map((input, index, all) => {
    onMoved?.(index, all.length);
    return heldOn(input, entered);
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

function heldOn(input: Input, { winner, rivals, told, ask }: Entered): Held {
  const scenarioAt = rememberedSteps(input);
  const courseOf = (ranked: RankedPlan) => {
    const runner: Runner = { plan: ranked.answer.plan, ask, told };
    const course = new Course(runner, input, scenarioAt);
    course.know(approximately(dividedBy(input.now, input.step)), standsAt(ranked) ?? NO_TOTAL);
    return course;
  };
  const race = { winner: courseOf(winner), rivals: rivals.map(courseOf) };
  const now = dividedBy(input.now, input.step);
  const above = flipOf(race, Number(roundDown(now)) + 1, input.most, 1);
  const below = flipOf(race, Number(roundUp(now)) - 1, input.least, -1);
  const value = (step: number) => times(fraction(step), input.step);
  const flipped = ({ at, ...rest }: StepFlip): Flip => ({ at: value(at), ...rest });
  return {
    input: input.name,
    now: input.now,
    above: above.flip && flipped(above.flip),
    below: below.flip && flipped(below.flip),
    looked: { from: value(below.looked), to: value(above.looked) },
  };
}

const MOST_LOOKS = 300;

interface Race {
  readonly winner: Course;
  readonly rivals: readonly Course[];
}

type StepFlip = Omit<Flip, "at"> & { readonly at: number };

function flipOf({ winner, rivals: all }: Race, near: number, far: number, side: 1 | -1) {
  if ((far - near) * side < 0) return { flip: undefined, looked: far };
  const rivals = inReach({ winner, rivals: all }, Math.min(near, far), Math.max(near, far));
  const isAheadAt = (most: Money, low: number, high: number) =>
    most !== NO_TOTAL && !rivals.some((rival) => rival.mayUndercut(most, low, high));
  const never = (low: number, high: number) =>
    isAheadAt(winner.knownMostWithin(low, high), low, high) || isAheadAt(winner.mostWithin(low, high), low, high);
  const growing = winner.isEasier(near, far);
  const { at, looked } = nearestChange({ near, far, growing, mostLooks: MOST_LOOKS }, never);
  return { flip: at === undefined ? undefined : flipAt({ winner, rivals }, at), looked };
}

/** Whoever may undercut the winner between two steps. Where it never costs more than known, one look where work is least tells. */
function inReach({ winner, rivals }: Race, low: number, high: number): readonly Course[] {
  const most = winner.knownMostWithin(low, high);
  return most === NO_TOTAL ? rivals : rivals.filter((rival) => rival.mayUndercut(most, low, high));
}

function flipAt({ winner, rivals }: Race, at: number): StepFlip {
  let least = winner.totalAt(at);
  let leader: Course | undefined;
  for (const rival of rivals) {
    if (!rival.mayUndercut(least, at, at)) continue;
    least = rival.totalAt(at);
    leader = rival;
  }
  const best = leader?.bestAt(at);
  return {
    at,
    winner: leader && best && { plan: leader.runner.plan, best },
    former: winner.triedAt(at),
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
  const [low, high] = compare(a, b) < 0 ? [a, b] : [b, a];
  return {
    numerator: high.numerator * low.denominator - low.numerator * high.denominator,
    denominator: high.denominator * low.denominator,
  };
}
