import { byDistance } from "../../choose/closest.ts";
import type { ComparedPlan, Comparison } from "../../choose/compare/comparison.ts";
import { withCode } from "../exchange.ts";
import { counted, creditsText, statedPrice } from "../format.ts";
import { offerAmongPlans } from "../offer-name.ts";
import type { Telling } from "../telling.ts";
import { beyondInCredits } from "../verdict.ts";
import { lacksInWords } from "../without-total.ts";
import { planName } from "../words.ts";

/** The answer in one line that can be pasted into a message, or why there is none. */
export function cheapest(comparison: Comparison, telling: Telling): string {
  const { winner, plans } = comparison;
  if (!winner?.best) return noneInWords(plans);
  const foreign = plans.some(({ place }) => place.is === "other-currency");
  const among = foreign ? `Cheapest of those priced in ${comparison.currency}` : "Cheapest for this work";
  const { cost } = winner.best.estimate;
  const { money, span } = telling;
  const total = cost.total === undefined ? "" : money(cost.total, cost.currency);
  const original =
    winner.converted === undefined || cost.total === undefined ? "" : `${withCode(cost.total, cost.currency)} = `;
  const parts = [
    `${offerAmongPlans(winner.best)}, ${original}${total} ${span}`,
    ...boughtInWords(winner, telling),
    ...aheadInWords(winner, comparison, telling),
  ];
  return `${among}: ${parts.join(", ")}.`;
}

/** "all of its 340,800 credits bought at $0.01", or what of the total is bought on top. */
function boughtInWords({ best, figures }: ComparedPlan, { money }: Telling): readonly string[] {
  const bought = best ? beyondInCredits(best.estimate) : "";
  if (!best || bought === "") return [];
  const { cost, kinds } = best.estimate;
  const [kind, ...others] = Object.values(kinds);
  const isAll = kind !== undefined && others.length === 0 && kind.included === 0 && kind.bought > 0;
  if (isAll && figures?.listCredit)
    return [
      `all of its ${creditsText(kind.bought)} credits bought at ${statedPrice(figures.listCredit, cost.currency)}`,
    ];
  return [`of it ${bought} on top${cost.beyond === undefined ? "" : ` for ${money(cost.beyond, cost.currency)}`}`];
}

function aheadInWords({ place }: ComparedPlan, { currency }: Comparison, { money }: Telling): readonly string[] {
  if (place.is !== "wins" || !place.ahead || currency === undefined) return [];
  const { by, of } = place.ahead;
  const name = planName(of.estimate.offer.plan);
  return [by === 0 ? `as much as ${name}` : `${money(by, currency)} below ${name}`];
}

function noneInWords(plans: readonly ComparedPlan[]): string {
  if (plans.some(({ place }) => place.is === "not-priced"))
    return "Cheapest for this work: not to be said. None of these plans publishes all that a total takes.";
  const closest = closestIn(plans);
  const those = plans.length === 1 ? "this plan" : `these ${counted(plans.length, "plan")}`;
  const near = closest ? ` ${closest}` : "";
  return `Nothing qualifies: no offer of ${those} does this work for this team.${near}`;
}

function closestIn(plans: readonly ComparedPlan[]): string | undefined {
  const all = plans.flatMap(({ place }) => (place.is === "no-offer" ? (place.closest ?? []) : []));
  const [closest] = all.toSorted(byDistance);
  return closest && `Closest: ${offerAmongPlans(closest.candidate)} (${lacksInWords(closest)}).`;
}
