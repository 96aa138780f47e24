import { UserError } from "../files/user-error.ts";
import { type Instant, parseDay } from "../units/calendar.ts";

/** The day that `--as-of` names, else today in UTC. */
export function asOfDay(text: string | undefined, now: Date): Instant {
  if (text === undefined) return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return dayGiven("--as-of", text);
}

export function dayGiven(flag: string, text: string): Instant {
  const day = parseDay(text);
  if (day === undefined) throw new UserError("not-a-day", `${flag} must be a day such as 2026-11-22, not "${text}".`);
  return day;
}
