import type { Outlook } from "../../choose/compare/outlook.ts";
import type { KindRunway } from "../../choose/runway.ts";
import type { Plan } from "../../plans/plan.ts";
import { FOREVER } from "../../units/calendar.ts";
import { type Fraction, roundDown } from "../../units/fraction.ts";
import { counted, creditsText, date } from "../format.ts";
import type { Note } from "../page.ts";
import { creditsOfKind, planName } from "../words.ts";

/** How long what the team has today lasts: "3,200 credits in hand carry 800 contacts, until they are used up on 2027-03-04 …" */
export function todayInWords(today: Outlook["today"]): readonly Note[] {
  return today.map(({ plan, runway, contacts }) => ({
    label: `${planName(plan)} today`,
    text: runway.kinds.map((each) => runwayInWords(each, plan, contacts[each.kind])).join(" ") || "nothing is in hand.",
  }));
}

function runwayInWords(runway: KindRunway, plan: Plan, contacts: Fraction | undefined): string {
  const { kind, balance, shortFrom } = runway;
  const whole = contacts === undefined ? 0 : Number(roundDown(contacts));
  const lasts =
    whole === 0 ? endInWords(runway) : `carry ${counted(whole, "contact")}, until they ${endInWords(runway)}`;
  const short =
    shortFrom === undefined
      ? "With what the tier brings, the work never runs short."
      : `With what the tier brings and nothing bought, it first runs short on ${date(shortFrom)}.`;
  return `${creditsText(balance)} ${creditsOfKind(kind, plan)} in hand ${lasts}. ${short}`;
}

/** Whichever comes first; where that is the end of their period, also what it cuts off. */
function endInWords({ gone, expires }: KindRunway): string {
  const ends = expires !== undefined && expires !== FOREVER && (gone === undefined || expires < gone);
  if (gone === undefined) return ends ? `end on ${date(expires)}` : "last five years at this pace";
  return ends
    ? `end on ${date(expires)}; at this pace they would last until ${date(gone)}`
    : `are used up on ${date(gone)} at this pace`;
}
