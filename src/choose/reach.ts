import { simulate } from "../engine/simulate.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Credits, NO_CREDITS } from "../units/credits.ts";
import { fraction, roundDown } from "../units/fraction.ts";
import type { Candidate, Reach } from "./answer.ts";
import type { Rules } from "./ask.ts";
import { ratesOf } from "./inputs.ts";
import { lastThatHolds } from "./last-that-holds.ts";
import { withTeamOf } from "./moved.ts";

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
    people === undefined
      ? undefined
      : lastThatHolds((count) => enough(withTeamOf(scenario, count)), people, { least: people, most: MOST_PEOPLE });
  return {
    people: upTo === MOST_PEOPLE ? "any" : upTo,
    rates: ratesOf(scenario).flatMap(({ name, now, at }) => {
      if (name.is !== "rate" || name.asked !== "does" || name.per === "once" || name.per === "held") return [];
      const { activity, per } = name;
      const least = Math.max(1, Number(roundDown(now)));
      const highest = lastThatHolds((rate) => enough(at(rate)), least, { least, most: MOST_RATE });
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
    if (!candidate) continue;
    const isEnough = (count: number) => includesEnough(candidate, withTeamOf(scenario, count), rules);
    const people = lastThatHolds(isEnough, 1, { least: 1, most: MOST_PEOPLE });
    if (people > 0) return { candidate, people };
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
