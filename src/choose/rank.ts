import { currencyOf } from "../engine/pricing.ts";
import type { Plan } from "../plans/plan.ts";
import { lazily } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Currency } from "../units/money.ts";
import type { PathAnswer, PlanAnswer, RankedPlan, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { choosePlan } from "./choose-plan.ts";
import { type Contest, contest } from "./contest.ts";
import type { Conversion } from "./exchange.ts";
import { MOST_WITH_PATHS, type Paths, pathInRanking } from "./path-in-ranking.ts";
import { type OtherReading, readingsBelow, readingsOf } from "./readings.ts";
import { byStanding, standingOf, turnAmong, winnersTotalIn } from "./standing.ts";

/** A plan that takes part, with what other sources make of it. */
export interface Contender {
  readonly plan: Plan;
  readonly readings: readonly OtherReading[];
}

/**
 * Plans side by side, the best first. Each takes part with its cheapest qualifying offer, whatever is included; amounts of
 * different currencies are never held against each other unless a conversion says what they are worth: without one, those of
 * the commonest currency lead. A price that is printed in the currency asked for is taken as printed. Readings of disputed facts
 * are told where they touch who wins: those of the winner, and those under which another plan would cost less; or for the best
 * offer of each.
 */
export function rankPlans(
  contenders: readonly Contender[],
  scenario: Scenario,
  ask: Ask,
  conversion?: Conversion,
  told: ReadingsTold = "who-wins",
): Ranking {
  const asked = askedIn(scenario, conversion);
  const paths = contenders.length > MOST_WITH_PATHS ? "left" : "looked-for";
  const entered = contenders.map((contender) => enter(contender, asked, ask, paths));
  return { ...rankEntered(entered, asked, ask, conversion, told), scenario };
}

/** A scenario in the currency that plans are to be held against each other in, where one is said. */
export function askedIn(scenario: Scenario, conversion: Conversion | undefined): Scenario {
  const currency = scenario.currency ?? conversion?.into;
  return currency === undefined ? scenario : { ...scenario, currency };
}

/** The same for plans whose offers were played before: whoever ranks them twice plays them once. */
export function rankEntered(
  entered: readonly Entered[],
  scenario: Scenario,
  ask: Ask,
  conversion: Conversion | undefined,
  told: ReadingsTold,
): Ranking {
  const currencies = entered.flatMap(({ best }) => best?.estimate.cost.currency ?? []);
  const main = conversion?.into ?? scenario.currency ?? commonest(currencies);
  const ranked = entered
    .map((each): Ranked => ({ ...each, ...standingOf(each.best, main, conversion), ...NOT_HELD_YET }))
    .sort(byStanding);
  const turned = ranked.map((each) => ({ ...each, turn: turnAmong(each, ranked, conversion) }));
  const [winner] = turned;
  return {
    scenario,
    answers: turned.map((each) => withReadings(each, winner, scenario, ask, conversion, told)),
    conversion,
  };
}

const NOT_HELD_YET = { turn: undefined, winsAsRead: () => false };

/** Readings that touch who wins, or those that touch what each plan's best offer costs. */
export type ReadingsTold = "who-wins" | "of-each";

type Ranked = RankedPlan & Pick<Contender, "readings"> & { readonly held: Contest };
/** What holding plans against each other finds out about each. */
type Standing = "otherCurrency" | "converted" | "turn" | "winsAsRead";
/** A plan with its best offers, before it is held against others. */
export type Entered = Omit<Ranked, Standing>;

function withReadings(
  { readings, held, ...ranked }: Ranked,
  winner: Ranked | undefined,
  scenario: Scenario,
  ask: Ask,
  conversion: Conversion | undefined,
  wanted: ReadingsTold,
): RankedPlan {
  const { answer, best, otherCurrency } = ranked;
  const currency = best?.estimate.cost.currency ?? currencyOf(answer.plan, scenario.currency);
  const total = winnersTotalIn(currency, winner, conversion);
  if (total === undefined || otherCurrency !== undefined || !winner?.best) return ranked;
  const isWinner = answer === winner.answer;
  const below = lazily(() => readingsBelow(total, answer.plan, scenario, ask, readings));
  const told = () => (best && (isWinner || wanted === "of-each") ? readingsOf(best, scenario, ask, readings) : below());
  return {
    ...ranked,
    winsAsRead: () => !isWinner && below().length > 0,
    answer: answerOf(answer.plan, scenario, ask, held, () => answer.path, told),
  };
}

/** How one plan takes part. */
export function enter({ plan, readings }: Contender, scenario: Scenario, ask: Ask, paths: Paths = "left"): Entered {
  const held = contest(plan, scenario, ask);
  const { cheapest, ruledOut } = held;
  const path = () => pathInRanking(held, plan, scenario, ask, paths);
  return { answer: answerOf(plan, scenario, ask, held, path, () => []), best: cheapest, ruledOut, readings, held };
}

/** Its rows are the offers that had to be played to know, or all of them where they are asked for. */
function answerOf(
  plan: Plan,
  scenario: Scenario,
  ask: Ask,
  held: Contest,
  pathFound: () => PathAnswer,
  readingsFound: () => PlanAnswer["readings"],
): PlanAnswer {
  const { kept, included } = held;
  const rows = lazily(() => (ask.allOffers ? choosePlan(plan, scenario, ask).rows : held.played));
  const path = lazily(pathFound);
  const readings = lazily(readingsFound);
  return {
    plan,
    scenario,
    prefer: ask.prefer,
    get rows() {
      return rows();
    },
    recommended: ask.prefer === "cheapest" ? kept : (included ?? kept),
    neighbours: [],
    cheaper: undefined,
    billedOtherwise: [],
    withoutNeeds: undefined,
    reach: undefined,
    get path() {
      return path();
    },
    get readings() {
      return readings();
    },
  };
}

function commonest(currencies: readonly Currency[]): Currency | undefined {
  const count = (currency: Currency) => currencies.filter((each) => each === currency).length;
  return [...new Set(currencies)].sort((a, b) => count(b) - count(a))[0];
}
