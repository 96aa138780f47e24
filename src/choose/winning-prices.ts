import { isKnown, type Plan, type PriceLine, type Pricing, type TopUp } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Currency, type Money, millionths, minorDigits, NO_MONEY, subtractMoney } from "../units/money.ts";
import type { Candidate, RankedPlan, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { assess } from "./candidate.ts";
import { lastThatHolds } from "./last-that-holds.ts";
import { repriced } from "./repriced.ts";
import { standsAt, winnersTotalIn } from "./standing.ts";
import { type Told, toldBy, toldIn } from "./told.ts";

/**
 * What a plan that loses would have to cost to win, everything else as it is. Amounts are in its own currency, and the least
 * that is too much: a cent less wins, this does not.
 */
export interface WinningPrice {
  readonly plan: Plan;
  /** Its best offer. */
  readonly candidate: Candidate;
  readonly currency: Currency;
  /** The total. */
  readonly below: Money;
  /** What the subscription comes to over the scenario, with the credits on top as they are; undefined where no fee is low enough. */
  readonly feesBelow: Money | undefined;
  /** The amount in the price list that the subscription hangs on: a seat a month, an account a year. */
  readonly price: LinePrice<PriceLine> | undefined;
  /** The price of credits bought on top: of one, or of a pack. */
  readonly unit: LinePrice<TopUp> | undefined;
}

/** One amount of a price list, and how low it would have to be. */
export interface LinePrice<Line> {
  readonly line: Line;
  readonly now: Money;
  readonly below: Money;
}

/**
 * The winning price of every plan that loses with a total, in the order of the ranking. What a plan without one would have to
 * cost is the winner's total: see `winsBelow` where it is told why it is not priced.
 */
export function winningPrices(ranking: Ranking, ask: Ask): readonly WinningPrice[] {
  const [winner, ...losers] = ranking.answers;
  const told = winner && toldBy(winner, ranking);
  if (!winner || !told) return [];
  return losers.flatMap((loser) => winningPriceOf(loser, winner, told, ask) ?? []);
}

function winningPriceOf(loser: RankedPlan, winner: RankedPlan, told: Told, ask: Ask): WinningPrice | undefined {
  const { best: candidate, answer } = loser;
  if (!candidate) return undefined;
  const { currency, beyond } = candidate.estimate.cost;
  const wins = winsAgainst(winner, told, currency);
  const below = totalBelow(wins, winnersTotalIn(currency, winner, told.conversion), currency);
  if (below === undefined) return undefined;
  const fees = subtractMoney(below, beyond ?? NO_MONEY);
  const question = { candidate, scenario: answer.scenario, ask, wins, below };
  return {
    plan: answer.plan,
    candidate,
    currency,
    below,
    feesBelow: fees > 0 ? fees : undefined,
    price: linePrice(question, feeLine(candidate), minorUnit(currency)),
    unit: linePrice(question, unitLine(candidate), UNIT_STEP),
  };
}

/** Prices of a credit are looked at by the ten-thousandth of the currency unit. */
const UNIT_STEP = 100;

function minorUnit(currency: Currency): number {
  return 10 ** (6 - minorDigits(currency));
}

type Wins = (total: Money | undefined) => boolean;

function winsAgainst(winner: RankedPlan, told: Told, currency: Currency): Wins {
  const stands = standsAt(winner);
  return (total) => {
    const converted = total === undefined ? undefined : toldIn(told, total, currency);
    return converted !== undefined && stands !== undefined && converted < stands;
  };
}

/** The lowest total that does not win; undefined where no rate leads to the winner's currency, or no total is low enough. */
function totalBelow(wins: Wins, guess: Money | undefined, currency: Currency): Money | undefined {
  if (guess === undefined || !wins(NO_MONEY)) return undefined;
  return firstTooDear(wins, guess, minorUnit(currency));
}

interface Question {
  readonly candidate: Candidate;
  readonly scenario: Scenario;
  readonly ask: Ask;
  readonly wins: Wins;
  /** The lowest total that does not win. */
  readonly below: Money;
}

type Flat<Line> = Line & { readonly pricing: Extract<Pricing, { readonly is: "flat" }> };

function isFlat<Line extends { readonly pricing: Pricing }>(line: Line): line is Flat<Line> {
  return line.pricing.is === "flat";
}

/** The one amount that a subscription hangs on; undefined where it is several, or a ladder. */
function feeLine({ estimate: { offer } }: Candidate): PriceLine | undefined {
  const lines = offer.tier.price.filter(({ billed, every }) => every !== "once" && billed?.id === offer.billing.id);
  return lines.length === 1 ? lines[0] : undefined;
}

/** The one line that credits on top are bought from. */
function unitLine({ estimate: { purchases } }: Candidate): TopUp | undefined {
  const lines = [...new Set(purchases.map(({ topUp }) => topUp))];
  return lines.length === 1 ? lines[0] : undefined;
}

/** The lowest amount of a line at which the offer does not win, everything else bought anew at the least cost. */
function linePrice<Line extends PriceLine | TopUp>(
  { candidate, scenario, ask, wins, below }: Question,
  line: Line | undefined,
  step: number,
): LinePrice<Line> | undefined {
  const { offer, cost } = candidate.estimate;
  const now = line && isFlat(line) ? line.pricing.amount[cost.currency] : undefined;
  if (!line || cost.total === undefined || now === undefined || !isKnown(now) || now === 0) return undefined;
  const totalAt = (amount: Money) => {
    const { qualifies, estimate } = assess(repriced(offer, line.at, cost.currency, amount), scenario, ask);
    return qualifies ? estimate.cost.total : undefined;
  };
  const free = totalAt(NO_MONEY);
  if (free === undefined || !wins(free)) return undefined;
  const guess = inProportion(now, below - free, cost.total - free);
  return { line, now, below: firstTooDear((amount) => wins(totalAt(amount)), guess, step) };
}

/** The amount at which a total that rises evenly from nothing has come so far, where it rises `whole` to today's amount. */
function inProportion(now: Money, far: number, whole: number): Money {
  return whole > 0 ? millionths(Math.min(now, Math.max(0, Math.round((now * far) / whole)))) : now;
}

/** The lowest amount, in whole steps, at which something that lower amounts win does not. */
function firstTooDear(wins: (amount: Money) => boolean, guess: Money, step: number): Money {
  const at = (count: number) => millionths(count * step);
  const most = Math.floor(Number.MAX_SAFE_INTEGER / step / 2);
  return at(lastThatHolds((count) => wins(at(count)), Math.ceil(guess / step), { least: 0, most }) + 1);
}
