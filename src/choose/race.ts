import type { Plan } from "../plans/plan.ts";
import { lazily } from "../remember.ts";
import type { Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import type { Course } from "./course.ts";
import { nearestChange } from "./nearest-change.ts";
import { NO_TOTAL } from "./runner.ts";

/** Today's winner and whoever may cost less than it as an input moves. */
export interface Race {
  readonly winner: Course;
  readonly rivals: readonly Course[];
  /** Stretches that are looked at on either side before the search gives up. */
  readonly mostLooks?: number;
}

/** The steps next to today's on either side, and the last ones worth looking at. */
export interface Steps {
  readonly above: number;
  readonly most: number;
  readonly below: number;
  readonly least: number;
}

/** Where another one wins. */
export interface StepFlip {
  /** The nearest step at which it does. */
  readonly at: number;
  /** Who wins there; undefined where nothing qualifies any more. */
  readonly winner: { readonly plan: Plan; readonly best: Candidate } | undefined;
  /** True where today's winner does the work there as well, for more. */
  readonly formerDoesIt: boolean;
  /** Today's winner there: dearer, or with what speaks against it. Worked out when it is first asked for. */
  readonly former: Candidate | undefined;
}

export interface FoundFlip {
  readonly flip: StepFlip | undefined;
  /** Every step up to here, this one included, was looked at. */
  readonly looked: number;
}

/** The nearest flips on either side. */
export interface Flips {
  readonly above: FoundFlip;
  readonly below: FoundFlip;
}

const MOST_LOOKS = 300;

export function flipsOf(race: Race, { above, most, below, least }: Steps): Flips {
  return { above: flipOf(race, above, most, 1), below: flipOf(race, below, least, -1) };
}

/** The last step of a search at which today's winner still wins. */
export function lastBefore({ flip, looked }: FoundFlip, back: 1 | -1): number {
  return flip ? flip.at + back : looked;
}

function flipOf(
  { winner, rivals: all, mostLooks = MOST_LOOKS }: Race,
  near: number,
  far: number,
  side: 1 | -1,
): FoundFlip {
  if ((far - near) * side < 0) return { flip: undefined, looked: far };
  const rivals = inReach({ winner, rivals: all }, Math.min(near, far), Math.max(near, far));
  const isAheadAt = (most: Money, low: number, high: number) =>
    most !== NO_TOTAL && !rivals.some((rival) => rival.mayUndercut(most, low, high));
  const never = (low: number, high: number) =>
    isAheadAt(winner.knownMostWithin(low, high), low, high) ||
    isAheadAt(winner.takenMostWithin(low, high), low, high) ||
    isAheadAt(winner.mostWithin(low, high), low, high);
  const growing = winner.isEasier(near, far);
  const { at, looked } = nearestChange({ near, far, growing, mostLooks }, never);
  return { flip: at === undefined ? undefined : flipAt({ winner, rivals }, at), looked };
}

/** Whoever may undercut the winner between two steps. Where it never costs more than known, one look where work is least tells. */
function inReach({ winner, rivals }: Race, low: number, high: number): readonly Course[] {
  const most = winner.knownMostWithin(low, high);
  return most === NO_TOTAL ? rivals : rivals.filter((rival) => rival.mayUndercut(most, low, high));
}

function flipAt({ winner, rivals }: Race, at: number): StepFlip {
  let least = winner.totalAt(at);
  let leader: StepFlip["winner"];
  for (const rival of rivals) {
    const best = rival.mayUndercut(least, at, at) ? rival.cheapestBelow(least, at) : undefined;
    if (!best) continue;
    least = rival.totalAt(at);
    leader = { plan: rival.runner.plan, best };
  }
  const former = lazily(() => winner.triedAt(at));
  return {
    at,
    winner: leader,
    formerDoesIt: winner.totalAt(at) < NO_TOTAL,
    get former() {
      return former();
    },
  };
}
