import type { ActivityId, Authority, FeatureId, Plan, Source } from "../plans/plan.ts";
import { isKnown } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { statedFacts } from "../plans/stated-facts.ts";
import type { Instant } from "../units/calendar.ts";
import { compare, type Fraction, fraction, isZero } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency } from "../units/money.ts";
import { monthlyPrices, rangeOf } from "./list-prices.ts";
import { ageInDays, bestAuthority } from "./marks.ts";

/*
 * A catalogue of plans: which of them somebody asks for, in which order, and how far each can be trusted.
 */

/** The ways to order a catalogue. */
export type Sort = "vendor" | "price" | "age" | "official" | "disputed";

/** What somebody asks of a catalogue; all that is given must hold. */
export interface Selection {
  /** Some action does each of these. */
  readonly does: readonly ActivityId[];
  /** Some tier or add-on brings each of these. */
  readonly features: readonly FeatureId[];
  /** Some price is printed in it. */
  readonly currency: Currency | undefined;
  /** Some number rests on a source that is older than so many days. */
  readonly olderThan: number | undefined;
  readonly sort: Sort;
}

/** The plans that are asked for, in the order that is asked for; equals stay in the order given. */
export function selectPlans(files: readonly PlanFile[], selection: Selection, asOf: Instant): readonly PlanFile[] {
  return files.filter((file) => isSelected(file, selection, asOf)).toSorted(ORDERS[selection.sort](selection, asOf));
}

function isSelected(file: PlanFile, { does, features, currency, olderThan }: Selection, asOf: Instant): boolean {
  const { plan } = file;
  const done = new Set(plan.actions.flatMap((action) => action.does));
  const brought = new Set([...plan.tiers, ...plan.addOns].flatMap((each) => each.features));
  if (!does.every((activity) => done.has(activity)) || !features.every((feature) => brought.has(feature))) return false;
  if (currency !== undefined && !currenciesOf(plan).includes(currency)) return false;
  return olderThan === undefined || (oldestAge(file, asOf) ?? 0) > olderThan;
}

/** The currency of a plan's prices; where the vendor does not say, none. */
export function currencyOfPlan({ currency }: Plan): Currency {
  return isKnown(currency) ? currency : CURRENCY_NOT_KNOWN;
}

/** Every currency that a plan prints prices in, its own first. */
export function currenciesOf(plan: Plan): readonly Currency[] {
  const printed = plan.tiers.flatMap(({ price }) =>
    price.flatMap(({ pricing }) => (pricing.is === "flat" ? Object.keys(pricing.amount) : [])),
  );
  return [...new Set([currencyOfPlan(plan), ...printed])];
}

/** The currency to show a plan's prices in: the one asked for where they are printed in it. */
export function shownCurrency(plan: Plan, asked: Currency | undefined): Currency {
  return asked !== undefined && currenciesOf(plan).includes(asked) ? asked : currencyOfPlan(plan);
}

/** On whose word the numbers of a plan stand, each by its best source. */
export interface Trust {
  readonly numbers: number;
  readonly by: Readonly<Record<Authority, number>>;
}

export function trustIn(file: PlanFile): Trust {
  const by = { contract: 0, official: 0, relayed: 0, "third-party": 0, assumed: 0 };
  const numbers = statedFacts(file).filter(({ isNumber }) => isNumber);
  for (const { sources } of numbers) by[bestAuthority(file.plan, sources)] += 1;
  return { numbers: numbers.length, by };
}

/** Which share of the numbers stands on such a word; undefined where there are no numbers. */
export function shareOn(authority: Authority, { numbers, by }: Trust): Fraction | undefined {
  return numbers === 0 ? undefined : fraction(by[authority], numbers);
}

/** The sources that some number rests on, other than those that only say what is assumed. */
function sourcesOfNumbers(file: PlanFile): readonly Source[] {
  const named = new Set(statedFacts(file).flatMap(({ isNumber, sources }) => (isNumber ? sources : [])));
  return Object.values(file.plan.sources).filter(({ id, authority }) => named.has(id) && authority !== "assumed");
}

/** How many days old the oldest source is that a number rests on. */
export function oldestAge(file: PlanFile, asOf: Instant): number | undefined {
  const ages = sourcesOfNumbers(file).map((source) => ageInDays(source, asOf));
  return ages.length > 0 ? Math.max(...ages) : undefined;
}

type Order = (selection: Selection, asOf: Instant) => (a: PlanFile, b: PlanFile) => number;

const ORDERS: Readonly<Record<Sort, Order>> = {
  vendor: () => (a, b) => byText(nameOf(a.plan), nameOf(b.plan)),
  /** Each currency for itself. */
  price:
    ({ currency }) =>
    (a, b) =>
      byText(shownCurrency(a.plan, currency), shownCurrency(b.plan, currency)) || byPrice(a.plan, b.plan, currency),
  age: (_selection, asOf) => (a, b) => (oldestAge(b, asOf) ?? -1) - (oldestAge(a, asOf) ?? -1),
  official: () => (a, b) => compare(officialShare(b), officialShare(a)),
  disputed: () => (a, b) => b.plan.disputed.length - a.plan.disputed.length,
};

function nameOf({ vendor, product = "" }: Plan): string {
  return `${vendor} ${product}`.toLowerCase();
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** By the least that is paid a month; plans without such a price come last. */
function byPrice(a: Plan, b: Plan, asked: Currency | undefined): number {
  const [first, second] = [entryPrice(a, asked), entryPrice(b, asked)];
  if (!first || !second) return Number(!first) - Number(!second);
  return compare(first, second);
}

function entryPrice(plan: Plan, asked: Currency | undefined): Fraction | undefined {
  const prices = monthlyPrices(plan, shownCurrency(plan, asked));
  return rangeOf(prices.filter((price) => !isZero(price)))?.low;
}

function officialShare(file: PlanFile): Fraction {
  return shareOn("official", trustIn(file)) ?? fraction(-1);
}
