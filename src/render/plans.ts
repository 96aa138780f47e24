import { isKnown, type Plan } from "../plans/plan.ts";
import { daysBetween } from "../units/calendar.ts";
import { compare, fraction } from "../units/fraction.ts";
import { table as csvTable } from "./csv.ts";
import { date, fixed, plainMoney, unitPrice } from "./format.ts";
import { document } from "./json/document.ts";
import { planJson } from "./json/plan-json.ts";
import type { Format, Look } from "./look.ts";
import { drawMarkdown } from "./markdown.ts";
import { type Column, cell, type Page, table, text } from "./page.ts";
import { currencyOfPlan, lastRead, pricesPerIncludedCredit, unpublishedOf } from "./plan-facts.ts";
import { planPage } from "./plan-page.ts";
import { priceRange } from "./price-words.ts";
import type { Context } from "./report.ts";
import { drawText } from "./text.ts";
import { planName } from "./words.ts";

/** `credits plans`: every plan there is, with what makes it trustworthy or not. */
export function renderPlans(plans: readonly Plan[], format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return document(context, { result: "catalog", plans: plans.map((plan) => planJson(plan, context)) });
    case "csv":
      return csvTable(
        ["plan", "vendor", "currency", "tiers", "kinds", "unpublished", "disputed", "last_read", "age_days"],
        plans.map((plan) => csvRow(plan, context)),
      );
    case "markdown":
      return drawMarkdown(cataloguePage(plans, context));
    default:
      return drawText(cataloguePage(plans, context), look);
  }
}

/** `credits plans ID`: one plan as a buyer reads it. As CSV, its tiers. */
export function renderPlan(plan: Plan, format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return document(context, { result: "plan-facts", plan: planJson(plan, context) });
    case "csv":
      return csvTable(["plan", "tier", "name", "billed", "per", "currency", "amount", "every_months"], priceRows(plan));
    case "markdown":
      return drawMarkdown(planPage(plan, context));
    default:
      return drawText(planPage(plan, context), look);
  }
}

const COLUMNS: readonly Column[] = [
  { title: ["plan"], align: "left" },
  { title: ["vendor"], align: "left", spare: 3 },
  { title: ["currency"], align: "left", spare: 1 },
  { title: ["tiers"], align: "right" },
  { title: ["price a month", "(a seat or all)"], align: "left" },
  { title: ["an included", "credit costs"], align: "left" },
  { title: ["kinds of", "credits"], align: "right", spare: 2 },
  { title: ["not", "published"], align: "right" },
  { title: ["disputed"], align: "right" },
  { title: ["last", "read"], align: "left" },
  { title: ["days", "ago"], align: "right" },
];

function cataloguePage(plans: readonly Plan[], context: Context): Page {
  if (plans.length === 0) return text("There are no plans here.");
  const rows = plans.map((plan) => {
    const read = lastRead(plan);
    const currency = currencyOfPlan(plan);
    return {
      cells: [
        plan.id,
        planName(plan),
        currency === "XXX" ? "?" : currency,
        String(plan.tiers.length),
        priceRange(
          plan.tiers.flatMap(({ price }) => price),
          currency,
        ),
        unitPrices(plan),
        String(plan.kinds.length),
        count(unpublishedOf(plan).length),
        count(plan.disputed.length),
        read === undefined ? "-" : date(read),
        read === undefined ? "-" : fixed(fraction(daysBetween(read, context.asOf)), 0),
      ].map((each) => cell(each)),
    };
  });
  return [
    ...table(COLUMNS, rows),
    ...text("Next: credits plans ID · credits estimate --people 10 --email 150/week ID"),
  ];
}

function unitPrices(plan: Plan): string {
  const prices = [...pricesPerIncludedCredit(plan)]
    .sort(compare)
    .map((price) => unitPrice(price, currencyOfPlan(plan)));
  const [low, high] = [prices[0], prices.at(-1)];
  if (low === undefined || high === undefined) return "?";
  return low === high ? low : `${low} to ${high}`;
}

/** Every flat price as printed; an amount that is not published stays empty. */
function priceRows(plan: Plan): readonly (readonly (string | number | undefined)[])[] {
  return plan.tiers.flatMap((tier) =>
    tier.price.flatMap(({ pricing, billed, per, every }) => {
      const amounts = pricing.is === "flat" ? Object.entries(pricing.amount) : [];
      return amounts.map(([currency, amount]) => [
        plan.id,
        tier.id,
        tier.name,
        billed?.id,
        per,
        currency,
        isKnown(amount) ? plainMoney(amount, currency) : undefined,
        every === "once" ? 0 : every.months,
      ]);
    }),
  );
}

function count(amount: number): string {
  return amount === 0 ? "-" : String(amount);
}

function csvRow(plan: Plan, { asOf }: Context): readonly (string | number | undefined)[] {
  const read = lastRead(plan);
  return [
    plan.id,
    planName(plan),
    currencyOfPlan(plan),
    plan.tiers.length,
    plan.kinds.join(" "),
    unpublishedOf(plan).length,
    plan.disputed.length,
    read === undefined ? undefined : date(read),
    read === undefined ? undefined : daysBetween(read, asOf),
  ];
}
