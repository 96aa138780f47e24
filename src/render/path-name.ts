import type { Estimate } from "../engine/estimate.ts";
import type { Offer } from "../engine/offer.ts";
import type { Stage } from "../engine/path.ts";
import { type Instant, MONTH_NAMES } from "../units/calendar.ts";
import { date, listed, sentence } from "./format.ts";

/** Up to so many stages are told one after the other; more by what stands out. */
const TOLD_IN_TURN = 3;

/**
 * "Starter until October, Pro in November, then Starter"; where there are more changes, the offer that is kept longest and when
 * it is another: "Starter, but Pro in March, July and November".
 */
export function pathName({ stages }: Pick<Estimate, "stages">, nameOf: (offer: Offer) => string): string {
  const name = ({ offer }: Stage) => nameOf(offer);
  const years = yearsOf(stages);
  if (stages.length <= TOLD_IN_TURN) {
    return stages
      .map((stage, index) => {
        if (index === stages.length - 1) return `then ${name(stage)}`;
        return `${name(stage)} ${index > 0 && isOneMonth(stage) ? "in" : "until"} ${lastMonth(stage, years)}`;
      })
      .join(", ");
  }
  const names = [...new Set(stages.map(name))];
  const kept = names.reduce((a, b) => (timeOf(stages, b, name) > timeOf(stages, a, name) ? b : a));
  const others = names.filter((each) => each !== kept);
  return `${kept}, but ${listed(
    others.map(
      (other) =>
        `${other} ${whenIn(
          stages.filter((stage) => name(stage) === other),
          years,
        )}`,
    ),
  )}`;
}

function timeOf(stages: readonly Stage[], name: string, nameOf: (stage: Stage) => string): number {
  return stages
    .filter((stage) => nameOf(stage) === name)
    .reduce((sum, { subscription: { from, until } }) => sum + until - from, 0);
}

function whenIn(stages: readonly Stage[], withYears: boolean): string {
  const times = stages.map((stage) =>
    isOneMonth(stage)
      ? lastMonth(stage, withYears)
      : `${monthOf(stage.subscription.from, withYears)} to ${lastMonth(stage, withYears)}`,
  );
  return `in ${listed(times)}`;
}

function isOneMonth({ subscription: { from, until } }: Stage): boolean {
  const month = (at: Instant) => at >= 0 && new Date(at).toISOString().slice(0, 7);
  return startsMonth(from) && startsMonth(until) && month(from) === month(until - 1);
}

/** The month in which a stage ends, or its last day where it ends within one. */
function lastMonth({ subscription: { until } }: Stage, withYears: boolean): string {
  return startsMonth(until) ? monthOf(until - 1, withYears) : date(until - 1);
}

function monthOf(at: Instant, withYears: boolean): string {
  if (!startsMonth(at) && !startsMonth(at + 1)) return date(at);
  const day = new Date(at);
  const name = sentence(MONTH_NAMES[day.getUTCMonth()] ?? "");
  return withYears ? `${name} ${day.getUTCFullYear()}` : name;
}

function startsMonth(at: Instant): boolean {
  return new Date(at).getUTCDate() === 1;
}

function yearsOf(stages: readonly Stage[]): boolean {
  const [first, last] = [stages[0], stages.at(-1)];
  const year = (at: Instant) => new Date(at).getUTCFullYear();
  return (
    first !== undefined && last !== undefined && year(first.subscription.from) !== year(last.subscription.until - 1)
  );
}
