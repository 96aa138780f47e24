import type { Currency, Money } from "../units/money.ts";
import type { Candidate, RankedPlan } from "./answer.ts";
import { type Conversion, convert, type Total, turnOf } from "./exchange.ts";
import { byCommitment } from "./recommend.ts";

type Standing = Pick<RankedPlan, "best" | "otherCurrency" | "converted">;

/** Whether the best offer of a plan can be held against those told in `main`, and at what it stands there. */
export function standingOf(
  best: Candidate | undefined,
  main: Currency | undefined,
  conversion: Conversion | undefined,
): Omit<Standing, "best"> {
  const own = totalOf({ best });
  if (!own || own.currency === main) return { otherCurrency: undefined, converted: undefined };
  const converted = conversion && convert(own.total, own.currency, conversion.into, conversion);
  return { otherCurrency: converted === undefined ? own.currency : undefined, converted };
}

/**
 * Known and comparable totals first, then those in other currencies, then those without a total, each in the order given.
 * Ties: lower total, lower commitment, id.
 */
export function byStanding(a: Standing, b: Standing): number {
  if (placeOf(a) !== 0 || placeOf(b) !== 0) return placeOf(a) - placeOf(b);
  return (standsAt(a) ?? 0) - (standsAt(b) ?? 0) || bindsLess(a, b) || byId(a, b);
}

/** Of two equal totals, which one signing binds to less; zero where they are of different currencies. */
export function bindsLess({ best: a }: Pick<Standing, "best">, { best: b }: Pick<Standing, "best">): number {
  if (!a || !b || a.estimate.cost.currency !== b.estimate.cost.currency) return 0;
  return byCommitment(a, b);
}

function byId({ best: a }: Standing, { best: b }: Standing): number {
  const [first, second] = [a?.estimate.offer.plan.id ?? "", b?.estimate.offer.plan.id ?? ""];
  return first < second ? -1 : Number(first > second);
}

function placeOf({ best, otherCurrency }: Standing): number {
  if (best === undefined) return 2;
  return otherCurrency === undefined ? 0 : 1;
}

/** The total that a plan is ranked by. */
export function standsAt({ best, converted }: Pick<Standing, "best" | "converted">): Money | undefined {
  return converted ?? best?.estimate.cost.total;
}

/** The winner's total in another currency; undefined where no rate leads there. */
export function winnersTotalIn(
  currency: Currency,
  winner: Standing | undefined,
  conversion: Conversion | undefined,
): Money | undefined {
  const own = winner && totalOf(winner);
  if (!own || own.currency === currency) return own?.total;
  return conversion && convert(own.total, own.currency, currency, conversion);
}

/**
 * Where the rate of a plan's currency makes it change places: the winner with the next one of another currency, any other
 * plan with the winner. `ranked` is in order, the best first.
 */
export function turnAmong(
  each: RankedPlan,
  ranked: readonly RankedPlan[],
  conversion: Conversion | undefined,
): RankedPlan["turn"] {
  const own = totalOf(each);
  const [winner, ...others] = ranked.filter((other) => other.best && other.otherCurrency === undefined);
  if (!conversion || !own || each.otherCurrency !== undefined) return undefined;
  const against =
    each === winner ? others.find((other) => totalOf(other) && totalOf(other)?.currency !== own.currency) : winner;
  const total = against && totalOf(against);
  const turn = total && turnOf(own, total, conversion);
  return turn && { ...turn, against: against.answer.plan };
}

function totalOf({ best }: Pick<Standing, "best">): Total | undefined {
  const { total, currency } = best?.estimate.cost ?? {};
  return total === undefined || currency === undefined ? undefined : { total, currency };
}
