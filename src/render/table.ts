import CliTable from "cli-table3";
import type { Look } from "./look.ts";
import { type Cell, type Column, MARKS, type Row, type Table } from "./page.ts";
import { shown } from "./shown.ts";
import { padEnd, padStart, widthOf, wrap } from "./width.ts";

const GAP = "  ";
const NARROWEST_WORDS = 14;
const WIDEST_WORDS = 34;

/** How much room words may take: left-aligned cells are wrapped, then titles too, so that figures are not pushed out. */
interface Room {
  readonly words: number;
  readonly wrapTitles: boolean;
}

const ROOMS: readonly Room[] = [false, true].flatMap((wrapTitles) =>
  [WIDEST_WORDS, 26, 20, NARROWEST_WORDS].map((words) => ({ words, wrapTitles })),
);

/**
 * A table as lines without borders. Where it is wider than the terminal, words are wrapped, then what other columns already
 * tell is left out, and if that is not enough, each row becomes a block of lines: no figure is ever lost.
 */
export function drawTable(table: Table, look: Look): readonly string[] {
  for (const candidate of [table, ...withoutSpares(table)]) {
    for (const room of ROOMS) {
      const drawn = new Drawing(candidate, look, room);
      if (drawn.width <= look.width) return drawn.lines();
    }
  }
  return blocks(table, look);
}

/** True where a table has room with all its columns and no word of it wrapped. */
export function fits(table: Table, look: Look): boolean {
  return new Drawing(table, look, { words: WIDEST_WORDS, wrapTitles: false }).width <= look.width;
}

/** The table without its most dispensable column, without the two most dispensable ones, and so on. */
function withoutSpares(table: Table): readonly Table[] {
  const order = table.columns
    .flatMap(({ spare }, index) => (spare === undefined ? [] : [{ spare, index }]))
    .sort((a, b) => b.spare - a.spare);
  return order.map((_, count) => {
    const gone = new Set(order.slice(0, count + 1).map(({ index }) => index));
    const kept = <T>(list: readonly T[]) => list.filter((_each, index) => !gone.has(index));
    return { columns: kept(table.columns), rows: table.rows.map((row) => ({ ...row, cells: kept(row.cells) })) };
  });
}

class Drawing {
  readonly width: number;
  private readonly look: Look;
  private readonly columns: readonly Measured[];
  private readonly table: Table;
  private readonly margin: number;

  constructor(table: Table, look: Look, room: Room) {
    this.table = table;
    this.look = look;
    this.margin = 2;
    const measured = table.columns.map((column, index) =>
      measure(
        column,
        table.rows.map(({ cells }) => cells[index]),
        look,
        room,
      ),
    );
    this.columns = withElasticColumn(measured, look.width - this.margin - GAP.length * (measured.length - 1));
    this.width = this.margin + sumOf(this.columns) + GAP.length * (this.columns.length - 1);
  }

  lines(): readonly string[] {
    const height = Math.max(0, ...this.columns.map(({ title }) => title.length));
    const head = this.columns.map(({ title }) => [...Array<string>(height - title.length).fill(""), ...title]);
    const titles = height === 0 ? [] : [head];
    const drawn = this.assembled([...titles, ...this.table.rows.map((row) => this.cells(row))]);
    const { paint } = this.look;
    const rows = this.table.rows.flatMap(({ chosen, head: isHead }, index) => {
      const lines = drawn[index + titles.length] ?? [];
      const pointed = lines.map((line, at) => `${chosen && at === 0 ? pointerOf(this.look) : " "} ${line}`.trimEnd());
      return chosen || isHead ? pointed.map(paint.strong) : pointed;
    });
    const heading = drawn.slice(0, titles.length).flat();
    return [...heading.map((line) => paint.faint(`${" ".repeat(this.margin)}${line}`.trimEnd())), ...rows];
  }

  /** Cells put side by side, row by row, each row as its lines. */
  private assembled(rows: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
    const table = new CliTable({
      chars: { ...NO_BORDERS, middle: GAP },
      colAligns: this.columns.map(({ column }) => column.align),
      colWidths: this.columns.map(({ width }) => width),
      style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    });
    for (const row of rows) table.push(row.map((lines) => lines.join("\n")));
    const lines = table.toString().split("\n");
    const heights = rows.map((row) => Math.max(1, ...row.map((cell) => cell.length)));
    return heights.map((height, index) => {
      const before = heights.slice(0, index).reduce((sum, each) => sum + each, 0);
      return lines.slice(before, before + height);
    });
  }

  /** The cells of a row, each as its lines: figures stand under figures, and marks in a column of their own behind them. */
  private cells(row: Row): readonly (readonly string[])[] {
    return this.columns.map(({ column, figures, marks, width }, index) => {
      const { text, mark, words = false, indent = 0 } = row.cells[index] ?? { text: "" };
      const sign = mark === undefined ? "" : shown(MARKS[mark].sign, this.look);
      const content = shown(text, this.look).replaceAll("\u00a0", " ");
      if (column.align === "left") return indented(sign ? `${content}\u00a0${sign}` : content, indent, width);
      if (words) return [sign ? `${content} ${sign}` : content];
      return [padStart(content, figures) + (marks > 0 ? ` ${padEnd(sign, marks)}` : "")];
    });
  }
}

/** Words as lines, all of them in from the left. */
function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent).map((line) => " ".repeat(indent) + line);
}

const NO_BORDERS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
    .map((edge) => [edge, ""]),
);

/** A column with its title as lines and its widths: of the figures, of the marks behind them, and of the whole. */
interface Measured {
  readonly column: Column;
  readonly title: readonly string[];
  readonly figures: number;
  readonly marks: number;
  readonly width: number;
}

function sumOf(columns: readonly Measured[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** A column of running text takes what the others leave it. */
function withElasticColumn(columns: readonly Measured[], available: number): readonly Measured[] {
  return columns.map((each) => {
    if (!each.column.elastic) return each;
    const left = available - (sumOf(columns) - each.width);
    return { ...each, width: Math.max(Math.min(each.width, left), NARROWEST_WORDS) };
  });
}

function measure(column: Column, cells: readonly (Cell | undefined)[], look: Look, room: Room): Measured {
  const given = cells.flatMap((each) => each ?? []);
  const textWidth = (each: Cell) => widthOf(shown(each.text, look));
  const figures = Math.max(0, ...given.filter((each) => !each.words).map(textWidth));
  const marks = given.some((each) => each.mark !== undefined && !each.words) && column.align === "right" ? 1 : 0;
  const withSign = (each: Cell) => textWidth(each) + (each.mark === undefined ? 0 : 2) + (each.indent ?? 0);
  const wordy = Math.max(0, ...given.filter((each) => each.words || column.align === "left").map(withSign));
  const content = Math.max(figures + (marks > 0 ? 2 : 0), wordy);
  const body = column.align === "left" && !column.elastic ? Math.min(content, room.words) : content;
  const title = titleOf(column, body, look, room);
  return { column, title, figures, marks, width: Math.max(body, ...title.map(widthOf)) };
}

function titleOf({ title }: Column, body: number, look: Look, { wrapTitles }: Room): readonly string[] {
  const lines = title.map((line) => shown(line, look));
  if (!wrapTitles) return lines;
  const longest = Math.max(body, ...lines.flatMap((line) => line.split(" ")).map(widthOf));
  return lines.flatMap((line) => wrap(line, longest));
}

function pointerOf(look: Look): string {
  return shown("▶", look);
}

/** Each row as a block: its name, then a line for each figure. */
function blocks({ columns, rows }: Table, look: Look): readonly string[] {
  const titles = columns.map(({ title }) => shown(title.join(" "), look));
  const widest = Math.min(Math.max(...titles.slice(1).map(widthOf), 0), Math.floor(look.width / 2));
  return rows.flatMap((row, index) => {
    const [name, ...figures] = row.cells;
    const head = wrap(withMark(name, look), look.width - 2).map(
      (line, at) => `${at === 0 && row.chosen ? pointerOf(look) : " "} ${line}`,
    );
    const lines = figures.flatMap((each, at) => {
      if (each.text === "") return [];
      const [first = "", ...more] = wrap(withMark(each, look), look.width - widest - 6);
      const label = wrap(titles[at + 1] ?? "", widest);
      const labels = label.map((line, count) =>
        `    ${padEnd(line, widest)}${GAP}${count === label.length - 1 ? first : ""}`.trimEnd(),
      );
      return [...labels, ...more.map((line) => `${" ".repeat(widest + 6)}${line}`)];
    });
    const painted = row.chosen ? head.map(look.paint.strong) : head;
    return [...(index > 0 ? [""] : []), ...painted, ...lines];
  });
}

function withMark(each: Cell | undefined, look: Look): string {
  if (!each) return "";
  const text = shown(each.text, look);
  return each.mark === undefined ? text : `${text}\u00a0${shown(MARKS[each.mark].sign, look)}`;
}
