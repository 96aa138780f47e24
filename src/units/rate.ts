import { type Instant, parseDay } from "./calendar.ts";
import { type Fraction, fraction, fractionOfDecimal, times } from "./fraction.ts";

/** What a rate is counted by. `once` happens on one day, `held` is a number of units that are simply there. */
export type RatePer = "day" | "week" | "month" | "quarter" | "year" | "once" | "held";

/** "150/week": how much of something, by when. `on` is the day of a rate that happens once, where one is given. */
export interface Rate {
  readonly amount: Fraction;
  readonly per: RatePer;
  readonly on?: Instant;
}

/**
 * `150/week`, `2.5/day`, `40000 once`, `40000 once on 2027-03-01`, or a bare number of units held; undefined for anything else.
 */
export function parseRate(text: string | number): Rate | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)(?:\s*\/\s*(day|week|month|quarter|year)|(\s+once)(?:\s+on\s+(\S+))?)?$/.exec(
    String(text).trim(),
  );
  if (!match) return undefined;
  const [, amount = "", per, once, on] = match;
  const rate = { amount: fractionOfDecimal(amount), per: (per ?? (once ? "once" : "held")) as RatePer };
  if (on === undefined) return rate;
  const day = parseDay(on);
  return day === undefined ? undefined : { ...rate, on: day };
}

/**
 * What a rate comes to in a month. A year of `workingWeeks` (48) is twelve months of 4 weeks and five days each, so
 * 150 a week are 600 a month; a quarter's rate is a third, a year's a twelfth.
 */
export function perMonth(rate: Rate, workingWeeks: Fraction): Fraction {
  switch (rate.per) {
    case "day":
      return times(rate.amount, times(workingWeeks, fraction(5, 12)));
    case "week":
      return times(rate.amount, times(workingWeeks, fraction(1, 12)));
    case "quarter":
      return times(rate.amount, fraction(1, 3));
    case "year":
      return times(rate.amount, fraction(1, 12));
    default:
      return rate.amount;
  }
}

/** A share such as `85%` or `83 of 100`; undefined for anything else. Above 100 % is allowed: a season may be 150 %. */
export function parseShare(text: string | number): Fraction | undefined {
  const percent = /^(\d{1,9}(?:\.\d{1,6})?)\s*%$/.exec(String(text).trim());
  if (percent?.[1]) return times(fractionOfDecimal(percent[1]), fraction(1, 100));
  const batch = /^(\d{1,12}) of ([1-9]\d{0,11})$/.exec(String(text).trim());
  return batch ? fraction(BigInt(batch[1] as string), BigInt(batch[2] as string)) : undefined;
}
