import type { Estimate } from "../engine/estimate.ts";
import { type Address, type Amount, isKnown, type PriceLine, type TopUp } from "../plans/plan.ts";
import type { Currency, Money } from "../units/money.ts";
import type { Candidate } from "./answer.ts";
import type { Answered } from "./answered.ts";

/** One price that can be tried otherwise: of a subscription as it is billed, or of credits on top. */
export interface PriceLever {
  readonly plan: string;
  readonly address: Address;
  readonly of:
    | { readonly is: "line"; readonly line: PriceLine; readonly in: Candidate }
    | { readonly is: "top-up"; readonly topUp: TopUp; readonly in: Candidate };
  readonly currency: Currency;
  /** Undefined where it is not published. */
  readonly now: Money | undefined;
}

/** Of many plans, the prices of so many can be moved. */
const MOST_PLANS = 6;

/** The single prices behind the offers that an answer shows, each once. What has steps is left as it is. */
export function pricesOf(answered: Answered): readonly PriceLever[] {
  const shown = answered.is === "plan" ? answered.answer.rows : rankedBests(answered);
  const levers = shown.filter(isForSale).flatMap(leversOf);
  return levers.filter(
    ({ plan, address }, index) =>
      levers.findIndex((other) => other.plan === plan && other.address === address) === index,
  );
}

function rankedBests({ ranking }: Extract<Answered, { is: "plans" }>): readonly Candidate[] {
  return ranking.answers.flatMap(({ best }) => best ?? []).slice(0, MOST_PLANS);
}

function isForSale({ obstacles }: Candidate): boolean {
  return !obstacles.some(({ is }) => is === "trial" || is === "closed" || is === "other-accounts");
}

function leversOf(candidate: Candidate): readonly PriceLever[] {
  const { estimate } = candidate;
  const { offer, purchases } = estimate;
  const lines = offer.tier.price
    .filter(({ billed, every }) => every !== "once" && billed?.id === offer.billing.id)
    .flatMap((line) => leverAt(line.pricing, line.at, { is: "line", line, in: candidate }, estimate));
  const topUps = [...new Set(purchases.map(({ topUp }) => topUp))].flatMap((topUp) =>
    leverAt(topUp.pricing, topUp.at, { is: "top-up", topUp, in: candidate }, estimate),
  );
  return [...lines, ...topUps];
}

function leverAt(
  pricing: PriceLine["pricing"],
  at: Address,
  of: PriceLever["of"],
  { offer, cost: { currency } }: Estimate,
): readonly PriceLever[] {
  if (pricing.is !== "flat") return [];
  const now = pricing.amount[currency];
  const address = addressOf(pricing.amount, at, currency);
  return [{ plan: offer.plan.id, address, of, currency, now: now !== undefined && isKnown(now) ? now : undefined }];
}

/** A price in several currencies has one number for each. */
function addressOf(amount: Amount, at: Address, currency: Currency): Address {
  return Object.keys(amount).length > 1 ? `${at}.amount.${currency}` : `${at}.amount`;
}
