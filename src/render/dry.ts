import type { OnTop } from "../choose/answer.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { boundary, daysBetween, type Instant, months as monthsOf } from "../units/calendar.ts";
import { creditsText, dayWithin, ordinal } from "./format.ts";
import { monthTitle } from "./month-title.ts";
import { spanInWords } from "./words.ts";

/** When and by how much a tier runs dry if nothing is bought: "1,000 credits short each month, on the 26th of a month of 31 days". */
export function shortInWords(
  { credits, worst, everyMonth, kind }: OnTop,
  scenario: Scenario,
  nameOf: (kind: string) => string,
): string {
  const [from, until] = [0, 1].map((step) => boundary(scenario.start, monthsOf(1), worst.month + step)) as [
    Instant,
    Instant,
  ];
  const day = worst.from === undefined ? undefined : ordinal(dayWithin(from, worst.from));
  const name = nameOf(kind);
  if (everyMonth && scenario.months > 1) {
    const dry = day === undefined ? "" : `, on the ${day} of a month of ${daysBetween(from, until)} days`;
    return `${creditsText(worst.credits)} ${name} short each month${dry}`;
  }
  const dry = day === undefined ? "" : ` from the ${day} on`;
  return `${creditsText(credits)} ${name} short ${spanInWords(scenario.months)}, most of all in ${monthTitle(from, scenario)}: ${creditsText(worst.credits)}${dry}`;
}
