import { dayThatCounts } from "../choose/marks.ts";
import type { Place } from "../issue.ts";
import type { Address, Source } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";

/** One value of a plan file as it stands on one side. */
export interface Statement {
  readonly at: Address;
  readonly place: Place;
  /** The value in one line: `59`, `unpublished`, `credits: 400, per: seat`. */
  readonly says: string;
  /** Set where it is a number. */
  readonly number: Fraction | undefined;
  /** What it rests on. */
  readonly sources: readonly Source[];
}

/** What a changed value is about: what is sold, on whose word, or what is told beside. */
export type Topic = "fact" | "source" | "note";

/** A value that is another, came or went; or a block that has another name. */
export interface FactChange {
  readonly is: "changed" | "added" | "removed" | "renamed";
  readonly topic: Topic;
  /** Undefined where it came. */
  readonly before: Statement | undefined;
  /** Undefined where it went. */
  readonly after: Statement | undefined;
}

/** Where a change stands: in the new file, and what went where it was. */
export function statementOf({ before, after }: FactChange): Statement {
  const stated = after ?? before;
  if (!stated) throw new Error("a change has at least one side");
  return stated;
}

/** The day of the newest source that a value rests on. */
export function newestSource({ sources }: Statement): Instant | undefined {
  return sources.length === 0 ? undefined : Math.max(...sources.map(dayThatCounts));
}

/** Whether a changed value rests on a newer source than before: undefined where one of the sides rests on none. */
export function freshness({ before, after }: FactChange): "newer" | "same" | "older" | undefined {
  const [was, is] = [before && newestSource(before), after && newestSource(after)];
  if (was === undefined || is === undefined) return undefined;
  if (was === is) return "same";
  return is > was ? "newer" : "older";
}
