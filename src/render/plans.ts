import { currenciesOf, oldestAge, shownCurrency, trustIn } from "../choose/catalogue.ts";
import { creditPrices, monthlyPrices, rangeOf } from "../choose/list-prices.ts";
import { isKnown, type Plan } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { type Catalogue, cataloguePage } from "./catalogue-page.ts";
import { table as csvTable } from "./csv.ts";
import { date, plainMoney } from "./format.ts";
import { document } from "./json/document.ts";
import { planJson } from "./json/plan-json.ts";
import { decimalJson } from "./json/values.ts";
import type { Format, Look } from "./look.ts";
import { drawMarkdown } from "./markdown.ts";
import { lastRead, unpublishedOf } from "./plan-facts.ts";
import { planPage } from "./plan-page.ts";
import type { Context } from "./report.ts";
import { drawText } from "./text.ts";
import { planName } from "./words.ts";

/** `credits plans`: the plans that were asked for, with what makes them trustworthy or not. */
export function renderPlans(catalogue: Catalogue, format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return document(context, { result: "catalog", plans: catalogue.plans.map((file) => planJson(file, context)) });
    case "csv":
      return csvTable(
        CATALOGUE_HEADER,
        catalogue.plans.map((file) => csvRow(file, catalogue, context)),
      );
    case "markdown":
      return drawMarkdown(cataloguePage(catalogue, context));
    default:
      return drawText(cataloguePage(catalogue, context), look);
  }
}

/** `credits plans ID`: one plan as a buyer reads it. As CSV, its tiers. */
export function renderPlan(file: PlanFile, format: Format, look: Look, context: Context): string {
  switch (format) {
    case "json":
      return document(context, { result: "plan-facts", plan: planJson(file, context) });
    case "csv":
      return csvTable(
        ["plan", "tier", "name", "billed", "per", "currency", "amount", "every_months"],
        priceRows(file.plan),
      );
    case "markdown":
      return drawMarkdown(planPage(file, context));
    default:
      return drawText(planPage(file, context), look);
  }
}

type Cells = readonly (string | number | undefined)[];

/** Every flat price as printed; an amount that is not published stays empty. */
function priceRows(plan: Plan): readonly Cells[] {
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

const CATALOGUE_HEADER = [
  "plan",
  "vendor",
  "product",
  "currency",
  "currencies",
  "tiers",
  "price_from",
  "price_to",
  "credit_prices",
  "kinds",
  "numbers",
  "official",
  "relayed",
  "third_party",
  "assumed",
  "unpublished",
  "disputed",
  "last_read",
  "age_days",
];

/** Prices are those of a month; of a credit `kind=from..to`. */
function csvRow(file: PlanFile, { currency: asked }: Catalogue, { asOf }: Context): Cells {
  const { plan } = file;
  const currency = shownCurrency(plan, asked);
  const read = lastRead(plan);
  const monthly = rangeOf(monthlyPrices(plan, currency));
  const { numbers, by } = trustIn(file);
  return [
    plan.id,
    plan.contract ? planName(plan) : plan.vendor,
    plan.product,
    currency,
    currenciesOf(plan).join(" "),
    plan.tiers.length,
    monthly && decimalJson(monthly.low),
    monthly && decimalJson(monthly.high),
    [...creditPrices(plan, currency)]
      .map(([kind, { low, high }]) => `${kind}=${decimalJson(low)}..${decimalJson(high)}`)
      .join(" "),
    plan.kinds.join(" "),
    numbers,
    by.official,
    by.relayed,
    by["third-party"],
    by.assumed,
    unpublishedOf(plan).length,
    plan.disputed.length,
    read === undefined ? undefined : date(read),
    oldestAge(file, asOf),
  ];
}
