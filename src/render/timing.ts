import type { Estimate } from "../engine/estimate.ts";
import { lengthsIn } from "../engine/fair-use.ts";
import type { Grant } from "../plans/plan.ts";
import { spanAt } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Duration, lengthInDays, months } from "../units/calendar.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { dividedBy, fraction, times } from "../units/fraction.ts";
import { counted, creditsText, date, trimmed } from "./format.ts";
import { grantsOf } from "./offer-name.ts";
import { type Page, text } from "./page.ts";
import { lengthInWords } from "./words.ts";

/** When the credits come, where they come for longer than a month at once and the months no longer matter. */
export function timing(estimate: Estimate, scenario: Scenario): Page {
  const { offer, kinds } = estimate;
  const recurring = offer.plan.kinds.flatMap((kind) => grantsOf(estimate, kind)).filter(isRecurring);
  const spans = recurring.map((grant) => spanOf(grant, offer.billing.cycle));
  const [span] = spans;
  if (!span || spans.some((each) => lengthInDays(each) <= lengthInDays(months(1)))) return [];
  const short = Object.values(kinds).some(({ over }) => over > 0);
  const said = short ? "" : ": no month runs short, and which month is busy does not matter";
  const at = `Credits come at once on ${date(scenario.start)} and last ${lengthInWords(span)}${said}.`;
  return text([at, ...goal(estimate, scenario, recurring, span)].join(" "));
}

function isRecurring({ per, every }: Grant): boolean {
  return typeof per !== "object" && every !== "once";
}

/** How long one deposit has to do. */
function spanOf({ upFront, every }: Grant, cycle: Duration): Duration {
  return upFront || typeof every !== "object" ? cycle : every;
}

/** What a person may use each month to make an account's credits last: credits ÷ people ÷ months, which is no limit. */
function goal(estimate: Estimate, scenario: Scenario, grants: readonly Grant[], span: Duration): readonly string[] {
  const [grant, ...others] = grants;
  const people = spanAt(scenario, scenario.start).roles.reduce((sum, role) => sum + role.people, 0);
  const first = estimate.ledger?.segments[0]?.deposited.find((lot) => lot.grant === grant?.at);
  if (!grant || others.length > 0 || grant.per !== "account" || people === 0 || !first) return [];
  const count = lengthsIn(months(1), span);
  const each = dividedBy(creditsAsFraction(first.amount), times(count, fraction(people)));
  const sum = `${creditsText(first.amount)} ÷ ${counted(people, "person", "people")} ÷ ${trimmed(count, 2)} months`;
  return [`Spread evenly that is ${trimmed(each, 1)} a person and month (${sum}): a goal, not a limit.`];
}
