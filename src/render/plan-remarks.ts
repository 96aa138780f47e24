import type { Candidate, PlanAnswer, RankedPlan } from "../choose/answer.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { dividedBy } from "../units/fraction.ts";
import { type Money, moneyAsFraction } from "../units/money.ts";
import { missingFacts } from "./cautions.ts";
import { creditsText, listed, unitPrice } from "./format.ts";
import { marked, type Note } from "./page.ts";
import type { Telling } from "./telling.ts";
import { obstacleInShort } from "./tiers.ts";
import { isOnlyUnpriced } from "./unpriced.ts";
import { planName } from "./words.ts";

/** What is to be said of one plan beside its row. */
export function remark(ranked: RankedPlan, winner: RankedPlan | undefined, telling: Telling): readonly Note[] {
  const { answer, best, otherCurrency } = ranked;
  const said = [
    ...(best ? [] : withoutTotal(answer, winner, telling)),
    ...(otherCurrency && best
      ? [`is priced in ${otherCurrency} and cannot be ranked with the others: no exchange rate is given.`]
      : []),
    ...(best ? includedInstead(answer, best, telling) : []),
    ...otherReadings(answer, best, telling),
    ...(ranked === winner || !best || !winner?.best || otherCurrency ? [] : behind(best, winner.best, telling)),
  ];
  return said.length > 0 ? [{ label: planName(answer.plan), text: said.join(" ") }] : [];
}

function behind(best: Candidate, winner: Candidate, { money, span }: Telling): readonly string[] {
  const [total, least] = [best.estimate.cost.total, winner.estimate.cost.total];
  if (total === undefined || least === undefined) return [];
  return [`${money((total - least) as Money, best.estimate.cost.currency)} ${span} more than the cheapest.`];
}

/** The tier that includes enough, where that is another one than the cheapest. */
function includedInstead(
  { recommended, prefer }: PlanAnswer,
  best: Candidate,
  { money, span }: Telling,
): readonly string[] {
  if (!recommended || prefer === "cheapest" || best.includesEnough || !recommended.includesEnough) return [];
  const { cost } = recommended.estimate;
  return cost.total === undefined
    ? []
    : [
        `With all credits included it is ${recommended.estimate.offer.tier.name}, ${money(cost.total, cost.currency)} ${span}.`,
      ];
}

/** No total: which numbers it takes, how to give them, and below which price it would win. */
function withoutTotal({ plan, rows }: PlanAnswer, winner: RankedPlan | undefined, telling: Telling): readonly string[] {
  const unpriced = rows.filter(isOnlyUnpriced);
  if (unpriced.length === 0) {
    const why = [
      ...new Set(
        rows.map(
          ({ estimate, obstacles }) =>
            `${estimate.offer.tier.name}: ${obstacles.flatMap(obstacleInShort).join(", ") || "runs short"}`,
        ),
      ),
    ];
    return [`has no offer for this work. ${why.join("; ")}.`];
  }
  const facts = missingFacts(unpriced).map(({ at }) => `--set ${plan.id}:${at}=…`);
  return [
    ...winsBelow(unpriced, winner, telling),
    `It does not publish ${facts.length === 1 ? "a number" : `${facts.length} numbers`} that this takes; give them with a contract (--contract FILE) or with ${listed(facts)}`,
  ];
}

function winsBelow(
  unpriced: readonly Candidate[],
  winner: RankedPlan | undefined,
  { money, span }: Telling,
): readonly string[] {
  const total = winner?.best?.estimate.cost.total;
  if (total === undefined || !winner?.best) return [];
  const { currency } = winner.best.estimate.cost;
  const used = unpriced.map(({ estimate }) => Object.values(estimate.used)).find((each) => each.length === 1)?.[0];
  const each =
    used === undefined || used === 0
      ? ""
      : ` for ${creditsText(used)} credits (${unitPrice(dividedBy(moneyAsFraction(total), creditsAsFraction(used)), currency)} each)`;
  return [`wins below ${money(total, currency)} ${span}${each}.`];
}

/** Where a plan's own sources disagree about its total, as far as the readings were run. */
function otherReadings(
  { readings }: PlanAnswer,
  best: Candidate | undefined,
  { money, span }: Telling,
): readonly string[] {
  return readings
    .filter(({ differs, recommended }) => differs && recommended?.estimate.cost.total !== best?.estimate.cost.total)
    .map(({ sources, recommended }) => {
      const cost = recommended?.estimate.cost;
      const told =
        recommended && cost?.total !== undefined
          ? `${recommended.estimate.offer.tier.name}, ${money(cost.total, cost.currency)} ${span}`
          : "without an offer";
      return `${marked(`As “${listed(sources.map(({ title }) => title))}” has it: ${told}`, "disputed")}.`;
    });
}
