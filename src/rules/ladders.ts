import { type Bracket, isKnown, type Known, type Plan, type Pricing, type TopUp } from "../plans/plan.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { dividedBy, type Fraction } from "../units/fraction.ts";
import { type Currency, type Money, moneyAsFraction } from "../units/money.ts";
import { groupedBy } from "./tier-prices.ts";

/** What one costs at each size that can be chosen, from small to large: on a slider, in brackets, among packs. */
export interface Ladder {
  readonly currency: Currency;
  readonly steps: readonly { readonly at: string; readonly unit: Fraction }[];
}

/** Every ladder of a plan, in each currency. */
export function ladders(plan: Plan): readonly Ladder[] {
  const priced = [
    ...plan.tiers.flatMap(({ price }) => price.map(({ pricing }) => pricing)),
    ...plan.topUps.map(({ pricing }) => pricing),
  ];
  return [...priced.flatMap(laddersIn), ...packLadders(plan)];
}

function laddersIn(pricing: Pricing): readonly Ladder[] {
  if (pricing.is === "sizes") {
    return currenciesIn(pricing.steps).map((currency) => ({
      currency,
      steps: pricing.steps.flatMap(({ credits, amount, at }) => unitOf(amount[currency], credits, at)),
    }));
  }
  if (pricing.is !== "volume" && pricing.is !== "graduated") return [];
  return currenciesIn(pricing.brackets).map((currency) => ({
    currency,
    steps: pricing.brackets.flatMap(({ amount, at }) => unitOf(amount[currency], undefined, `${at}.amount`)),
  }));
}

/** Packs of one kind that the same account may buy, from small to large. */
function packLadders({ topUps }: Plan): readonly Ladder[] {
  const alike = groupedBy(topUps.filter(isPack), ({ kind, when, every }) => JSON.stringify([kind, when, every]));
  return alike.flatMap((packs) =>
    currenciesIn(packs.flatMap(({ pricing }) => (pricing.is === "flat" ? [pricing] : []))).map((currency) => ({
      currency,
      steps: packs
        .toSorted((a, b) => sizeOf(a) - sizeOf(b))
        .flatMap((pack) =>
          pack.pricing.is === "flat" ? unitOf(pack.pricing.amount[currency], sizeOf(pack), `${pack.at}.amount`) : [],
        ),
    })),
  );
}

function isPack({ unit }: TopUp): boolean {
  return unit.is === "pack" && isKnown(unit.credits) && unit.credits > 0;
}

function sizeOf({ unit }: TopUp): Credits {
  return (unit.is === "pack" && isKnown(unit.credits) ? unit.credits : 0) as Credits;
}

function currenciesIn(priced: readonly Pick<Bracket, "amount">[]): readonly Currency[] {
  return [...new Set(priced.flatMap(({ amount }) => Object.keys(amount)))];
}

/** What one costs at a step: its amount by its size, or the amount itself where it is for one. */
function unitOf(amount: Known<Money> | undefined, size: Credits | undefined, at: string): Ladder["steps"] {
  if (amount === undefined || !isKnown(amount) || size === 0) return [];
  const price = moneyAsFraction(amount);
  return [{ at, unit: size === undefined ? price : dividedBy(price, creditsAsFraction(size)) }];
}
