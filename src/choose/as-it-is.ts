import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import { simulate } from "../engine/simulate.ts";
import { rememberFor } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Rules } from "./ask.ts";

/** An offer as it is, with nothing bought on top. Played once for each scenario: to find its size, to hold it against others. */
export function asItIs(offer: Offer, scenario: Scenario, { isFree }: Pick<Rules, "isFree">): Estimate {
  return playedFor(scenario)(isFree)(offer);
}

const playedFor = rememberFor((scenario: Scenario) =>
  rememberFor((isFree: Rules["isFree"]) => rememberFor((offer: Offer) => simulate(offer, scenario, { isFree }))),
);
