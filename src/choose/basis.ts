import type { Estimate, KindTotal } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario, Span } from "../scenarios/scenario.ts";
import { add, type Credits, creditsAsFraction, NO_CREDITS } from "../units/credits.ts";
import { dividedBy, type Fraction, fraction, isZero } from "../units/fraction.ts";
import { addMoney, lineAmount, type Money, money, moneyAsFraction } from "../units/money.ts";
import type { Candidate, OnTop } from "./answer.ts";

/** Whether figures are best told for one month, which is like every other, or for the whole time. */
export type Basis = "month" | "horizon";

/** A month's figures tell all where every month has the same work, and every offer shown the same allowance each month. */
export function basisOf(rows: readonly Candidate[], scenario: Scenario): Basis {
  const same = rows.every(({ estimate: { months } }) => {
    const [first, ...others] = months;
    const kinds = Object.keys(first?.kinds ?? {});
    const like = (kind: KindId, month: (typeof others)[number]) =>
      month.kinds[kind]?.included === first?.kinds[kind]?.included &&
      month.kinds[kind]?.used === first?.kinds[kind]?.used;
    return others.every((month) => kinds.every((kind) => like(kind, month)));
  });
  return same && isSteady(scenario) ? "month" : "horizon";
}

/** True where every month of a scenario asks for the same: no change, no season, no growth, nothing once, nothing by the year. */
export function isSteady(scenario: Scenario): boolean {
  const [span, ...changes] = scenario.spans;
  if (!span || changes.length > 0) return false;
  const { season, growth } = span.assume;
  return Object.keys(season).length === 0 && isZero(growth) && !worksOf(span).some(({ per }) => per === "once");
}

function worksOf(span: Span) {
  return [span.account, ...span.roles.map(({ work }) => work)].flatMap(({ does, find }) => [
    ...Object.values(does),
    ...Object.values(find),
  ]);
}

/** The figures of one kind on a basis; undefined where the ledger could not be played. */
export function kindOn(basis: Basis, estimate: Estimate, kind: KindId): KindTotal | undefined {
  return basis === "month" ? estimate.months[0]?.kinds[kind] : estimate.kinds[kind];
}

/** What is used and included of all kinds together; undefined where a plan has several kinds, which never add up. */
function onlyKind(estimate: Estimate): KindTotal | undefined {
  const [kind, ...others] = Object.values(estimate.kinds);
  return others.length === 0 ? kind : undefined;
}

/** What a used credit really costs: the total by the credits used. */
export function costPerUsedCredit(estimate: Estimate): Fraction | undefined {
  return ratio(estimate.cost.total, onlyKind(estimate)?.used);
}

/** What a price list would say: the subscription by the credits that it includes. */
export function costPerIncludedCredit(estimate: Estimate): Fraction | undefined {
  return ratio(estimate.cost.subscription, onlyKind(estimate)?.included);
}

function ratio(total: Money | undefined, credits: Credits | undefined): Fraction | undefined {
  if (total === undefined || credits === undefined || credits === 0 || !Number.isFinite(credits)) return undefined;
  return dividedBy(moneyAsFraction(total), creditsAsFraction(credits));
}

/** The share of what is included that the work uses up; above one where it needs more. */
export function shareUsed({ used, included }: Pick<KindTotal, "used" | "included">): Fraction | undefined {
  return included === 0 || !Number.isFinite(included) ? undefined : fraction(used, included);
}

/** What of the included credits is never used: expired, or alive at the end. */
export function unusedOf(kind: KindTotal): Credits {
  const burned = add(
    ...Object.entries(kind.burned).map(([origin, amount]) =>
      origin === "purchase" ? NO_CREDITS : (amount ?? NO_CREDITS),
    ),
  );
  return Number.isFinite(kind.included) ? ((kind.included - burned) as Credits) : NO_CREDITS;
}

/** What a tier would cost at the prices that others report for the credits it lacks; undefined where nobody reports any. */
export function totalsAtReported(
  { estimate }: Candidate,
  onTop: OnTop,
): { readonly low: Money; readonly high: Money } | undefined {
  const reported = onTop.unpublished?.reported;
  const { subscription, currency } = estimate.cost;
  if (!reported || subscription === undefined) return undefined;
  const at = (price: number) =>
    addMoney(subscription, lineAmount(creditsAsFraction(onTop.credits), money(price), currency));
  return { low: at(reported.low), high: at(reported.high) };
}
