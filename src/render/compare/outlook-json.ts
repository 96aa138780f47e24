import type { BudgetAnswer, Carried } from "../../choose/budget.ts";
import type { OnTopLine } from "../../choose/charged-prices.ts";
import type { Outlook } from "../../choose/compare/outlook.ts";
import type { LinePrice, WinningPrice } from "../../choose/winning-prices.ts";
import { offerId } from "../../engine/offer.ts";
import type { PriceLine } from "../../plans/plan.ts";
import { askedId } from "../../plans/plan-part.ts";
import type { Currency } from "../../units/money.ts";
import type { Json } from "../json/document.ts";
import { amountJson, creditsJson, dayJson, decimalJson } from "../json/values.ts";
import { holdsJson } from "./holds-json.ts";

/** How far the answer holds, what would change it, what a budget buys, and how long today's credits last. */
export function outlookJson({ holds, prices, budget, today }: Outlook, currency: Currency | undefined): Json {
  return {
    holds: holds ? holdsJson(holds) : null,
    winningPrices: prices.map(winningPriceJson),
    budget:
      budget && currency !== undefined
        ? { amount: amountJson(budget.amount, currency), currency, plans: budget.buys.map(budgetJson) }
        : null,
    today: today.map(({ plan, runway, contacts }) => ({
      plan: askedId(plan),
      offer: offerId(runway.offer),
      kinds: runway.kinds.map(({ kind, balance, gone, expires, shortFrom }) => ({
        kind,
        balanceCredits: creditsJson(balance),
        usedUp: dayJson(gone),
        expires: dayJson(expires),
        contacts: contacts[kind] ? decimalJson(contacts[kind]) : null,
        shortFrom: dayJson(shortFrom),
      })),
    })),
  };
}

function winningPriceJson(winning: WinningPrice): Json {
  const { plan, candidate, currency, below, feesBelow, included, price, unit } = winning;
  return {
    plan: askedId(plan),
    offer: offerId(candidate.estimate.offer),
    currency,
    totalBelow: amountJson(below, currency),
    feesBelow: amountJson(feesBelow, currency),
    perIncludedCredit: included ? { now: decimalJson(included.now), below: decimalJson(included.below) } : null,
    price: linePriceJson(price, currency),
    perUnit: linePriceJson(unit, currency),
  };
}

function linePriceJson(price: LinePrice<PriceLine | OnTopLine> | undefined, currency: Currency): Json {
  if (!price) return null;
  const { line, step, now, below, off } = price;
  return {
    price: line.at,
    step: step.at === line.at ? null : step.at,
    sizeCredits: step.size === undefined ? null : creditsJson(step.size),
    now: amountJson(now, currency),
    below: amountJson(below, currency),
    off: decimalJson(off),
  };
}

function budgetJson({ plan, people, contacts }: BudgetAnswer): Json {
  return { plan: askedId(plan), people: carriedJson(people), contactsAMonth: carriedJson(contacts) };
}

function carriedJson(carried: Carried | undefined): Json {
  if (!carried) return null;
  const { upTo, orMore, best, next } = carried;
  const total = (candidate: Carried["best"]): Json => {
    const cost = candidate?.estimate.cost;
    return cost ? amountJson(cost.total, cost.currency) : null;
  };
  return {
    upTo,
    orMore,
    offer: best ? offerId(best.estimate.offer) : null,
    total: total(best),
    totalOfOneMore: total(next),
  };
}
