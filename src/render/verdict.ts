import type { Candidate, PlanAnswer } from "../choose/answer.ts";
import { isUnpriced } from "../choose/unpriced.ts";
import { add } from "../units/credits.ts";
import { creditsText, listed } from "./format.ts";
import { offerName } from "./offer-name.ts";
import { type Page, text } from "./page.ts";
import type { Telling } from "./telling.ts";
import { creditsOfKind, idInWords, planName } from "./words.ts";

/** The answer in one line that can be pasted into a message, and why it wins. */
export function verdict(answer: PlanAnswer, telling: Telling): Page {
  const { recommended } = answer;
  if (!recommended) return text(`Recommended: none. ${whyNone(answer)}`, { strong: true });
  const { cost } = recommended.estimate;
  const total = cost.total === undefined ? "" : `, ${telling.money(cost.total, cost.currency)} ${telling.span}`;
  return text(`Recommended: ${offerName(recommended)}${total}${partsOf(recommended, telling)}. ${whyItWins(answer)}`, {
    strong: true,
  });
}

/** ": $5,220.00 and $14.00 for 1,400 credits", where something is bought on top or billed as overage. */
function partsOf({ estimate }: Candidate, { money }: Telling): string {
  const { cost } = estimate;
  if (cost.subscription === undefined || cost.beyond === undefined || cost.beyond === 0) return "";
  return `: ${money(cost.subscription, cost.currency)} and ${money(cost.beyond, cost.currency)} for ${beyondInCredits(estimate)}`;
}

/** "1,400 credits" bought on top or billed as overage, by kind. */
export function beyondInCredits({ kinds, offer: { plan } }: Candidate["estimate"]): string {
  const bought = Object.entries(kinds).flatMap(([kind, { bought, overage }]) => {
    const amount = add(bought, overage);
    return amount === 0 ? [] : [`${creditsText(amount)} ${creditsOfKind(kind, plan)}`];
  });
  return listed(bought);
}

function whyItWins({ recommended, prefer, rows, scenario }: PlanAnswer): string {
  const needs = withFeatures(scenario.need.features);
  if (!recommended) return "";
  if (prefer === "cheapest") return `The cheapest tier${needs} that does the work, whatever it buys on top.`;
  if (recommended.includesEnough) return `The cheapest tier${needs} whose included credits cover every month.`;
  if (rows.filter(({ qualifies }) => qualifies).length === 1)
    return `The only tier${needs} that does the work; it does not include enough for every month.`;
  return `No tier${needs} includes enough for every month; with credits on top this is the cheapest.`;
}

/** " with call recording and SSO". */
export function withFeatures(features: readonly string[]): string {
  return features.length === 0 ? "" : ` with ${listed(features.map(idInWords))}`;
}

function whyNone({ plan, rows }: PlanAnswer): string {
  const name = planName(plan);
  if (rows.length === 0) return `${name} has no such tier.`;
  if (!isUnpriced(rows)) return `No tier of ${name} does this work for this team.`;
  return `${name} does not publish what it takes to say.`;
}
