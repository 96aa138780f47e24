import type { Mark } from "../choose/marks.ts";

/*
 * What a report says, before it is known whether a terminal or a Markdown page shows it. Text in it is raw: each way of drawing
 * makes it safe in its own manner.
 */

export type Page = readonly Block[];

export type Block =
  | { readonly is: "heading"; readonly text: string }
  /** A paragraph. `tight` follows the block above without an empty line; `strong` is the answer. */
  | { readonly is: "text"; readonly text: string; readonly tight?: boolean; readonly strong?: boolean }
  /** Remarks under a word each, such as what a neighbour lost by. */
  | { readonly is: "notes"; readonly notes: readonly Note[]; readonly tight?: boolean }
  | { readonly is: "table"; readonly table: Table; readonly tight?: boolean }
  /** The wide table where all of it fits, else what stands for it. */
  | { readonly is: "either"; readonly wide: Table; readonly narrow: Page }
  | { readonly is: "chart"; readonly chart: Chart; readonly tight?: boolean };

/** What is drawn beside its figures: never a fact that stands nowhere else. */
export type Chart =
  /** Shares of a whole; what goes beyond it is drawn in another sign. */
  | { readonly is: "bars"; readonly bars: readonly Bar[] }
  /** Amounts side by side in time, all rows on one scale. */
  | { readonly is: "sparks"; readonly rows: readonly Spark[]; readonly axis: readonly string[] }
  /** One amount from day to day, in columns; `top` is what the highest one stands for. */
  | { readonly is: "columns"; readonly amounts: readonly number[]; readonly top: string };

export interface Bar {
  readonly label: string;
  /** 1 is the whole; undefined where there is none. */
  readonly share: number | undefined;
  readonly says: string;
  readonly chosen?: boolean;
}

export interface Spark {
  readonly label: string;
  readonly amounts: readonly number[];
  readonly says: string;
}

export interface Note {
  readonly label: string;
  readonly text: string;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  /** Lines, from the top; none at all where the figures speak for themselves. */
  readonly title: readonly string[];
  readonly align: "left" | "right";
  /** Left out where the table does not fit, the highest first: what other columns already tell. */
  readonly spare?: number;
  /** Running text: takes the room that the other columns leave. */
  readonly elastic?: boolean;
}

/** A title on one line: "disputed" from "dis-" above "puted". */
export function titleOf({ title }: Column): string {
  return title.join(" ").replaceAll(/(?<=[a-z])- (?=[a-z])/g, "");
}

export interface Row {
  readonly cells: readonly Cell[];
  /** The recommended one. */
  readonly chosen?: boolean;
  /** The head of the rows below it. */
  readonly head?: boolean;
}

export interface Cell {
  readonly text: string;
  readonly mark?: Mark | undefined;
  /** Words where the column has figures: they may use the room of the marks as well. */
  readonly words?: boolean;
  /** By how many columns words stand in from the left. */
  readonly indent?: number;
}

export const MARKS: Readonly<Record<Mark, { readonly sign: string; readonly name: string }>> = {
  "third-party": { sign: "†", name: "third party" },
  disputed: { sign: "‡", name: "disputed" },
  assumed: { sign: "°", name: "assumed" },
  unpublished: { sign: "?", name: "not published" },
};

export function cell(text: string, mark?: Mark): Cell {
  return { text, mark };
}

export function words(text: string, mark?: Mark): Cell {
  return { text, mark, words: true };
}

/** A figure with its mark, within a sentence. */
export function marked(figure: string, mark: Mark | undefined): string {
  return mark === undefined ? figure : `${figure}\u00a0${MARKS[mark].sign}`;
}

export function text(content: string, options: { readonly tight?: boolean; readonly strong?: boolean } = {}): Page {
  return content === "" ? [] : [{ is: "text", text: content, ...options }];
}

export function notes(all: readonly Note[], options: { readonly tight?: boolean } = {}): Page {
  return all.length === 0 ? [] : [{ is: "notes", notes: all, ...options }];
}

export function table(
  columns: readonly Column[],
  rows: readonly Row[],
  options: { readonly tight?: boolean } = {},
): Page {
  return rows.length === 0 ? [] : [{ is: "table", table: { columns, rows }, ...options }];
}

export function tableOf({ columns, rows }: Table): Page {
  return table(columns, rows);
}

/** One table where there is room for it, and otherwise the same rows as two, one under the other. */
export function either(wide: Table, narrow: readonly Table[]): Page {
  return wide.rows.length === 0 ? [] : [{ is: "either", wide, narrow: narrow.flatMap(tableOf) }];
}

export function chart(drawn: Chart, options: { readonly tight?: boolean } = {}): Page {
  return [{ is: "chart", chart: drawn, ...options }];
}

/** A table without the columns in which no row says anything. */
export function withoutEmptyColumns({ columns, rows }: Table): Table {
  const kept = columns.map((_, index) =>
    rows.some(({ cells }) => (cells[index]?.text ?? "") !== "" || cells[index]?.mark !== undefined),
  );
  return {
    columns: columns.filter((_, index) => kept[index]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => kept[index]) })),
  };
}
