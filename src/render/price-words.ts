import {
  type Amount,
  isKnown,
  type Plan,
  type PriceLine,
  type Pricing,
  type Tier,
  type TopUp,
  type WhenEmpty,
} from "../plans/plan.ts";
import { sameDuration } from "../units/calendar.ts";
import { fraction, isZero } from "../units/fraction.ts";
import { moneyAsFraction } from "../units/money.ts";
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

/** "$79 a seat a month, billed yearly". */
export function priceLineInWords(line: PriceLine, plan: Plan): string {
  return `${partInWords(line, plan)}${termsInWords(line)}`;
}

/** Every way to pay for a tier: what is billed alike stands together, "$69.90 a month and $49.90 a seat a month, billed monthly". */
export function pricesInWords({ price }: Tier, plan: Plan): string {
  const terms = [...new Set(price.map(termsInWords))];
  return terms
    .map((each) => {
      const parts = price.filter((line) => termsInWords(line) === each).map((line) => partInWords(line, plan));
      return `${parts.some((part) => part.includes(", ")) ? parts.join("; and ") : listed(parts)}${each}`;
    })
    .join("; ");
}

function partInWords({ pricing, per, every, kind }: PriceLine, plan: Plan): string {
  const each = every === "once" ? " once" : ` ${eachInWords(every).replace("each ", "a ")}`;
  if (pricing.is === "sizes") return `${sizesInWords(pricing.steps, creditsOfKind(kind, plan))}${each}`;
  return pricingInWords(pricing, `${per === "account" ? "" : ` a ${per}`}${each}`);
}

/** "2,500 data credits for $185.00, 10,000 for ?". */
function sizesInWords(steps: SizeSteps, what: string): string {
  const [first, ...more] = steps.map(({ credits, amount }) => [creditsText(credits), amountInWords(amount)] as const);
  if (!first) return "";
  return [`${first[0]} ${what} for ${first[1]}`, ...more.map(([size, price]) => `${size} for ${price}`)].join(", ");
}

type SizeSteps = Extract<Pricing, { is: "sizes" }>["steps"];

/** How it is billed, for how long, and what rises: the same for all lines of one way to pay. */
function termsInWords({ billed, term, uplift }: PriceLine): string {
  const bill = billed === undefined ? "" : `, billed ${billedInWords(billed.id)}`;
  const bound = billed === undefined || sameDuration(term, billed.cycle) ? "" : `, for at least ${lengthInWords(term)}`;
  return `${bill}${bound}${riseInWords(uplift)}`;
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
      return `${sizesInWords(pricing.steps, "credits")}${per}`;
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
