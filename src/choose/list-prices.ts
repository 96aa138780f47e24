import {
  type Amount,
  type Grant,
  isKnown,
  type KindId,
  type Plan,
  type PriceLine,
  type Pricing,
  type Tier,
  type TopUp,
} from "../plans/plan.ts";
import type { Duration } from "../units/calendar.ts";
import { type Credits, creditsAsFraction } from "../units/credits.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, ONE, plus, times, ZERO } from "../units/fraction.ts";
import { type Currency, moneyAsFraction } from "../units/money.ts";

/*
 * What a price list says by itself, before anybody uses anything: for a first look at a catalogue. Only published prices
 * count; how they work together is for the engine. 30 days count as a month.
 */

export interface Range {
  readonly low: Fraction;
  readonly high: Fraction;
}

/** The tiers that anybody can buy; where there are none, all of them. */
function openTiers({ tiers }: Plan): readonly Tier[] {
  const open = tiers.filter(({ trial, closed }) => !trial && !closed);
  return open.length > 0 ? open : tiers;
}

/**
 * What tiers cost a month: for the account, or for one seat where only seats are priced; of a slider its two ends. Empty
 * where no price by time is published.
 */
export function monthlyPrices(plan: Plan, currency: Currency): readonly Fraction[] {
  return openTiers(plan).flatMap((tier) =>
    billingsOf(tier).flatMap((billed) => {
      const parts = baseLines(tier, billed).map((line) => monthly(line, currency));
      const known = parts.flatMap((part) => part ?? []);
      if (known.length === 0 || known.length < parts.length) return [];
      return [sumOf(known.map(({ low }) => low)), sumOf(known.map(({ high }) => high))];
    }),
  );
}

/** What one credit of each kind costs, included or bought: by tier, size, top-up and overage. Kinds without a price are left out. */
export function creditPrices(plan: Plan, currency: Currency): ReadonlyMap<KindId, Range> {
  const ranges = plan.kinds.flatMap((kind) => {
    const included = openTiers(plan).flatMap((tier) => includedPrices(plan, tier, kind, currency));
    const range = rangeOf([...included, ...boughtPrices(plan, kind, currency, included)]);
    return range ? [[kind, range] as const] : [];
  });
  return new Map(ranges);
}

function billingsOf({ price }: Tier): readonly (string | undefined)[] {
  return [...new Set(price.map(({ billed }) => billed?.id))];
}

/** What is paid by time whatever is used: the lines for the account, or else those for a seat. */
function baseLines({ price }: Tier, billed: string | undefined): readonly PriceLine[] {
  const lines = price.filter((line) => line.every !== "once" && line.billed?.id === billed);
  const account = lines.filter(({ per }) => per === "account");
  return account.length > 0 ? account : lines.filter(({ per }) => per === "seat");
}

function monthly({ pricing, every }: PriceLine, currency: Currency): Range | undefined {
  if (every === "once") return undefined;
  const amounts = pricing.is === "sizes" ? pricing.steps.map(({ amount }) => amount) : amountsOf(pricing);
  return rangeOf(amounts.flatMap((amount) => known(amount, currency)).map((each) => dividedBy(each, monthsIn(every))));
}

function includedPrices(plan: Plan, tier: Tier, kind: KindId, currency: Currency): readonly Fraction[] {
  const own = tier.price.filter((line) => line.kind === kind);
  return [
    ...own.filter(({ per }) => per === "credit").flatMap(({ pricing }) => unitPrices(pricing, currency)),
    ...own.flatMap((line) => sizedPrices(tier, line, currency)),
    ...(plan.kinds.length === 1 ? tier.price.flatMap((line) => flatPrices(tier, line, currency)) : []),
  ];
}

/** A price by time by the credits that come for it, where it pays for one grant alone. */
function flatPrices(tier: Tier, line: PriceLine, currency: Currency): readonly Fraction[] {
  const { pricing, every, per } = line;
  const grant = onlyGrant(tier, line);
  const credits = grant && monthlyCredits(grant, line);
  if (!credits || pricing.is !== "flat" || every === "once" || per === "credit") return [];
  return paid(pricing.amount, currency).map((amount) => dividedBy(dividedBy(amount, monthsIn(every)), credits));
}

/** Each step of a slider by the credits that it brings. */
function sizedPrices(tier: Tier, line: PriceLine, currency: Currency): readonly Fraction[] {
  const { pricing, kind, every } = line;
  const grant = grantsWith(tier, line).find(({ credits, kind: of }) => credits === "size" && of === kind);
  if (pricing.is !== "sizes" || !grant || every === "once") return [];
  const span = monthsOfGrant(grant, line) ?? ONE;
  return pricing.steps.flatMap(({ credits, amount }) =>
    paid(amount, currency).map((price) =>
      dividedBy(dividedBy(price, monthsIn(every)), dividedBy(creditsAsFraction(credits), span)),
    ),
  );
}

/** The grant that a price pays for, where it is one alone and comes per what the price is per. */
export function onlyGrant(tier: Pick<Tier, "grants">, line: PriceLine): Grant | undefined {
  const grants = grantsWith(tier, line);
  const [grant] = grants;
  return grants.length === 1 && grant?.per === line.per ? grant : undefined;
}

/** The grants that come with a price to any account. */
export function grantsWith({ grants }: Pick<Tier, "grants">, { billed }: PriceLine): readonly Grant[] {
  return grants.filter(({ when }) => !when.accounts && (!when.billed || (billed && when.billed.includes(billed.id))));
}

function monthlyCredits(grant: Grant, line: PriceLine): Fraction | undefined {
  const span = monthsOfGrant(grant, line);
  if (!span || typeof grant.credits !== "number" || grant.credits === 0) return undefined;
  return dividedBy(creditsAsFraction(grant.credits as Credits), span);
}

/** How many months one deposit is for; undefined where it comes once. */
export function monthsOfGrant({ every }: Grant, { billed, term }: PriceLine): Fraction | undefined {
  if (every === "once") return undefined;
  if (every === "term") return monthsIn(term);
  if (every === "cycle") return billed && monthsIn(billed.cycle);
  return monthsIn(every);
}

function boughtPrices(
  plan: Plan,
  kind: KindId,
  currency: Currency,
  included: readonly Fraction[],
): readonly Fraction[] {
  const topUps = plan.topUps.filter((topUp) => topUp.kind === kind);
  const overage = plan.whenEmpty.flatMap(({ kind: of, response }) =>
    response.do === "overage" && (of === undefined || of === kind) ? known(response.amount, currency) : [],
  );
  return [...topUps.flatMap((topUp) => topUpPrices(topUp, currency, included)), ...overage];
}

function topUpPrices({ pricing, unit }: TopUp, currency: Currency, included: readonly Fraction[]): readonly Fraction[] {
  if (pricing.is === "markup") return included.map((price) => times(price, plus(ONE, pricing.share)));
  if (unit.is === "credit") return unitPrices(pricing, currency);
  const { credits } = unit;
  return isKnown(credits)
    ? unitPrices(pricing, currency).map((price) => dividedBy(price, creditsAsFraction(credits)))
    : [];
}

/** The price of one unit, at every bracket. */
export function unitPrices(pricing: Pricing, currency: Currency): readonly Fraction[] {
  return amountsOf(pricing).flatMap((amount) => paid(amount, currency));
}

function amountsOf(pricing: Pricing): readonly Amount[] {
  if (pricing.is === "flat") return [pricing.amount];
  return pricing.is === "volume" || pricing.is === "graduated" ? pricing.brackets.map(({ amount }) => amount) : [];
}

function known(amount: Amount, currency: Currency): readonly Fraction[] {
  const price = amount[currency];
  return price !== undefined && isKnown(price) ? [moneyAsFraction(price)] : [];
}

/** A price that is published and not nothing. */
function paid(amount: Amount, currency: Currency): readonly Fraction[] {
  return known(amount, currency).filter((price) => !isZero(price));
}

/** How many months a duration lasts; 30 days are one. */
export function monthsIn({ months, days }: Duration): Fraction {
  return plus(fraction(months), fraction(days, 30));
}

function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce(plus, ZERO);
}

/** From the lowest to the highest; undefined of nothing. */
export function rangeOf(values: readonly Fraction[]): Range | undefined {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low && high && { low, high };
}
