import { currenciesOf, currencyOfPlan, oldestAge, shareOn, shownCurrency, trustIn } from "../choose/catalogue.ts";
import { creditPrices, monthlyPrices, type Range, rangeOf } from "../choose/list-prices.ts";
import type { Plan } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, roundHalfUp, times } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN, type Currency } from "../units/money.ts";
import { counted, date, NO_BREAK, percent, statedPrice } from "./format.ts";
import { type Cell, type Column, cell, type Page, table, text } from "./page.ts";
import { lastRead, unpublishedOf } from "./plan-facts.ts";
import type { Context } from "./report.ts";
import { creditsOfKind, planName } from "./words.ts";

/** The plans that were asked for, out of how many, and the currency to show where a plan prints several. */
export interface Catalogue {
  readonly plans: readonly PlanFile[];
  readonly of?: number;
  readonly currency?: Currency | undefined;
}

/** Every plan in a line: what it costs at first sight, and how far its numbers can be trusted. */
export function cataloguePage({ plans, of = plans.length, currency }: Catalogue, context: Context): Page {
  const found = of === plans.length ? "" : `${counted(plans.length, "plan")} of ${of}`;
  if (plans.length === 0) return text(of === 0 ? "There are no plans here." : `None of ${counted(of, "plan")}.`);
  const rows = plans.map((file) => ({ cells: cellsOf(file, currency, context) }));
  return [
    ...text(found, { strong: true }),
    ...table(COLUMNS, rows),
    ...text(
      "Prices: published ones, by the month, for the account or a seat. Official: the vendor's own word, read by us; relayed: as others wrote it down; the other numbers are third-party or assumed. Days old: the oldest source that a number rests on.",
    ),
    ...text("Next: credits plans ID · credits plans ID --sources · credits estimate --people 10 --email 150/week ID"),
  ];
}

const COLUMNS: readonly Column[] = [
  { title: ["plan"], align: "left" },
  { title: ["vendor and product"], align: "left", spare: 9 },
  { title: ["cur-", "rency"], align: "left", spare: 8 },
  { title: ["price a month", "from–to"], align: "left" },
  { title: ["price of", "a credit"], align: "left" },
  { title: ["kinds"], align: "right", spare: 2 },
  { title: ["official", "+ relayed"], align: "right" },
  { title: ["not pub-", "lished"], align: "right", spare: 7 },
  { title: ["dis-", "puted"], align: "right" },
  { title: ["last read"], align: "left", spare: 3 },
  { title: ["days", "old"], align: "right" },
];

function cellsOf(file: PlanFile, asked: Currency | undefined, { asOf }: Context): readonly Cell[] {
  const { plan } = file;
  const read = lastRead(plan);
  const age = oldestAge(file, asOf);
  return [
    plan.id,
    planName(plan),
    currenciesInWords(plan),
    monthlyInWords(plan, shownCurrency(plan, asked)),
    creditPricesInWords(plan, shownCurrency(plan, asked)),
    String(plan.kinds.length),
    trustInWords(file),
    count(unpublishedOf(plan).length),
    count(plan.disputed.length),
    read === undefined ? "-" : date(read),
    age === undefined ? "-" : String(age),
  ].map((each) => cell(each));
}

function currenciesInWords(plan: Plan): string {
  return currencyOfPlan(plan) === CURRENCY_NOT_KNOWN ? "?" : currenciesOf(plan).join(" ");
}

/** "$55–109"; "$0–?" where only what is free is published. */
function monthlyInWords(plan: Plan, currency: Currency): string {
  const range = rangeOf(monthlyPrices(plan, currency));
  if (!range) return unknownOr(plan, "by use");
  const isOpen = isZero(range.low) && compare(range.low, range.high) === 0 && hasUnpublishedPrice(plan);
  return isOpen
    ? `${monthlyPrice(range.low, currency)}–?`
    : rangeInWords(range, (price) => monthlyPrice(price, currency));
}

/** In whole units from a thousand on: a first look needs no cents there. */
function monthlyPrice(price: Fraction, currency: Currency): string {
  const decimals = compare(price, fraction(1000)) < 0 ? 2 : 0;
  return statedPrice(rounded(price, decimals), currency).replace(/\.00$/, "");
}

function creditPrice(price: Fraction, currency: Currency): string {
  return statedPrice(rounded(price, 4), currency);
}

function rounded(price: Fraction, decimals: number): Fraction {
  const scale = fraction(10n ** BigInt(decimals));
  return dividedBy(fraction(roundHalfUp(times(price, scale))), scale);
}

function creditPricesInWords(plan: Plan, currency: Currency): string {
  const ranges = [...creditPrices(plan, currency)];
  if (ranges.length === 0) return unknownOr(plan, "-");
  return ranges
    .map(([kind, range]) => {
      const of = plan.kinds.length > 1 ? `${creditsOfKind(kind, plan).replace(/ credits$/, "")} ` : "";
      return `${of}${rangeInWords(range, (price) => creditPrice(price, currency))}`;
    })
    .join(", ");
}

/** Both ends, the currency said once. */
function rangeInWords({ low, high }: Range, write: (price: Fraction) => string): string {
  const [from, to] = [write(low), write(high)];
  return from === to ? from : `${from}–${to.replace(/^[^\d]+/, "")}`;
}

function unknownOr(plan: Plan, otherwise: string): string {
  return hasUnpublishedPrice(plan) ? "?" : otherwise;
}

function hasUnpublishedPrice(plan: Plan): boolean {
  return unpublishedOf(plan).some(({ at }) => /\.(amount|sizes|volume|graduated)\b/.test(at));
}

/** "84% + 10%": on the vendor's own word as we read it, and as others wrote it down. */
function trustInWords(file: PlanFile): string {
  const trust = trustIn(file);
  const [official, relayed] = [shareOn("official", trust), shareOn("relayed", trust)];
  return official && relayed
    ? `${percent(official)}${NO_BREAK}+${NO_BREAK}${percent(relayed).padStart(3, NO_BREAK)}`
    : "-";
}

function count(amount: number): string {
  return amount === 0 ? "-" : String(amount);
}
