import type { Estimate } from "../engine/estimate.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { date } from "./format.ts";
import { grantsOf } from "./offer-name.ts";
import { type Page, text } from "./page.ts";
import { lengthInWords } from "./words.ts";

/** When the credits come, where they come for a whole cycle at once and the months no longer matter. */
export function timing(estimate: Estimate, scenario: Scenario): Page {
  const { offer, kinds } = estimate;
  const grants = offer.plan.kinds.flatMap((kind) => grantsOf(estimate, kind));
  if (grants.length === 0 || !grants.every(({ upFront }) => upFront)) return [];
  const short = Object.values(kinds).some(({ over }) => over > 0);
  const said = short ? "" : ": no month runs short, and which month is busy does not matter";
  return text(`Credits come at once on ${date(scenario.start)} and last ${lengthInWords(offer.billing.cycle)}${said}.`);
}
