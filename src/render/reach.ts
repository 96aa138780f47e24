import type { PlanAnswer, Reach } from "../choose/answer.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { RatePer } from "../units/rate.ts";
import { creditsText, listed } from "./format.ts";
import type { Note } from "./page.ts";
import { peopleInWords } from "./question.ts";
import { amountOf, perInWords, spanInWords } from "./words.ts";

/** Up to where the recommended offer carries the work, everything else as it is. */
export function reach({ reach: found, recommended, scenario }: PlanAnswer): readonly Note[] {
  if (!found || !recommended) return [];
  const people = typeof found.people === "number" ? [`${peopleInWords(found.people)} at this pace`] : [];
  const rates = found.rates.map(({ activity, upTo, per }) => {
    const each = isPerPerson(activity, scenario) ? " each" : "";
    return `${amountOf(activity, upTo)} ${perInWords({ per: per as RatePer })}${each}`;
  });
  const upTo = [...people, ...rates];
  const smaller = found.smaller
    ? `Up to ${peopleInWords(found.smaller.people)}, ${found.smaller.candidate.estimate.offer.tier.name} is enough.`
    : "";
  const bySeat = found.perSeat && perSeatInWords(found.perSeat, scenario);
  const carries =
    bySeat ?? (upTo.length > 0 ? `up to ${upTo.length === 2 ? upTo.join(", or ") : listed(upTo, "or")}.` : "");
  const all = [carries, smaller].filter((each) => each !== "").join(" ");
  return all === "" ? [] : [{ label: "It holds", text: all }];
}

function perSeatInWords({ brings, uses }: NonNullable<Reach["perSeat"]>, { months }: Scenario): string {
  return `as long as a person uses no more than ${creditsText(brings)} credits ${spanInWords(months)}; now ${creditsText(uses)}.`;
}

function isPerPerson(activity: string, scenario: Scenario): boolean {
  return scenario.spans.some(({ roles }) => roles.some(({ work }) => activity in work.does || activity in work.find));
}
