import type { Outlook } from "../../choose/compare/outlook.ts";
import type { KindRunway } from "../../choose/runway.ts";
import type { Plan } from "../../plans/plan.ts";
import { FOREVER } from "../../units/calendar.ts";
import { creditsText, date } from "../format.ts";
import type { Note } from "../page.ts";
import { creditsOfKind, planName } from "../words.ts";

/** How long what the team has today lasts: "3,200 credits in hand are used up on 2027-03-04 at this pace." */
export function todayInWords(today: Outlook["today"]): readonly Note[] {
  return today.map(({ plan, runway }) => ({
    label: `${planName(plan)} today`,
    text: runway.kinds.map((kind) => runwayInWords(kind, plan)).join(" ") || "nothing is in hand.",
  }));
}

function runwayInWords({ kind, balance, gone, expires, shortFrom }: KindRunway, plan: Plan): string {
  const used = gone === undefined ? "last five years at this pace" : `are used up on ${date(gone)} at this pace`;
  const end =
    expires === undefined || expires === FOREVER || (gone !== undefined && gone <= expires)
      ? ""
      : `, or expire on ${date(expires)}`;
  const short =
    shortFrom === undefined
      ? "with what the tier brings, the work never runs short."
      : `with what the tier brings and nothing bought, the work first runs short on ${date(shortFrom)}.`;
  return `${creditsText(balance)} ${creditsOfKind(kind, plan)} in hand ${used}${end}; ${short}`;
}
