import type { InvoiceItem } from "../engine/invoice.ts";
import type { PriceLine, Pricing, TopUp, WhenEmpty } from "../plans/plan.ts";
import { compare, type Fraction } from "../units/fraction.ts";
import type { Candidate } from "./answer.ts";

/** A line of a price list that an invoice charges, and the most units that it does at once. */
export interface Charged<Line> {
  readonly line: Line;
  readonly pricing: Pricing;
  readonly units: Fraction;
}

/** How credits beyond the allowance are sold. */
export type OnTopLine = TopUp | WhenEmpty;

/** The one price that a subscription hangs on; undefined where it is the sum of several, or nothing. */
export function chargedFee(candidate: Candidate): Charged<PriceLine> | undefined {
  const { offer } = candidate.estimate;
  const lines = offer.tier.price.filter(({ billed }) => billed === undefined || billed.id === offer.billing.id);
  return onlyCharged(candidate, ["subscription", "seats-added"], lines, ({ pricing }) => pricing);
}

/** The one price at which credits come on top; undefined where there are several, or none is paid. */
export function chargedOnTop(candidate: Candidate): Charged<OnTopLine> | undefined {
  const { topUps, whenEmpty } = candidate.estimate.offer.plan;
  return onlyCharged<OnTopLine>(candidate, ["top-up", "overage"], [...topUps, ...whenEmpty], pricingOf);
}

function pricingOf(line: OnTopLine): Pricing | undefined {
  if ("pricing" in line) return line.pricing;
  return line.response.do === "overage" ? { is: "flat", amount: line.response.amount } : undefined;
}

function onlyCharged<Line extends { readonly at: string }>(
  { estimate: { invoice, stages } }: Candidate,
  items: readonly InvoiceItem[],
  lines: readonly Line[],
  pricing: (line: Line) => Pricing | undefined,
): Charged<Line> | undefined {
  const charged = invoice.lines.filter(({ item, amount }) => items.includes(item) && amount > 0);
  const [at, ...more] = new Set(charged.map(({ price }) => price));
  const line = lines.find((each) => each.at === at);
  const priced = line && pricing(line);
  if (!line || !priced || more.length > 0 || stages.length > 1) return undefined;
  const [units] = charged.map(({ quantity }) => quantity).toSorted((a, b) => compare(b, a));
  return units && { line, pricing: priced, units };
}
