import { simulate } from "../engine/simulate.ts";
import type { Scenario, Span, Work } from "../scenarios/scenario.ts";
import { type Credits, NO_CREDITS } from "../units/credits.ts";
import { type Fraction, fraction } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import type { Candidate, Reach } from "./answer.ts";
import type { Rules } from "./candidate.ts";

/** More people or a higher rate than this is said to be any number. */
const MOST_PEOPLE = 10_000;
const MOST_RATE = 1_000_000;

/**
 * Up to where an offer's own credits carry the work, everything else as it is: found by halving on the exact simulation,
 * since more work never leaves less short. Only where there is one role with a steady number of people.
 */
export function reachOf(
  recommended: Candidate,
  candidates: readonly Candidate[],
  scenario: Scenario,
  rules: Rules,
): Reach | undefined {
  if (!recommended.includesEnough) return undefined;
  const enough = (changed: Scenario) => includesEnough(recommended, changed, rules);
  const people = steadyPeople(scenario);
  const upTo =
    people === undefined ? undefined : most((count) => enough(withPeople(scenario, count)), people, MOST_PEOPLE);
  return {
    people: upTo === MOST_PEOPLE ? "any" : upTo,
    rates: ratesOf(scenario).flatMap(({ activity, per, amount }) => {
      const highest = most(
        (rate) => enough(withRate(scenario, activity, rate)),
        Math.max(1, Math.floor(amount)),
        MOST_RATE,
      );
      return highest === MOST_RATE ? [] : [{ activity, per, upTo: fraction(highest) }];
    }),
    smaller: people === undefined ? undefined : smallerTier(recommended, candidates, scenario, rules),
    perSeat: upTo === MOST_PEOPLE ? perSeat(recommended, people ?? 1) : undefined,
  };
}

function includesEnough(candidate: Candidate, scenario: Scenario, rules: Rules): boolean {
  const { kinds } = simulate(candidate.estimate.offer, scenario, { isFree: rules.isFree });
  return Object.keys(kinds).length > 0 && Object.values(kinds).every(({ over }) => over === 0);
}

/** The largest whole number from `from` to `limit` for which something holds that holds at `from` and, once false, stays false. */
function most(holds: (count: number) => boolean, from: number, limit: number): number {
  let low = from;
  let high = from * 2;
  while (high < limit && holds(high)) [low, high] = [high, high * 2];
  if (high >= limit) {
    if (holds(limit)) return limit;
    high = limit;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function smallerTier(
  recommended: Candidate,
  candidates: readonly Candidate[],
  scenario: Scenario,
  rules: Rules,
): Reach["smaller"] {
  const tiers = recommended.estimate.offer.plan.tiers;
  const before = tiers.slice(0, tiers.indexOf(recommended.estimate.offer.tier)).reverse();
  for (const tier of before) {
    const candidate = candidates.find(
      ({ estimate, obstacles }) => estimate.offer.tier === tier && obstacles.every(({ is }) => is === "short"),
    );
    if (!candidate || !includesEnough(candidate, withPeople(scenario, 1), rules)) continue;
    const people = most((count) => includesEnough(candidate, withPeople(scenario, count), rules), 1, MOST_PEOPLE);
    return { candidate, people };
  }
  return undefined;
}

function perSeat({ estimate }: Candidate, people: number): Reach["perSeat"] {
  const kind = Object.values(estimate.kinds)[0];
  if (!kind || estimate.seats === 0 || people === 0) return undefined;
  const each = (amount: Credits, count: number) =>
    Number.isFinite(amount) ? (Math.round(amount / count) as Credits) : NO_CREDITS;
  return { brings: each(kind.included, estimate.seats), uses: each(kind.used, people) };
}

/** The people of the only role, where their number does not change; undefined otherwise. */
function steadyPeople(scenario: Scenario): number | undefined {
  const counts = new Set(scenario.spans.map(({ roles }) => (roles.length === 1 ? roles[0]?.people : undefined)));
  const [count] = counts;
  return counts.size === 1 && count !== undefined && count > 0 ? count : undefined;
}

/** The same scenario with another number of people in its only role, and as many seats more or fewer. */
function withPeople(scenario: Scenario, people: number): Scenario {
  const change = (span: Span): Span => ({
    ...span,
    roles: span.roles.map((role) => ({ ...role, people, seats: Math.max(0, role.seats + people - role.people) })),
  });
  return { ...scenario, spans: scenario.spans.map(change) };
}

interface StatedRate {
  readonly activity: string;
  readonly per: string;
  readonly amount: number;
}

/** The rates of the first span that go on; what happens once or is held is left as it is. */
function ratesOf(scenario: Scenario): readonly StatedRate[] {
  const [span] = scenario.spans;
  const works = span ? [...span.roles.map(({ work }) => work), span.account] : [];
  return works.flatMap(({ does }) =>
    Object.entries(does).flatMap(([activity, { amount, per }]) =>
      per === "once" || per === "held"
        ? []
        : [{ activity, per, amount: Number(amount.numerator / amount.denominator) }],
    ),
  );
}

function withRate(scenario: Scenario, activity: string, amount: number): Scenario {
  const raised = (rate: Rate): Rate => ({ ...rate, amount: fraction(amount) satisfies Fraction });
  const change = (work: Work): Work => {
    const rate = work.does[activity];
    return rate ? { ...work, does: { ...work.does, [activity]: raised(rate) } } : work;
  };
  const spans = scenario.spans.map((span) => ({
    ...span,
    account: change(span.account),
    roles: span.roles.map((role) => ({ ...role, work: change(role.work) })),
  }));
  return { ...scenario, spans };
}
