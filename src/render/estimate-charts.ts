import type { Candidate } from "../choose/answer.ts";
import { shareUsed } from "../choose/basis.ts";
import { balanceAt } from "../engine/daily-balance.ts";
import type { Estimate, KindMonth, MonthReport } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { DAY_IN_MS, type Instant } from "../units/calendar.ts";
import { add, type Credits, NO_CREDITS, toNumber, UNLIMITED } from "../units/credits.ts";
import { approximately } from "../units/fraction.ts";
import { creditsText, dayWithin, ordinal, percent, sentence } from "./format.ts";
import { hasNamedMonths, monthTitle } from "./month-title.ts";
import { rowName, rowParts } from "./offer-name.ts";
import { chart, type Page, text } from "./page.ts";
import { creditsOfKind } from "./words.ts";

/** Drawn beside the figures: what share of the included credits each tier has used up, the year, and its busiest month. */
export function charts(
  shown: Candidate,
  rows: readonly Candidate[],
  scenario: Scenario,
  recommended: Candidate | undefined,
): Page {
  const { estimate } = shown;
  return estimate.offer.plan.kinds.flatMap((kind) => {
    const total = estimate.kinds[kind];
    if (!total || total.used === 0) return [];
    return [
      ...shares(kind, rows, recommended),
      ...year(kind, estimate, scenario),
      ...busiestMonth(kind, estimate, scenario),
    ];
  });
}

function shares(kind: KindId, rows: readonly Candidate[], recommended: Candidate | undefined): Page {
  const parts = rowParts(rows);
  const bars = rows.flatMap((row) => {
    const total = row.estimate.kinds[kind];
    const share = total && shareUsed(total);
    if (!share) return [];
    const name = rowName(row, parts);
    return [{ label: name, share: approximately(share), says: percent(share), chosen: row === recommended }];
  });
  const name = creditsOfKind(kind, rows[0]?.estimate.offer.plan ?? { kinds: [] });
  return bars.length === 0
    ? []
    : [...text(`Share of the included ${name} that is used`), ...chart({ is: "bars", bars }, { tight: true })];
}

/** What each month uses beside what it includes, on one scale. */
function year(kind: KindId, { months, offer, kinds }: Estimate, scenario: Scenario): Page {
  const total = kinds[kind];
  if (!total || months.length < 2) return [];
  const amounts = (what: "used" | "included") => months.map(({ kinds }) => kinds[kind]?.[what] ?? NO_CREDITS);
  const row = (what: "used" | "included") => ({
    label: what,
    amounts: amounts(what).map(toNumber),
    says: rangeInWords(amounts(what)),
  });
  const axis = hasNamedMonths(scenario) ? months.map(({ from }) => monthTitle(from, scenario).slice(0, 1)) : [];
  return [
    ...text(sentence(`${creditsOfKind(kind, offer.plan)} by month`)),
    ...chart(
      { is: "sparks", rows: [...(total.included > 0 ? [row("included")] : []), row("used")], axis },
      { tight: true },
    ),
  ];
}

function rangeInWords(amounts: readonly Credits[]): string {
  const [least, most] = [Math.min(...amounts) as Credits, Math.max(...amounts) as Credits];
  return least === most ? creditsText(least) : `${creditsText(least)} to ${creditsText(most)}`;
}

/** The month that uses most, day by day: how many credits are left in the evening. */
function busiestMonth(kind: KindId, estimate: Estimate, scenario: Scenario): Page {
  const month = busiest(kind, estimate.months);
  const figures = month?.kinds[kind];
  if (!month || !figures || !estimate.ledger) return [];
  const name = creditsOfKind(kind, estimate.offer.plan);
  const evenings = eveningsOf(month);
  const left = balanceAt(estimate.ledger.segments, kind, evenings).map((each) => each ?? NO_CREDITS);
  if (left.every((each) => each === 0 || each === UNLIMITED)) return [];
  return [
    ...text(
      `${sentence(monthTitle(month.from, scenario))}, ${name} left at the end of each day: ${goneInWords(month, figures)}`,
    ),
    ...chart(
      {
        is: "columns",
        amounts: left.map(toNumber),
        top: creditsText((Math.round(Math.max(...left) / 1000) * 1000) as Credits),
      },
      { tight: true },
    ),
  ];
}

function busiest(kind: KindId, months: readonly MonthReport[]): MonthReport | undefined {
  const most = Math.max(...months.map(({ kinds }) => kinds[kind]?.used ?? 0));
  return months.find(({ kinds }) => kinds[kind]?.used === most);
}

function eveningsOf({ from, until }: MonthReport): readonly Instant[] {
  const days = Math.ceil((until - from) / DAY_IN_MS);
  return Array.from({ length: days }, (_, day) => Math.min(until, from + (day + 1) * DAY_IN_MS));
}

function goneInWords({ from }: MonthReport, { used, included, bought, gone, expired }: KindMonth): string {
  const day = gone.all === undefined ? undefined : ordinal(dayWithin(from, gone.all - 1));
  const more = bought > 0 ? ` and ${creditsText(bought)} bought` : "";
  const end = expired > 0 ? `; ${creditsText(expired)} expire at its end` : "";
  const when = day === undefined ? "" : `; the allowance is gone on the ${day}`;
  return `${creditsText(add(used))} of ${creditsText(included)} included${more} are used${when}${end}`;
}
