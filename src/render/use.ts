import { isSteady } from "../choose/basis.ts";
import type { ActionUse } from "../engine/action-use.ts";
import type { Estimate } from "../engine/estimate.ts";
import { isKnown, type KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Credits } from "../units/credits.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, times } from "../units/fraction.ts";
import { creditsText, listed, NO_BREAK, percent, trimmed } from "./format.ts";
import { type Column, cell, type Page, type Row, table, text, withoutEmptyColumns } from "./page.ts";
import type { Telling } from "./telling.ts";
import { activityName, amountOf, creditsOfKind, spanInWords, unitsOf } from "./words.ts";

/** Credits consumed, with the arithmetic of each activity: a block for each kind of credits. */
export function use(estimate: Estimate, scenario: Scenario, telling: Telling): Page {
  const { plan } = estimate.offer;
  const kinds = plan.kinds.filter((kind) => linesOf(estimate, kind).length > 0);
  const blocks = kinds.flatMap((kind) => useOfKind(estimate, kind, scenario, telling));
  return blocks.length > 0 ? blocks : text(`Credits consumed: none of ${plan.vendor}'s.`);
}

interface UseLine {
  readonly use: ActionUse;
  readonly burn: ActionUse["burns"][number];
}

function linesOf(estimate: Estimate, kind: KindId): readonly UseLine[] {
  return estimate.use.flatMap((use) =>
    use.burns.filter((burn) => burn.burn.kind === kind && !isZero(burn.units)).map((burn) => ({ use, burn })),
  );
}

function useOfKind(estimate: Estimate, kind: KindId, scenario: Scenario, telling: Telling): Page {
  const lines = linesOf(estimate, kind);
  const total = estimate.used[kind];
  const steady = isSteady(scenario);
  const several = lines.length > 1;
  const rows: readonly Row[] = lines.map(({ use, burn }) => ({
    cells: [
      cell(
        listed(
          use.activities.map(({ activity }) => activityName(activity)),
          "+",
        ),
      ),
      cell(arithmetic(use, burn, scenario, telling)),
      burn.credits === undefined
        ? cell("", "unpublished")
        : cell(creditsText(perMonth(burn.credits, scenario, steady))),
      cell(several && burn.credits !== undefined && total ? percent(fraction(burn.credits, total)) : ""),
    ],
  }));
  const credits = creditsOfKind(kind, estimate.offer.plan);
  const name = credits === "credits" ? "Credits consumed" : `Credits consumed, ${credits}`;
  const lineTable = withoutEmptyColumns({ columns: COLUMNS, rows });
  return [
    ...text(`${name}: ${consumed(total, estimate, kind, scenario, steady)}`),
    ...table(lineTable.columns, lineTable.rows, { tight: true }),
  ];
}

const COLUMNS: readonly Column[] = [
  { title: [], align: "left" },
  { title: [], align: "left", elastic: true },
  { title: [], align: "right" },
  { title: [], align: "right" },
];

/** "6,000 a month, 72,000 a year", or "21,780 a year, 900 to 2,700 a month". */
function consumed(
  total: Credits | undefined,
  estimate: Estimate,
  kind: KindId,
  scenario: Scenario,
  steady: boolean,
): string {
  const span = spanInWords(scenario.months);
  if (total === undefined) return "not known, a rate is not published ?";
  const whole = `${creditsText(total)} ${span}`;
  if (scenario.months === 1) return whole;
  const months = estimate.months.map(({ kinds }) => kinds[kind]?.used ?? (0 as Credits));
  const [least, most] = [Math.min(...months) as Credits, Math.max(...months) as Credits];
  if (months.length === 0 ? steady : least === most)
    return `${creditsText(perMonth(total, scenario, true))} a month, ${whole}`;
  return months.length === 0 ? whole : `${whole}, ${creditsText(least)} to ${creditsText(most)} a month`;
}

function perMonth(credits: Credits, scenario: Scenario, steady: boolean): Credits {
  return steady ? (Math.round(credits / scenario.months) as Credits) : credits;
}

/** "10 people × 150 a week × 4 weeks = 6,000 lookups × 1 credit". */
function arithmetic(
  { activities }: ActionUse,
  { burn, units }: UseLine["burn"],
  scenario: Scenario,
  { context }: Telling,
): string {
  const steady = isSteady(scenario);
  const share = steady ? fraction(1, scenario.months) : fraction(1);
  const time = steady ? " a month" : ` ${spanInWords(scenario.months)}`;
  const counting = activities.filter(({ activity }) => burn.for === undefined || burn.for === activity);
  const attempts = counting.map(({ activity, attempts }) =>
    counting.length > 1
      ? amountOf(activity, times(attempts, share))
      : `${trimmed(times(attempts, share), 3)} ${unitsOf(activity, context.activities)}`,
  );
  const product =
    steady && counting.length === 1 && counting[0]
      ? productOf(counting[0].activity, counting[0].attempts, scenario)
      : undefined;
  const only = counting.length === 1 ? counting[0] : undefined;
  const missed = only !== undefined && compare(only.found, only.attempts) !== 0 ? only : undefined;
  const expected = burn.charged === "success" ? only?.found : only?.attempts;
  const asExpected = counting.length === 1 && expected !== undefined && compare(expected, units) === 0;
  return [
    product === undefined ? `${listed(attempts)}${time}` : `${product} = ${attempts[0]}`,
    ...(missed ? [`, ${trimmed(times(missed.found, share), 3)} found`] : []),
    ...(asExpected
      ? []
      : [
          `, ${trimmed(times(units, share), 3)} charged${burn.charged === "month" || burn.charged === "year" ? ` by the ${burn.charged}` : ""}`,
        ]),
    ` × ${rateInWords(burn.credits)}`,
  ].join("");
}

function rateInWords(rate: UseLine["burn"]["burn"]["credits"]): string {
  if (!isKnown(rate)) return "? credits";
  return `${creditsText(rate)}${NO_BREAK}${rate === 1000 ? "credit" : "credits"}`;
}

/** The people, rate and weeks that a month's attempts are the product of, where they are one role's and nothing else. */
function productOf(activity: string, attempts: Fraction, scenario: Scenario): string | undefined {
  const [span] = scenario.spans;
  if (!span || activity in span.account.does || activity in span.account.find) return undefined;
  const roles = span.roles.filter(({ work }) => activity in work.does || activity in work.find);
  const [role] = roles;
  const rate = role?.work.does[activity];
  if (!role || !rate || roles.length > 1 || rate.per !== "week") return undefined;
  const weeks = dividedBy(span.assume.workingWeeksPerYear, fraction(12));
  const product = times(times(fraction(role.people), rate.amount), times(weeks, fraction(scenario.months)));
  if (compare(product, attempts) !== 0) return undefined;
  const month =
    weeks.denominator === 1n
      ? `${trimmed(weeks, 0)} weeks`
      : `${trimmed(span.assume.workingWeeksPerYear, 3)} weeks ÷ 12`;
  return `${role.people} ${role.people === 1 ? "person" : "people"} × ${trimmed(rate.amount, 6)} a week × ${month}`;
}
