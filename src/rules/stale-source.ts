import { ageInDays, countsFromReading, dayThatCounts } from "../choose/marks.ts";
import { sourcesInUse } from "../choose/re-verify.ts";
import { dayOf } from "../units/calendar.ts";
import type { Finding, Given } from "./rule.ts";

/**
 * A source that numbers rest on and that is older than the limit: official and relayed ones from the day they were last read, the
 * others from their own date. A source exactly as old as the limit is not yet.
 */
export function staleSource({ file, asOf, maxAge }: Given): readonly Finding[] {
  const { sources } = file.plan;
  if (Object.values(sources).every((source) => ageInDays(source, asOf) <= maxAge)) return [];
  return sourcesInUse(file, asOf).flatMap(({ source, ageDays, facts }) => {
    const numbers = facts.filter(({ isNumber }) => isNumber).length;
    if (ageDays <= maxAge || numbers === 0) return [];
    const isRead = countsFromReading(source);
    const since = `${isRead ? "was last read on" : "is of"} ${dayOf(dayThatCounts(source))}`;
    const message = `${since}: ${ageDays} days old on ${dayOf(asOf)}, the limit is ${maxAge}; ${numbers} ${numbers === 1 ? "number rests" : "numbers rest"} on it`;
    return [
      {
        at: `sources.${source.id}`,
        atKey: true,
        message,
        hint: `Look again and set its ${isRead ? "read" : "date"}, or allow it: --max-age ${ageDays}`,
      },
    ];
  });
}
