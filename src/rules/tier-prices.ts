import { currenciesOf } from "../choose/catalogue.ts";
import { grantsWith, monthsIn, monthsOfGrant, onlyGrant } from "../choose/list-prices.ts";
import {
  type Address,
  type Amount,
  isKnown,
  type KindId,
  type Plan,
  type PriceLine,
  type Tier,
} from "../plans/plan.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { dividedBy, type Fraction, isZero } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";

/** What is asked by time, at one price: a line of a price list, or one step of a slider. */
export interface LinePrice {
  /** The tier or add-on that it is for. */
  readonly of: string;
  readonly line: PriceLine;
  readonly currency: Currency;
  /** Where the amount stands. */
  readonly at: Address;
  /** For a month. */
  readonly monthly: Fraction;
  /** What comes for it each month, where the price pays for one recurring grant alone. */
  readonly brings?: { readonly kind: KindId; readonly credits: Fraction };
  /** The step of a slider that it is. */
  readonly step?: Credits;
}

/** A price of a tier. */
export interface TierPrice extends LinePrice {
  readonly tier: Tier;
}

/** Every published price by time of the tiers that anybody can buy, in the order of the file. What costs nothing is left out. */
export function tierPrices(plan: Plan): readonly TierPrice[] {
  const open = plan.tiers.filter(({ trial, closed }) => !trial && !closed);
  return open.flatMap((tier) => pricesOf(plan, tier).map((price) => ({ ...price, tier })));
}

/** Every published price by time, of add-ons and of tiers that are no longer sold as well. */
export function allPrices(plan: Plan): readonly LinePrice[] {
  return [...plan.tiers, ...plan.addOns.map((addOn) => ({ ...addOn, grants: [] }))].flatMap((each) =>
    pricesOf(plan, each),
  );
}

type Priced = Pick<Tier, "id" | "price" | "grants">;

function pricesOf(plan: Plan, priced: Priced): readonly LinePrice[] {
  return priced.price.flatMap((line) => currenciesOf(plan).flatMap((currency) => linePrices(priced, line, currency)));
}

function linePrices(tier: Priced, line: PriceLine, currency: Currency): readonly LinePrice[] {
  const { pricing, every, per, when } = line;
  if (every === "once" || per === "credit" || when.accounts) return [];
  const priced = (amount: Amount, at: Address, more: Pick<LinePrice, "brings" | "step">): readonly LinePrice[] => {
    const exact = knownIn(amount, currency);
    return exact && !isZero(exact)
      ? [{ of: tier.id, line, currency, at, monthly: dividedBy(exact, monthsIn(every)), ...more }]
      : [];
  };
  if (pricing.is === "flat") return priced(pricing.amount, amountAt(line, currency), brought(tier, line));
  if (pricing.is !== "sizes") return [];
  return pricing.steps.flatMap(({ credits, amount, at }) =>
    priced(amount, at, { step: credits, ...broughtByStep(tier, line, credits) }),
  );
}

/** The address of a flat amount: in a block by currency, of the currency in it. */
function amountAt({ at, pricing }: PriceLine, currency: Currency): Address {
  const several = pricing.is === "flat" && Object.keys(pricing.amount).length > 1;
  return several ? `${at}.amount.${currency}` : `${at}.amount`;
}

function brought(tier: Priced, line: PriceLine): Pick<LinePrice, "brings"> {
  const alone =
    tier.price.filter(({ billed, every }) => every !== "once" && billed?.id === line.billed?.id).length === 1;
  const grant = alone ? onlyGrant(tier, line) : undefined;
  const span = grant && monthsOfGrant(grant, line);
  if (!grant || !span || typeof grant.credits !== "number" || grant.credits === 0) return {};
  return { brings: { kind: grant.kind, credits: dividedBy(creditsAsFraction(grant.credits as Credits), span) } };
}

function broughtByStep(tier: Priced, line: PriceLine, size: Credits): Pick<LinePrice, "brings"> {
  const grant = grantsWith(tier, line).find(({ credits, kind }) => credits === "size" && kind === line.kind);
  const span = grant && monthsOfGrant(grant, line);
  return span ? { brings: { kind: line.kind, credits: dividedBy(creditsAsFraction(size), span) } } : {};
}

function knownIn(amount: Amount, currency: Currency): Fraction | undefined {
  const price = amount[currency];
  return price !== undefined && isKnown(price) ? moneyAsFraction(price) : undefined;
}

/** What one credit costs at a price, where that is told by the price alone. */
export function unitPriceOf({ monthly, brings }: LinePrice): Fraction | undefined {
  return brings && dividedBy(monthly, brings.credits);
}

/** Lists by what they have in common, in the order in which each is first met. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return [...groups.values()];
}
