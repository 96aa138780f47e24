import type { Candidate, PlanAnswer, RankedPlan } from "../choose/answer.ts";
import { shareUsed } from "../choose/basis.ts";
import { type Conversion, convert } from "../choose/exchange.ts";
import { markOf } from "../choose/marks.ts";
import { type Credits, toNumber, UNLIMITED } from "../units/credits.ts";
import { approximately } from "../units/fraction.ts";
import type { Money } from "../units/money.ts";
import { date, plainMoney } from "./format.ts";
import { isUnlimited } from "./offer-name.ts";
import type { EstimateReport } from "./report.ts";
import { csvCell } from "./safe.ts";

const HEADER = [
  "scenario",
  "start",
  "months",
  "plan",
  "tier",
  "billed",
  "seats",
  "kind",
  "included",
  "used",
  "share",
  "over",
  "currency",
  "overage_cost",
  "subscription",
  "total",
  "recommended",
  "qualifies",
  "why_not",
  "included_mark",
  "total_mark",
] as const;

export type Value = string | number | undefined;

/** Every offer as a row, one for each kind of credits, over the whole time: RFC 4180 with a header, plain numbers. */
export function estimateCsv(report: EstimateReport): string {
  const { header, rows } = estimateRows(report);
  return table(header, rows);
}

/** The same rows as values: amounts are plain decimals as text. */
export function estimateRows(report: EstimateReport): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Value[])[];
} {
  const conversion = conversionIn(report);
  const rows = answersOf(report).flatMap(({ answer, best }) =>
    answer.rows.flatMap((row) =>
      rowsOf(row, answer, best).map((cells) => [...cells, ...(conversion ? convertedTotal(row, conversion) : [])]),
    ),
  );
  return { header: [...HEADER, ...(conversion ? CONVERTED : [])], rows };
}

/** Behind the others where exchange rates are given. */
const CONVERTED = ["converted_currency", "converted_total"] as const;

function conversionIn(report: EstimateReport): Conversion | undefined {
  if (report.is === "plans") return report.ranking.conversion;
  return report.is === "matrix" ? report.rankings[0]?.conversion : undefined;
}

function convertedTotal({ estimate: { cost } }: Candidate, conversion: Conversion): readonly Value[] {
  const { into } = conversion;
  const total = cost.total === undefined ? undefined : convert(cost.total, cost.currency, into, conversion);
  return total === undefined ? [undefined, undefined] : [into, plainMoney(total, into)];
}

export function table(header: readonly string[], rows: readonly (readonly Value[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function answersOf(
  report: EstimateReport,
): readonly { readonly answer: PlanAnswer; readonly best: Candidate | undefined }[] {
  const own = (answer: PlanAnswer) => ({ answer, best: answer.recommended });
  const ranked = ({ answer, best }: RankedPlan) => ({ answer, best });
  switch (report.is) {
    case "plan":
      return [own(report.answer)];
    case "scenarios":
      return report.answers.map(own);
    case "plans":
      return report.ranking.answers.map(ranked);
    default:
      return report.rankings.flatMap(({ answers }) => answers.map(ranked));
  }
}

function rowsOf(
  candidate: Candidate,
  { scenario, plan }: PlanAnswer,
  best: Candidate | undefined,
): readonly (readonly Value[])[] {
  const { estimate, obstacles } = candidate;
  const { cost, offer, seats } = estimate;
  const money = (amount: Money | undefined) => (amount === undefined ? undefined : plainMoney(amount, cost.currency));
  return plan.kinds.map((kind) => {
    const figures = estimate.kinds[kind];
    const used = figures?.used ?? estimate.used[kind];
    const unlimited = isUnlimited(estimate, kind);
    const share = figures && !unlimited ? shareUsed(figures) : undefined;
    return [
      scenario.name,
      date(scenario.start),
      scenario.months,
      plan.id,
      offer.tier.id,
      offer.billing.id,
      seats,
      kind,
      unlimited ? "unlimited" : number(figures?.included),
      number(used),
      share === undefined ? undefined : round(approximately(share)),
      number(figures?.over),
      cost.currency,
      money(cost.beyond),
      money(cost.subscription),
      money(cost.total),
      isSame(candidate, best) ? "yes" : "no",
      candidate.qualifies ? "yes" : "no",
      obstacles.map(({ is }) => is).join(" "),
      markOf(estimate, "included"),
      markOf(estimate, "total"),
    ];
  });
}

/** The cheapest of a plan may be another run of the same offer. */
function isSame(candidate: Candidate, best: Candidate | undefined): boolean {
  const [a, b] = [candidate.estimate.offer, best?.estimate.offer];
  return b !== undefined && a.tier.id === b.tier.id && a.billing.id === b.billing.id;
}

function number(credits: Credits | undefined): Value {
  if (credits === undefined) return undefined;
  return credits === UNLIMITED ? "unlimited" : toNumber(credits);
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
