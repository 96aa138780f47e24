import type { Money } from "../units/money.ts";
import type { Course } from "./course.ts";
import type { Input } from "./inputs.ts";
import { nearestChange } from "./nearest-change.ts";

/** The last step of an input at which a plan costs less than `limit`; undefined where there is none. */
export function lastBelow(limit: Money, course: Course, { least, most }: Steps): number | undefined {
  if (course.neverFalls) {
    const last = lastOnTheRise(limit, course, { least, most });
    return last < least ? undefined : last;
  }
  const fromTheMost = { near: most, far: least, growing: false, mostLooks: Number.POSITIVE_INFINITY };
  return nearestChange(fromTheMost, (low, high) => !course.mayUndercut(limit, low, high)).at;
}

type Steps = Pick<Input, "least" | "most">;

/** What is left to be looked at is near where it is so many times less than the step it begins at. */
const NEAR = 32;

/**
 * Halved until it is near. The nearer a total is to the limit, the longer it takes to show that nothing undercuts it: there,
 * what does the work is followed as far as it goes, and the step behind is looked at next, which mostly is too dear.
 */
function lastOnTheRise(limit: Money, course: Course, { least, most }: Steps): number {
  let [low, tooDear] = [least - 1, most + 1];
  let isFollowed = false;
  while (tooDear - low > 1) {
    isFollowed = !isFollowed && low >= least && (tooDear - low) * NEAR <= low;
    if (isFollowed) low = course.carriedTo(limit, low, tooDear - 1);
    const next = isFollowed ? low + 1 : Math.floor((low + tooDear) / 2);
    if (next === tooDear) continue;
    const isBelow = isFollowed ? course.totalAt(next) < limit : course.undercuts(limit, next);
    if (isBelow) low = next;
    else tooDear = next;
  }
  return low;
}
