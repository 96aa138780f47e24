import type { Answered } from "../../choose/answered.ts";
import { leaderOf } from "../../choose/answered.ts";
import { ageInDays } from "../../choose/marks.ts";
import type { Plan } from "../../plans/plan.ts";
import { toNumber } from "../../units/credits.ts";
import { estimateRows } from "../csv.ts";
import { date } from "../format.ts";
import { tell } from "../html/sections.ts";
import { notes, type Page, type Row, type Table } from "../page.ts";
import type { Context, EstimateReport } from "../report.ts";
import { safe } from "../safe.ts";

/** One sheet of a workbook: a question each, its first row says what the columns are. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
}

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly holds: "text" | "number" | "money" | "share";
}

export type SheetValue = string | number | undefined;

/** What an estimate found as sheets: the answer in words, the figures of every offer, the ledger by month, the sources. */
export function workbook(report: EstimateReport, context: Context): readonly Sheet[] {
  const answered = answeredIn(report);
  return [
    ...(answered ? [answerSheet(answered, context)] : []),
    offersSheet(report),
    ...(answered ? monthsSheets(answered) : []),
    sourcesSheet(plansIn(report), context),
  ];
}

/** A workbook of one team tells its answer in words; of several, a row for each of their offers says it all. */
function answeredIn(report: EstimateReport): Answered | undefined {
  return report.is === "plan" || report.is === "plans" ? report : undefined;
}

function answerSheet(answered: Answered, context: Context): Sheet {
  const { asked, verdict, reasons, aside, before } = tell(answered, context);
  const said = (about: string, page: Page) =>
    page.flatMap((block) => {
      if (block.is === "notes") return block.notes.map(({ label, text }) => [about, label, text]);
      if (block.is === "table") return block.table.rows.map((row) => [about, ...rowInWords(block.table, row)]);
      return block.is === "text" ? [[about, "", block.text]] : [];
    });
  const rows = [
    ...said("asked", asked),
    ...said("answer", verdict),
    ...said("why", [...notes(reasons), ...aside]),
    ...said("before you use it", before),
    ["made with", "", `credits ${context.version}, ${context.commandLine}`],
  ];
  return {
    name: "Answer",
    columns: [text("about", 18), text("of", 24), text("says", 110)],
    rows: rows.map((row) => row.map(shown)),
  };
}

/** Whose row it is, and its other cells behind their titles. */
function rowInWords({ columns }: Table, { cells: [name, ...others] }: Row): readonly [string, string] {
  const told = others.map(({ text }, index) => `${columns[index + 1]?.title.join(" ") ?? ""} ${text}`);
  return [name?.text ?? "", told.join(", ")];
}

const MONEY = new Set(["overage_cost", "subscription", "total", "converted_total"]);
const NUMBERS = new Set(["months", "seats", "included", "used", "over"]);

function offersSheet(report: EstimateReport): Sheet {
  const { header, rows } = estimateRows(report);
  const columns = header.map((name) => columnCalled(name));
  const name = report.is === "plan" || report.is === "scenarios" ? "Tiers" : "Vendors";
  return { name, columns, rows: rows.map((row) => row.map((value, index) => valueFor(columns[index], value))) };
}

function columnCalled(name: string): SheetColumn {
  const title = name.replaceAll("_", " ");
  if (MONEY.has(name)) return { title, width: 14, holds: "money" };
  if (name === "share") return { title, width: 8, holds: "share" };
  return NUMBERS.has(name) ? number(title) : text(title, name === "scenario" || name === "why_not" ? 28 : 14);
}

/** Amounts are text where machines read them exactly, and numbers where a spreadsheet adds them up. */
function valueFor(column: SheetColumn | undefined, value: SheetValue): SheetValue {
  if (typeof value !== "string") return value;
  return column?.holds !== "text" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : safe(value);
}

/** The ledger of the offer to take, a row for each month and kind of credits. */
function monthsSheets(answered: Answered): readonly Sheet[] {
  const leader = leaderOf(answered);
  if (!leader) return [];
  const { months, offer } = leader.candidate.estimate;
  const rows = months.flatMap(({ from, kinds }) =>
    offer.plan.kinds.flatMap((kind) => {
      const figures = kinds[kind];
      if (!figures) return [];
      const { used, included, bought, overage, shortage, expired, left } = figures;
      const amounts = [used, included, bought, overage, shortage, expired, left];
      return [[date(from), kind, ...amounts.map((each) => (Number.isFinite(each) ? toNumber(each) : "unlimited"))]];
    }),
  );
  const titles = ["used", "granted", "bought", "overage", "short", "expired", "left"];
  return [{ name: "Months", columns: [text("month", 12), text("kind", 12), ...titles.map(number)], rows }];
}

function sourcesSheet(plans: readonly Plan[], { asOf, maxAge }: Context): Sheet {
  const rows = plans.flatMap((plan) =>
    Object.values(plan.sources).map((source) => {
      const { title, url, date: shownOn, read, authority } = source;
      const age = ageInDays(source, asOf);
      return [
        plan.id,
        shown(title),
        shown(url ?? ""),
        authority,
        shownOn === "undated" ? shownOn : date(shownOn),
        date(read),
        age,
        age > maxAge ? "ask again" : undefined,
      ];
    }),
  );
  return {
    name: "Sources",
    columns: [
      text("plan", 16),
      text("source", 60),
      text("address", 50),
      text("whose word", 14),
      text("of", 12),
      text("read", 12),
      number("days old"),
      text("", 12),
    ],
    rows,
  };
}

function plansIn(report: EstimateReport): readonly Plan[] {
  switch (report.is) {
    case "plan":
      return [report.answer.plan];
    case "scenarios":
      return [report.plan];
    case "plans":
      return report.ranking.answers.map(({ answer }) => answer.plan);
    default:
      return [...new Set(report.rankings.flatMap(({ answers }) => answers.map(({ answer }) => answer.plan)))];
  }
}

function text(title: string, width: number): SheetColumn {
  return { title, width, holds: "text" };
}

function number(title: string): SheetColumn {
  return { title, width: 12, holds: "number" };
}

function shown(value: string): string {
  return safe(value).replaceAll("\u00a0", " ");
}
