import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { Path } from "../engine/path.ts";
import { simulate } from "../engine/simulate.ts";
import { rememberFor } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Rules } from "./ask.ts";

/** What is taken as it is, with nothing bought on top. An offer whose size was looked for has been played to see whether it is enough. */
export function asItIs(taken: Offer | Path, scenario: Scenario, { isFree }: Pick<Rules, "isFree">): Estimate {
  const isSized = "plan" in taken && Object.keys(taken.sizes).length > 0;
  return isSized ? playedFor(scenario)(isFree)(taken) : simulate(taken, scenario, { isFree });
}

const playedFor = rememberFor((scenario: Scenario) =>
  rememberFor((isFree: Rules["isFree"]) => rememberFor((offer: Offer) => simulate(offer, scenario, { isFree }))),
);
