import type { Offer } from "../engine/offer.ts";
import { type Address, type Grant, isKnown, type Plan, type PriceLine } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Fraction, fraction, times } from "../units/fraction.ts";
import {
  addMoney,
  type Currency,
  type Money,
  millionths,
  minorDigits,
  NO_MONEY,
  subtractMoney,
} from "../units/money.ts";
import type { Candidate, RankedPlan, Ranking } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { costPerIncludedCredit } from "./basis.ts";
import { assess } from "./candidate.ts";
import { type Charged, chargedFee, chargedOnTop, type OnTopLine } from "./charged-prices.ts";
import { feesOf } from "./fees.ts";
import { lastThatHolds } from "./last-that-holds.ts";
import { type PriceStep, stepReached } from "./price-step.ts";
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
  /** What the subscription comes to for each credit that it brings, where they are of one kind: today, and then. */
  readonly included: { readonly now: Fraction; readonly below: Fraction } | undefined;
  /** The price that the subscription hangs on: of a seat a month, an account a year, a size of a slider. */
  readonly price: LinePrice<PriceLine> | undefined;
  /** The price of credits beyond the allowance: of one, or of a pack. */
  readonly unit: LinePrice<OnTopLine> | undefined;
}

/** One price of a list, and how low it would have to be. */
export interface LinePrice<Line> {
  readonly line: Line;
  /** Its amount, or that of the step that is bought. */
  readonly step: PriceStep;
  readonly now: Money;
  readonly below: Money;
  /** By which share the price is less then: every step of it, where it has several. */
  readonly off: Fraction;
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
  const fee = chargedFee(candidate);
  const question = { candidate, scenario: answer.scenario, ask, wins, below };
  return {
    plan: answer.plan,
    candidate,
    currency,
    below,
    feesBelow: fees > 0 ? fees : undefined,
    included: fees > 0 ? forEachIncluded(candidate, fees) : undefined,
    price: linePrice(question, fee, fee?.line.per === "credit" ? UNIT_STEP : minorUnit(currency), withOtherFees),
    unit: linePrice(question, chargedOnTop(candidate), UNIT_STEP, boughtAnew),
  };
}

function forEachIncluded({ estimate }: Candidate, fees: Money): WinningPrice["included"] {
  const { subscription } = estimate.cost;
  const now = costPerIncludedCredit(estimate);
  if (!now || !subscription) return undefined;
  return { now, below: times(now, fraction(fees, subscription)) };
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

/** The lowest amount of a price at which the offer does not win, everything else bought anew at the least cost. */
function linePrice<Line extends { readonly at: Address }>(
  question: Question,
  charged: Charged<Line> | undefined,
  grain: number,
  costOf: (offer: Offer, question: Question) => Money | undefined,
): LinePrice<Line> | undefined {
  const { candidate, wins, below } = question;
  const { offer, cost } = candidate.estimate;
  const { currency } = cost;
  const step = charged && stepReached(charged.pricing, charged.units, currency, charged.line.at);
  const now = step?.amount[currency];
  if (!charged || !step || cost.total === undefined || now === undefined || !isKnown(now) || now === 0)
    return undefined;
  const { line } = charged;
  const totalAt = (to: Money) => costOf(repriced(offer, { at: line.at, currency, from: now, to }), question);
  const free = totalAt(NO_MONEY);
  if (free === undefined || !wins(free)) return undefined;
  const guess = inProportion(now, below - free, cost.total - free);
  const tooDear = firstTooDear((amount) => wins(totalAt(amount)), guess, grain);
  return { line, step, now, below: tooDear, off: fraction(subtractMoney(now, tooDear), now) };
}

/** What an offer costs at other prices, with what it then buys on top. */
function boughtAnew(offer: Offer, { scenario, ask }: Question): Money | undefined {
  const { qualifies, estimate } = assess(offer, scenario, ask);
  return qualifies ? estimate.cost.total : undefined;
}

/** What it costs with other fees: what it burns and buys on top stays, unless that hangs on what is paid. */
function withOtherFees(offer: Offer, question: Question): Money | undefined {
  const { stages, cost } = question.candidate.estimate;
  if (stages.length > 1 || hangsOnFees(offer)) return boughtAnew(offer, question);
  const fees = feesOf(offer, question.scenario);
  return fees === undefined || cost.beyond === undefined ? undefined : addMoney(fees, cost.beyond);
}

/** True where fees say what is granted, or what credits on top cost. */
function hangsOnFees({ plan, tier }: Offer): boolean {
  const isByFees = ({ fairUse }: Grant) => fairUse !== undefined && isKnown(fairUse) && fairUse.paidAt !== undefined;
  return plan.topUps.some(({ pricing }) => pricing.is === "markup") || tier.grants.some(isByFees);
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
