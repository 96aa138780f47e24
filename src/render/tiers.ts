import type { Candidate, Obstacle } from "../choose/answer.ts";
import { kindOn, shareUsed } from "../choose/basis.ts";
import { type Figure, markOf } from "../choose/marks.ts";
import { type Grant, isKnown, type KindId } from "../plans/plan.ts";
import type { Credits } from "../units/credits.ts";
import { counted, creditsText, listed, percent } from "./format.ts";
import { grantsOf, isUnlimited, rowName, rowParts } from "./offer-name.ts";
import { type Cell, type Column, cell, type Page, type Row, table, withoutEmptyColumns, words } from "./page.ts";
import type { Telling } from "./telling.ts";
import { activityName, billedInWords, creditsOfKind, idInWords } from "./words.ts";

/** A team cannot have these at all, so they are told in words and not held against the others. */
const CLOSED_TO_THE_TEAM: ReadonlySet<Obstacle["is"]> = new Set([
  "trial",
  "closed",
  "other-accounts",
  "too-many-seats",
]);

export function isOpen(candidate: Candidate): boolean {
  return !candidate.obstacles.some(({ is }) => CLOSED_TO_THE_TEAM.has(is));
}

/** Every tier that the team can have as a row: what it includes, what the work needs beyond, and what that costs. */
export function tiers(rows: readonly Candidate[], recommended: Candidate | undefined, telling: Telling): Page {
  const open = rows.filter(isOpen);
  const parts = rowParts(open);
  const kinds = open[0]?.estimate.offer.plan.kinds ?? [];
  const someOver = open.some(({ estimate }) =>
    kinds.some((kind) => (kindOn(telling.basis, estimate, kind)?.over ?? 0) > 0),
  );
  const withSubscription = open.some(
    ({ estimate: { cost } }) => cost.total === undefined || cost.total !== cost.subscription,
  );
  const lines = open.flatMap((candidate) =>
    kinds.map((kind, index): Row => {
      const first = index === 0;
      const { estimate } = candidate;
      return {
        chosen: first && candidate === recommended,
        cells: [
          cell(first ? rowName(candidate, parts) : ""),
          cell(kinds.length > 1 ? creditsOfKind(kind, estimate.offer.plan) : ""),
          ...creditCells(candidate, kind, telling, someOver),
          ...(first ? moneyCells(candidate, telling, withSubscription) : [cell(""), cell(""), cell("")]),
          cell(first ? candidate.obstacles.flatMap(obstacleInShort).join(", ") : ""),
        ],
      };
    }),
  );
  const title = ["tier", ...(parts.seats ? ["seats"] : []), ...(parts.billed ? ["billed"] : [])].join(", ");
  const shown = withoutEmptyColumns({ columns: columnsOf(title, telling), rows: lines });
  return table(shown.columns, shown.rows);
}

function columnsOf(title: string, { per, span }: Telling): readonly Column[] {
  return [
    { title: [title], align: "left" },
    { title: ["of"], align: "left" },
    { title: ["included", per], align: "right" },
    { title: ["used", per], align: "right" },
    { title: ["share"], align: "right", spare: 2 },
    { title: ["over"], align: "right" },
    { title: ["overage cost"], align: "right" },
    { title: ["subscription"], align: "right", spare: 1 },
    { title: [`total ${span}`], align: "right" },
    { title: ["why not"], align: "left" },
  ];
}

function creditCells({ estimate }: Candidate, kind: KindId, telling: Telling, someOver: boolean): readonly Cell[] {
  const figures = kindOn(telling.basis, estimate, kind);
  const unlimited = isUnlimited(estimate, kind);
  const mark = grantsOf(estimate, kind).some(hasOpenEnd) ? "unpublished" : markOf(estimate, "included");
  const used = figures?.used ?? (telling.basis === "horizon" ? estimate.used[kind] : undefined);
  const share = figures && !unlimited ? shareUsed(figures) : undefined;
  return [
    figures ? cell(unlimited ? "unlimited" : creditsText(figures.included), mark) : cell("", "unpublished"),
    used === undefined ? cell("", "unpublished") : cell(creditsText(used), markOf(estimate, "used")),
    cell(share === undefined ? "-" : percent(share)),
    cell(figures === undefined || !someOver ? "" : overInWords(figures.over)),
  ];
}

/** True where a ceiling of something unlimited, or what may be carried on, is not published and taken as no limit. */
function hasOpenEnd({ fairUse, rollover }: Grant): boolean {
  const limits = [rollover?.carry, rollover?.capCarried, rollover?.capBalance];
  const carried = limits.flatMap((limit) => (typeof limit === "object" && "credits" in limit ? [limit.credits] : []));
  return (fairUse !== undefined && !isKnown(fairUse)) || carried.some((credits) => !isKnown(credits));
}

function overInWords(over: Credits): string {
  return over === 0 ? "-" : creditsText(over);
}

/** The subscription stands beside the total unless the two are the same in every row. */
function moneyCells(candidate: Candidate, telling: Telling, withSubscription: boolean): readonly Cell[] {
  const { estimate } = candidate;
  const { cost } = estimate;
  const money = (figure: Figure, amount: typeof cost.total) =>
    amount === undefined
      ? undefined
      : cell(telling.money(amount, cost.currency), amount === 0 ? undefined : markOf(estimate, figure));
  return [
    money("beyond", cost.beyond) ?? beyondInWords(candidate),
    withSubscription ? (money("subscription", cost.subscription) ?? words("no price", "unpublished")) : cell(""),
    money("total", cost.total) ?? words("incomplete"),
  ];
}

/** What credits beyond the allowance cost, where that is no amount. */
function beyondInWords({ estimate, needsOnTop }: Candidate): Cell {
  if (estimate.months.length === 0) return cell("", "unpublished");
  if (needsOnTop.some(({ unpublished }) => unpublished !== undefined)) return words("no price", "unpublished");
  return words(needsOnTop.some(({ sold }) => sold === undefined) ? "not sold" : "not enough sold");
}

/** Why an offer is out, in a few words; that it is short or unpriced is seen in its row. */
export function obstacleInShort(obstacle: Obstacle): readonly string[] {
  switch (obstacle.is) {
    case "trial":
      return ["only a trial"];
    case "not-covered":
      return [`no ${listed(obstacle.activities.map(activityName), "or")}`];
    case "lacks":
      return [`no ${listed(obstacle.features.map(idInWords), "or")}`];
    case "too-many-seats":
      return [`${counted(obstacle.most, "seat")} at most, ${obstacle.needed} needed`];
    case "closed":
      return ["no longer sold"];
    case "other-accounts":
      return ["for accounts of another age"];
    case "other-billing":
      return [`not billed ${billedInWords(obstacle.needed)}`];
    default:
      return [];
  }
}
