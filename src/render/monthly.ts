import type { Estimate, KindMonth, KindTotal, MonthReport } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { dayOf } from "../units/calendar.ts";
import { add, type Credits, credits, NO_CREDITS } from "../units/credits.ts";
import { dryMonths } from "./dry-months.ts";
import { creditsText, dayWithin, sentence } from "./format.ts";
import { hasNamedMonths, monthTitle } from "./month-title.ts";
import { allowanceInWords, grantsOf } from "./offer-name.ts";
import { type Cell, type Column, cell, type Page, type Row, table, text, withoutEmptyColumns } from "./page.ts";
import type { Telling } from "./telling.ts";
import { creditsOfKind } from "./words.ts";

/** The ledger by month: a table for each kind of credits, what adds up to what, and when it runs dry. */
export function monthly(estimate: Estimate, scenario: Scenario, telling: Telling): Page {
  if (estimate.months.length === 0)
    return text("There is no ledger by month: a rate or an allowance is not published ?.");
  return estimate.offer.plan.kinds.flatMap((kind) => {
    const total = estimate.kinds[kind];
    if (!total || (total.used === 0 && total.included === 0)) return [];
    return [
      ...kindTitle(kind, estimate),
      ...ledger(kind, total, estimate, scenario),
      ...seatGroups(kind, estimate),
      ...text(conservation(kind, total, estimate)),
      ...text(`Granted: ${allowanceInWords(estimate, [kind]) || "nothing"}${whatIsLeft(estimate, kind)}.`, {
        tight: true,
      }),
      ...text(dryMonths(kind, estimate, scenario, telling), { tight: true }),
    ];
  });
}

function kindTitle(kind: KindId, { offer }: Estimate): Page {
  return offer.plan.kinds.length > 1 ? [{ is: "heading", text: sentence(creditsOfKind(kind, offer.plan)) }] : [];
}

const COLUMNS: readonly Column[] = [
  { title: ["used"], align: "right" },
  { title: ["from the", "allowance"], align: "right" },
  { title: ["bought"], align: "right" },
  { title: ["by other", "credits"], align: "right" },
  { title: ["overage"], align: "right" },
  { title: ["short"], align: "right" },
  { title: ["expired"], align: "right" },
  { title: ["stranded"], align: "right" },
  { title: ["left"], align: "right" },
  { title: ["50%", "gone"], align: "right" },
  { title: ["80%", "on"], align: "right" },
  { title: ["100%", "day"], align: "right" },
];

function ledger(kind: KindId, total: KindTotal, estimate: Estimate, scenario: Scenario): Page {
  const named = hasNamedMonths(scenario);
  const title = named ? String(new Date(scenario.start).getUTCFullYear()) : "month";
  const amounts = (figures: KindTotal) => [
    creditsText(figures.used),
    orDash(fromAllowance(figures)),
    orDash(figures.bought),
    shownIf(total.exchanged, figures.exchanged),
    shownIf(total.overage, figures.overage),
    shownIf(total.shortage, figures.shortage),
    orDash(figures.expired),
    shownIf(total.stranded, figures.stranded),
  ];
  const rows: readonly Row[] = estimate.months.flatMap((month) => {
    const figures = month.kinds[kind];
    if (!figures) return [];
    const name = named ? monthTitle(month.from, scenario).slice(0, 3) : dayOf(month.from);
    return [
      {
        cells: [name, ...amounts(figures), creditsText(figures.left), ...daysGone(month, figures)].map((each) =>
          cell(each),
        ),
      },
    ];
  });
  const sum: Row = { cells: ["total", ...amounts(total), "", "", "", ""].map((each): Cell => cell(each)) };
  const shown = withoutEmptyColumns({ columns: [{ title: [title], align: "left" }, ...COLUMNS], rows: [...rows, sum] });
  return table(shown.columns, shown.rows);
}

function orDash(amount: Credits): string {
  return amount === 0 ? "-" : creditsText(amount);
}

/** A column that is empty in every row is not drawn. */
function shownIf(inAll: Credits, amount: Credits): string {
  return inAll === 0 ? "" : orDash(amount);
}

/** Burned from what the vendor gives: everything that was not bought. */
function fromAllowance({ burned }: KindTotal): Credits {
  return add(
    ...Object.entries(burned).map(([origin, amount]) => (origin === "purchase" ? NO_CREDITS : (amount ?? NO_CREDITS))),
  );
}

/** The day of the month within which so much was gone; at midnight that is the day that ends. */
function daysGone({ from }: MonthReport, { gone }: KindMonth): readonly string[] {
  return [gone.half, gone.most, gone.all].map((at) => (at === undefined ? "-" : String(dayWithin(from, at - 1))));
}

/** A line for each group of seats whose credits nobody else can use. */
function seatGroups(kind: KindId, estimate: Estimate): Page {
  const groups = new Set(estimate.months.flatMap(({ kinds }) => Object.keys(kinds[kind]?.bySeatGroup ?? {})));
  if (groups.size === 0) return [];
  const seats = new Map(
    estimate.stages.flatMap(({ subscription }) => subscription.groups.map(({ owner, count }) => [owner, count])),
  );
  const rows: readonly Row[] = [...groups].map((owner) => {
    const months = estimate.months.flatMap(({ kinds }) => kinds[kind]?.bySeatGroup[owner] ?? []);
    const sum = (what: "used" | "shortage" | "expired") => add(...months.map((month) => month[what]));
    const left = months.at(-1)?.left ?? NO_CREDITS;
    const name = `${owner.replace(/#.*$/, "")}, ${seats.get(owner) ?? "?"}`;
    return {
      cells: [name, creditsText(sum("used")), orDash(sum("shortage")), orDash(sum("expired")), creditsText(left)].map(
        (each) => cell(each),
      ),
    };
  });
  const columns: readonly Column[] = [
    { title: ["seats locked to their credits"], align: "left" },
    { title: ["used"], align: "right" },
    { title: ["short"], align: "right" },
    { title: ["expired"], align: "right" },
    { title: ["left"], align: "right" },
  ];
  return table(columns, rows);
}

/** "24,000 granted + 1,400 bought = 21,780 used + 3,620 expired + 0 left". */
function conservation(kind: KindId, total: KindTotal, estimate: Estimate): string {
  const inHand = openingOf(kind, estimate);
  const burned = add(...Object.values(total.burned));
  const given = [
    ...(inHand === 0 ? [] : [`${creditsText(inHand)} in hand`]),
    `${creditsText(total.included)} granted`,
    ...(total.bought === 0 ? [] : [`${creditsText(total.bought)} bought`]),
  ];
  const line = `${given.join(" + ")} = ${creditsText(burned)} used + ${creditsText(total.expired)} expired + ${creditsText(total.left)} left`;
  const beyond = [
    ...(total.exchanged === 0 ? [] : [`${creditsText(total.exchanged)} covered by other credits`]),
    ...(total.overage === 0 ? [] : [`${creditsText(total.overage)} billed as overage`]),
    ...(total.shortage === 0 ? [] : [`${creditsText(total.shortage)} not delivered`]),
  ];
  return beyond.length === 0
    ? line
    : `${line}; ${creditsText(total.used)} wanted = ${creditsText(burned)} used + ${beyond.join(" + ")}`;
}

/** What a customer brings along. */
function openingOf(kind: KindId, { offer }: Estimate): Credits {
  const { balance } = offer.continues ?? {};
  if (balance === undefined) return NO_CREDITS;
  if (typeof balance === "object") return credits(balance[kind] ?? "0");
  return offer.plan.kinds[0] === kind ? credits(balance) : NO_CREDITS;
}

/** How the grants are shared and what becomes of the rest, in half a sentence. */
function whatIsLeft(estimate: Estimate, kind: KindId): string {
  const grants = grantsOf(estimate, kind).filter(({ every }) => every !== "once");
  if (grants.length === 0) return "";
  const shared = grants.some(({ per, pooled }) => per === "seat" && pooled)
    ? `, one pool for ${estimate.seats} seats`
    : "";
  const locked = grants.some(({ per, pooled }) => per === "seat" && !pooled) ? ", locked to each seat" : "";
  const rolls = grants.some(({ rollover }) => rollover !== undefined)
    ? "; what is left rolls over as the plan says"
    : "; what is left expires when the next come";
  return `${shared}${locked}${rolls}`;
}
