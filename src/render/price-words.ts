import {
  type Amount,
  isKnown,
  type Plan,
  type PriceLine,
  type Pricing,
  type TopUp,
  type WhenEmpty,
} from "../plans/plan.ts";
import { sameDuration } from "../units/calendar.ts";
import { fraction, isZero } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";
import { creditsText, givenShare, listed, statedPrice, trimmed } from "./format.ts";
import { knownCredits } from "./offer-name.ts";
import { billedInWords, creditsOfKind, eachInWords, idInWords, lengthInWords } from "./words.ts";

/*
 * Prices in words, as a price list would print them.
 */

/** "$99", "€59 or £51", "?" where it is not published. */
function amountInWords(amount: Amount): string {
  const amounts = Object.entries(amount).map(([currency, value]) =>
    isKnown(value) ? statedPrice(moneyAsFraction(value), currency) : "?",
  );
  return listed(amounts, "or");
}

/** "$79 a seat each month, billed yearly". */
export function priceLineInWords(line: PriceLine): string {
  const { pricing, per, every, billed, term, uplift } = line;
  const each = every === "once" ? " once" : ` ${eachInWords(every).replace("each ", "a ")}`;
  const unit = per === "account" ? "" : ` a ${per}`;
  const bill = billed === undefined ? "" : `, billed ${billedInWords(billed.id)}`;
  const bound = billed === undefined || sameDuration(term, billed.cycle) ? "" : `, for at least ${lengthInWords(term)}`;
  return `${pricingInWords(pricing, `${unit}${each}`)}${bill}${bound}${riseInWords(uplift)}`;
}

function riseInWords(uplift: PriceLine["uplift"]): string {
  if (!isKnown(uplift)) return ", more at renewal (?)";
  return isZero(uplift) ? "" : `, ${givenShare(uplift)} more at each renewal`;
}

function pricingInWords(pricing: Pricing, per: string): string {
  switch (pricing.is) {
    case "flat":
      return `${amountInWords(pricing.amount)}${per}`;
    case "sizes":
      return pricing.steps
        .map(
          ({ credits, amount }) =>
            `${creditsText(credits)} credits for ${amountInWords(amount)}${per.replace(" a credit", "")}`,
        )
        .join("; ");
    case "markup":
      return `${givenShare(pricing.share)} above the tier's own price of a credit`;
    default:
      return `${pricing.brackets.map(({ from, amount }) => `${amountInWords(amount)} from ${pricing.measure === "spend" ? "a spend of " : ""}${trimmed(fraction(from), 0)}`).join(", ")}${per}${pricing.is === "volume" ? ", all at the rate reached" : ", each at its own rate"}`;
  }
}

/** "credits at $0.01 each, any number; they do not expire". */
export function topUpInWords(topUp: TopUp, plan: Plan): string {
  const { unit, pricing, every, lasts, min, max, kind } = topUp;
  const what = creditsOfKind(kind, plan);
  const price = pricingInWords(
    pricing,
    unit.is === "credit" ? " a credit" : ` a pack of ${knownCredits(unit.credits)} ${what}`,
  );
  const limits = [
    ...(min === undefined ? [] : [`at least ${knownCredits(min)}`]),
    ...(max === undefined ? [] : [`at most ${knownCredits(max)}`]),
  ];
  return [`${what}: ${price}${againInWords(every)}`, ...limits, lifeInWords(lasts)]
    .filter((part) => part !== "")
    .join(", ");
}

function againInWords(every: TopUp["every"]): string {
  if (every === "once") return "";
  return every === "cycle" ? ", again each billing cycle" : `, again ${eachInWords(every)}`;
}

function lifeInWords(lasts: TopUp["lasts"]): string {
  if (lasts === "forever") return "they do not expire";
  if (lasts === "term") return "good to the end of the contract term";
  return lasts === undefined ? "" : `good for ${lengthInWords(lasts)}`;
}

/** "it stops", "billed afterwards at $0.02 a credit". */
export function emptyInWords({ response, kind }: WhenEmpty, plan: Plan): string {
  const what = kind === undefined ? "" : `${creditsOfKind(kind, plan)}: `;
  switch (response.do) {
    case "stop":
      return `${what}it stops`;
    case "overage":
      return `${what}it goes on and is billed afterwards, ${amountInWords(response.amount)} a credit${response.max === undefined ? "" : `, at most ${knownCredits(response.max)}`}`;
    case "topUp":
      return `${what}more is bought for the rest of the term`;
    default:
      return `${what}${idInWords(response.into)} credits are burned instead, ${knownCredits(response.rate)} for each`;
  }
}

function amountsOf(pricing: Pricing): readonly Amount[] {
  if (pricing.is === "flat") return [pricing.amount];
  return pricing.is === "sizes" ? pricing.steps.map(({ amount }) => amount) : [];
}

/** The cheapest and the dearest monthly price of tiers, per seat or account, that are published. */
export function priceRange(lines: readonly PriceLine[], currency: Currency): string {
  const monthly = lines.flatMap(({ pricing, every }) => {
    if (every === "once" || every.months === 0) return [];
    const known = amountsOf(pricing).flatMap((amount) =>
      amount[currency] !== undefined && isKnown(amount[currency]) ? [amount[currency]] : [],
    );
    return known.map((amount) => amount / every.months);
  });
  if (monthly.length === 0) return "?";
  const price = (amount: number) =>
    statedPrice(fraction(Math.round(amount / 10_000), 100), currency).replace(/\.00$/, "");
  const [low, high] = [Math.min(...monthly), Math.max(...monthly)];
  return low === high ? price(low) : `${price(low)} to ${price(high)}`;
}
