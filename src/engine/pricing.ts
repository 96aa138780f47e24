import {
  type Amount,
  type Bracket,
  isKnown,
  type Known,
  type Plan,
  type Pricing,
  type Unpublished,
} from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { compare, type Fraction, fraction, larger, minus, plus, times, ZERO } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency, type Money, moneyAsFraction } from "../units/money.ts";

/** The currency an offer of this plan is priced in: the one that is asked for where a price is printed in it, else the plan's own. */
export function currencyOf(plan: Plan, preferred: Currency | undefined): Currency {
  const own = isKnown(plan.currency) ? plan.currency : CURRENCY_NOT_KNOWN;
  return preferred !== undefined && printedIn(plan).has(preferred) ? preferred : own;
}

/** The currencies that a plan's own prices are printed in. */
const printedIn = rememberFor((plan: Plan): ReadonlySet<Currency> => {
  const pricings = plan.tiers.flatMap(({ price }) => price.map(({ pricing }) => pricing));
  return new Set(pricings.flatMap((pricing) => (pricing.is === "flat" ? Object.keys(pricing.amount) : [])));
});

/** An amount in a currency; the address of what is missing where it is not printed in that one. */
export function amountIn(amount: Amount, currency: Currency, at: string): Known<Money> {
  return amount[currency] ?? { unpublished: true, at };
}

/** An exact price in currency units, or what is not published about it. */
export type Price = Known<Fraction>;

/**
 * What `units` cost under a price: so many seats, accounts, packs or credits. Exact; the invoice line rounds.
 *
 * Volume brackets price all units at the rate of the bracket reached, so that a bigger number can cost less. Graduated
 * ones price each unit at its own bracket's rate. Brackets by spend are reached by spending that much.
 */
export function priceOf(pricing: Pricing, units: Fraction, currency: Currency, at: string): Price {
  switch (pricing.is) {
    case "flat":
      return rated(amountIn(pricing.amount, currency, at), units);
    case "sizes":
      return sizePrice(pricing.steps, units, currency, at);
    case "volume":
      return pricing.measure === "units"
        ? byVolume(pricing.brackets, units, currency)
        : bySpend(pricing.brackets, units, currency);
    case "graduated":
      return byGrade(pricing.brackets, units, currency);
    case "markup":
      throw new Error("a markup is priced from its tier: see markupPrice in top-ups.ts");
  }
}

function rated(amount: Known<Money>, units: Fraction): Price {
  return isKnown(amount) ? times(moneyAsFraction(amount), units) : amount;
}

function sizePrice(
  steps: readonly { readonly credits: Credits; readonly amount: Amount; readonly at: string }[],
  units: Fraction,
  currency: Currency,
  at: string,
): Price {
  const step = steps.find(({ credits }) => compare(creditsAsFraction(credits), units) === 0);
  const amount: Known<Money> = step ? amountIn(step.amount, currency, step.at) : { unpublished: true, at };
  return isKnown(amount) ? moneyAsFraction(amount) : amount;
}

function byVolume(brackets: readonly Bracket[], units: Fraction, currency: Currency): Price {
  const bracket = brackets.findLast(({ from }) => compare(fraction(from), units) <= 0) ?? brackets[0];
  if (!bracket) throw new Error("a bracketed price has at least one bracket");
  return rated(amountIn(bracket.amount, currency, bracket.at), units);
}

/** Each bracket is reached by spending its threshold: the cheapest way to have so many units is at one of the brackets, spending at least that. */
function bySpend(brackets: readonly Bracket[], units: Fraction, currency: Currency): Price {
  let best: Fraction | undefined;
  let missing: Unpublished | undefined;
  for (const bracket of brackets) {
    const price = rated(amountIn(bracket.amount, currency, bracket.at), units);
    if (!isKnown(price)) {
      missing = price;
      continue;
    }
    const spent = larger(price, fraction(bracket.from));
    if (!best || compare(spent, best) < 0) best = spent;
  }
  return best ?? (missing as Unpublished);
}

function byGrade(brackets: readonly Bracket[], units: Fraction, currency: Currency): Price {
  let sum = ZERO;
  for (const [index, bracket] of brackets.entries()) {
    const from = index === 0 ? ZERO : fraction(bracket.from - 1);
    const next = brackets[index + 1];
    const until = next ? fraction(next.from - 1) : units;
    const top = compare(until, units) < 0 ? until : units;
    if (compare(top, from) <= 0) break;
    const price = rated(amountIn(bracket.amount, currency, bracket.at), minus(top, from));
    if (!isKnown(price)) return price;
    sum = plus(sum, price);
  }
  return sum;
}
