import type { Candidate } from "../choose/answer.ts";
import type { ReadingTold } from "../choose/readings-told.ts";
import { listed } from "./format.ts";
import { offerAmongPlans, tierAmongPlans } from "./offer-name.ts";
import { MARKS } from "./page.ts";
import type { Telling } from "./telling.ts";

/** "Read as 2 sources have it ‡: Email, $8,688.00; Apollo Basic then wins." The offer is named where it is another one. */
export function readingInWords({ answer, wins }: ReadingTold, best: Candidate | undefined, { money }: Telling): string {
  const { sources, recommended } = answer;
  const who =
    sources.length > 1 ? `${sources.length} sources have` : `“${listed(sources.map(({ title }) => title))}” has`;
  const cost = recommended?.estimate.cost;
  const sameOffer = recommended && best && offerAmongPlans(recommended) === offerAmongPlans(best);
  const total = cost?.total === undefined ? "no offer does the work" : money(cost.total, cost.currency);
  const what = recommended && !sameOffer ? `${recommended.estimate.offer.tier.name}, ${total}` : total;
  const then = wins === undefined ? "" : `; ${tierAmongPlans(wins)} then wins`;
  return `Read as ${who} it\u00a0${MARKS.disputed.sign}: ${what}${then}.`;
}
