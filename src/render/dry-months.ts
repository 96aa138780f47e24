import type { Estimate, MonthReport } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { NO_CREDITS } from "../units/credits.ts";
import { addMoney } from "../units/money.ts";
import { creditsText, dayWithin, listed, ordinal } from "./format.ts";
import { monthTitle } from "./month-title.ts";
import type { Telling } from "./telling.ts";
import { creditsOfKind } from "./words.ts";

/** Which months run dry, when, and what that means. */
export function dryMonths(kind: KindId, estimate: Estimate, scenario: Scenario, telling: Telling): string {
  const dry = estimate.months.flatMap((month) => {
    const figures = month.kinds[kind];
    return figures && figures.gone.all !== undefined && figures.over > 0
      ? [{ month, figures, day: dayWithin(month.from, figures.gone.all - 1) }]
      : [];
  });
  const [first] = dry;
  if (!first) return "";
  const when = whenDry(dry, scenario);
  return `${when}${thenWhat(
    kind,
    estimate,
    dry.map(({ month }) => month),
    telling,
  )}`;
}

function thenWhat(kind: KindId, estimate: Estimate, months: readonly MonthReport[], telling: Telling): string {
  const total = estimate.kinds[kind];
  const name = creditsOfKind(kind, estimate.offer.plan);
  if (total && total.overage > 0) {
    return total.shortage > 0
      ? ", and what follows is billed as far as the vendor allows; the rest is not done."
      : ", and what follows is billed afterwards.";
  }
  if (total && total.shortage > 0) return `, and nothing more is done until new ${name} come.`;
  const each = months.map((month) => boughtIn(month, kind, estimate, telling));
  const same = new Set(each).size === 1;
  const amount = same && each[0] !== undefined ? ` ${each[0]}` : ` more ${name}`;
  return `, and work stops until somebody buys${amount}.${earlier(kind, estimate)}`;
}

/** "700 credits ($7.00)". */
function boughtIn(
  month: MonthReport,
  kind: KindId,
  { invoice, offer, cost }: Estimate,
  { money }: Telling,
): string | undefined {
  const bought = month.kinds[kind]?.bought ?? NO_CREDITS;
  if (bought === 0) return undefined;
  const paid = invoice.lines.filter(
    ({ item, at, price }) =>
      item === "top-up" && at >= month.from && at < month.until && isOfKind(price, kind, offer.plan),
  );
  return `${creditsText(bought)} ${creditsOfKind(kind, offer.plan)} (${money(addMoney(...paid.map(({ amount }) => amount)), cost.currency)})`;
}

function isOfKind(address: string, kind: KindId, plan: Estimate["offer"]["plan"]): boolean {
  return plan.topUps.some(
    (topUp) => topUp.kind === kind && (address === topUp.at || address.startsWith(`${topUp.at}.`)),
  );
}

/** Bought credits that never end can be bought at once. */
function earlier(kind: KindId, { purchases, kinds, offer }: Estimate): string {
  const own = purchases.filter(({ topUp }) => topUp.kind === kind);
  const forever =
    own.length > 1 &&
    own.every(({ topUp }) => topUp.every === "once" && topUp.lasts === "forever" && topUp.pricing.is === "flat");
  if (!forever)
    return own.every(({ topUp }) => topUp.lasts === "forever") && own.length > 0
      ? " Bought credits do not expire."
      : "";
  const order = offer.plan.burnOrder;
  const last = order.includes("allowance") && order.indexOf("purchase") > order.indexOf("allowance");
  const total = creditsText(kinds[kind]?.bought ?? NO_CREDITS);
  return last
    ? ` Bought credits are used after the allowance and do not expire: buying all ${total} at the start costs the same, and nothing stops.`
    : " Bought credits do not expire.";
}

interface DryMonth {
  readonly month: MonthReport;
  readonly day: number;
}

/** So many months are named one by one. */
const MOST_NAMED = 4;

function whenDry(dry: readonly DryMonth[], scenario: Scenario): string {
  const days = new Set(dry.map(({ day }) => day));
  const titles = dry.map(({ month }) => monthTitle(month.from, scenario));
  const [soonest] = [...dry].sort((a, b) => a.day - b.day);
  if (dry.length > MOST_NAMED && soonest) {
    const worst = `soonest on the ${ordinal(soonest.day)} in ${monthTitle(soonest.month.from, scenario)}`;
    return `In ${dry.length} of ${scenario.months} months the allowance is gone early, ${worst}`;
  }
  if (days.size === 1) return `In ${listed(titles)} the allowance is gone on the ${ordinal(dry[0]?.day ?? 1)}`;
  return `The allowance is gone early in ${listed(dry.map(({ day }, index) => `${titles[index]} (the ${ordinal(day)})`))}`;
}
