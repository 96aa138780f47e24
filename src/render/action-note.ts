import { type Action, type Burn, isKnown, type OncePaid, type Plan } from "../plans/plan.ts";
import { creditsText, listed } from "./format.ts";
import type { Note } from "./page.ts";
import { conditions } from "./tier-note.ts";
import { activityNames, creditsOfKind, lengthInWords } from "./words.ts";

export function actionNote(action: Action, plan: Plan): Note {
  const { does, burns, once, batch } = action;
  const whole = batch === "whole" ? " A batch that the balance does not cover is refused whole." : "";
  return {
    label: listed(does.map(activityNames)),
    text: `${burns.map((burn) => burnInWords(burn, plan)).join(" and ")}${conditions(action.when, plan)} (${action.id}).${againInWords(once)}${whole}`,
  };
}

const CHARGED: Readonly<Record<Burn["charged"], string>> = {
  attempt: "for each try",
  success: "for each one found",
  month: "a month for each one held",
  year: "a year for each one held",
};

function burnInWords({ credits, kind, charged, free, block }: Burn, plan: Plan): string {
  const what = creditsOfKind(kind, plan);
  const amount = `${isKnown(credits) ? creditsText(credits) : "?"} ${isKnown(credits) && credits === 1000 ? what.replace(/s$/, "") : what}`;
  const each = block > 1 ? `for each started ${block} ${charged === "success" ? "found" : "tried"}` : CHARGED[charged];
  return `${amount} ${each}${free > 0 ? `, the first ${free} free` : ""}`;
}

/** " The same one again costs nothing for 12 months, for the whole account." */
function againInWords(once: Action["once"]): string {
  if (once === "never") return "";
  return ` The same one again costs nothing ${windowInWords(once.for)}, ${once.per === "account" ? "for the whole account" : "for the same seat"}.`;
}

function windowInWords(window: OncePaid["for"]): string {
  if (window === "forever") return "for ever";
  return typeof window === "string" ? `within the ${window}` : `for ${lengthInWords(window)}`;
}
