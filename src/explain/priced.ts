import { amountIn, priceOf } from "../engine/pricing.ts";
import { type Amount, type Bracket, isKnown, type Pricing } from "../plans/plan.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { compare, type Fraction, fraction, larger, minus, times, ZERO } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";
import { isSame, NUMBER, product, sum } from "./arithmetic.ts";
import { planFigure, type Subject } from "./subject.ts";
import { computed, given, type Trace, type Unit } from "./trace.ts";

/** A price to be explained: how it goes, what it counts, and where it stands. */
export interface Priced {
  readonly pricing: Pricing;
  readonly quantity: Trace;
  readonly currency: Currency;
  /** The address of its line. */
  readonly at: string;
  /** What one of is priced: seat, account, credit, pack. */
  readonly per: string;
}

/** What so many cost, as factors of a product; none where the price is not one that is known. */
export function priceFactors(subject: Subject, priced: Priced): readonly Trace[] {
  const { pricing, quantity, currency } = priced;
  switch (pricing.is) {
    case "flat": {
      const amount = rate(subject, priced, pricing.amount, `${priced.at}.amount`);
      return amount ? [quantity, amount] : [];
    }
    case "sizes": {
      const step = pricing.steps.find(({ credits }) => isSame(creditsAsFraction(credits), quantity.value));
      const amount = step && amountIn(step.amount, currency, step.at);
      if (!step || amount === undefined || !isKnown(amount)) return [];
      const label = { name: "price-of-size", of: `${step.credits / 1000}` } as const;
      return [planFigure(subject, { label, value: moneyAsFraction(amount), unit: { is: "money", currency } }, step.at)];
    }
    case "volume":
      return pricing.measure === "units"
        ? byVolume(subject, priced, pricing.brackets)
        : bySpend(subject, priced, pricing.brackets);
    case "graduated":
      return byGrade(subject, priced, pricing.brackets);
    case "markup":
      return [];
  }
}

function rate(subject: Subject, { currency, per }: Priced, amount: Amount, at: string): Trace | undefined {
  const known = amountIn(amount, currency, at);
  if (!isKnown(known)) return undefined;
  const unit: Unit = { is: "price", currency, per };
  return planFigure(
    subject,
    { label: { name: "price", per }, value: moneyAsFraction(known), unit },
    `${at}.${currency}`,
  );
}

/** All at the rate of the bracket that is reached. */
function byVolume(subject: Subject, priced: Priced, brackets: readonly Bracket[]): readonly Trace[] {
  const reached = brackets.findLast(({ from }) => compare(fraction(from), priced.quantity.value) <= 0) ?? brackets[0];
  const amount = reached && rate(subject, priced, reached.amount, reached.at);
  return amount ? [priced.quantity, amount] : [];
}

/** The bracket at which so many cost least, spending at least what reaches it. */
function bySpend(subject: Subject, priced: Priced, brackets: readonly Bracket[]): readonly Trace[] {
  const unit: Unit = { is: "money", currency: priced.currency };
  const ways = brackets.flatMap((bracket) => {
    const amount = rate(subject, priced, bracket.amount, bracket.at);
    if (!amount) return [];
    const spend = { label: { name: "least-spend" }, value: fraction(bracket.from), unit } as const;
    const price = product({ name: "price", per: priced.per }, unit, [priced.quantity, amount]);
    return [computed(price.label, unit, { is: "largest" }, [price, planFigure(subject, spend, bracket.at)])];
  });
  return ways.sort((a, b) => compare(a.value, b.value)).slice(0, 1);
}

/** Each bracket's units at its own rate. */
function byGrade(subject: Subject, priced: Priced, brackets: readonly Bracket[]): readonly Trace[] {
  const unit: Unit = { is: "money", currency: priced.currency };
  const label = { name: "price", per: priced.per } as const;
  const parts = brackets.flatMap((bracket, index) => {
    const units = unitsIn(brackets, index, priced.quantity.value);
    const amount = rate(subject, priced, bracket.amount, bracket.at);
    if (!amount || compare(units, ZERO) <= 0) return [];
    const here = given({ name: "in-bracket", per: priced.per }, units, NUMBER, { is: "calendar" });
    return [product(label, unit, [here, amount])];
  });
  const exact = priceOf(
    { is: "graduated", measure: "units", brackets },
    priced.quantity.value,
    priced.currency,
    priced.at,
  );
  const all = sum(label, unit, parts);
  return isKnown(exact) && isSame(exact, all.value) ? [all] : [];
}

/** How many of `quantity` fall into a bracket: from its first up to the next one's. */
function unitsIn(brackets: readonly Bracket[], index: number, quantity: Fraction): Fraction {
  const [bracket, next] = [brackets[index], brackets[index + 1]];
  const from = index === 0 || !bracket ? ZERO : fraction(bracket.from - 1);
  const top = next && compare(fraction(next.from - 1), quantity) < 0 ? fraction(next.from - 1) : quantity;
  return larger(minus(top, from), ZERO);
}

/** A product of factors as one exact figure. */
export function multiplied(factors: readonly Trace[]): Fraction {
  return factors.map(({ value }) => value).reduce(times, fraction(1));
}
