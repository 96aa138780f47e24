import type { Look } from "./look.ts";
import type { Bar, Chart, Spark } from "./page.ts";
import { shown } from "./shown.ts";
import { padEnd, widthOf, wrap } from "./width.ts";

/** Longer bars tell no more. */
const WIDEST_BAR = 60;
const NARROWEST_BAR = 10;
/** A share beyond this is cut off there, which its end shows. */
const FURTHEST = 2;
/** From nothing to the most, in eighths of a line. */
const LEVELS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const EIGHTHS = 8;
const COLUMN_LINES = 4;
const WIDEST_LABEL = 24;
/** The most columns that one month of a sparkline takes. */
const WIDEST_MONTH = 4;

/** A chart as lines, in the width there is. What a colour says is said by a sign or a figure as well. */
export function drawChart(chart: Chart, look: Look): readonly string[] {
  switch (chart.is) {
    case "bars":
      return drawBars(chart.bars, look);
    case "sparks":
      return drawSparks(chart.rows, chart.axis, look);
    case "columns":
      return drawColumns(chart, look);
  }
}

/** Each share as a bar up to the whole, which is marked where a bar goes beyond it. */
function drawBars(bars: readonly Bar[], look: Look): readonly string[] {
  const labels = column(
    bars.map(({ label }) => label),
    look,
  );
  const says = bars.map((bar) => shown(bar.says, look));
  const most = Math.min(FURTHEST, Math.max(1, ...bars.map(({ share }) => share ?? 0)));
  const room = roomBeside(labels, says, look);
  const whole = Math.max(1, Math.floor(room / most));
  return bars.map((bar, index) => {
    const drawn = bar.share === undefined ? "" : barOf(bar.share, whole, look);
    const pointer = bar.chosen ? shown("▶", look) : " ";
    const rest = " ".repeat(Math.max(0, room - widthOf(drawn)));
    const line = `${pointer} ${labels[index]}  ${drawn}${rest}  ${says[index]}`.trimEnd();
    return bar.chosen ? look.paint.strong(line) : line;
  });
}

/** Something is at least one sign long. */
function barOf(share: number, whole: number, look: Look): string {
  const length = share > 0 ? Math.max(1, Math.round(Math.min(share, FURTHEST) * whole)) : 0;
  const within = Math.min(length, whole);
  const beyond = length - within;
  const inside = shown("█".repeat(within) + "░".repeat(whole - within), look);
  const outside = share > FURTHEST ? `${"▒".repeat(beyond - 1)}>` : "▒".repeat(beyond);
  return beyond > 0 ? `${inside}${look.paint.bad(shown(outside, look))}` : inside;
}

function drawSparks(rows: readonly Spark[], axis: readonly string[], look: Look): readonly string[] {
  const labels = column([...rows.map(({ label }) => label), ""], look);
  const says = rows.map((row) => shown(row.says, look));
  const count = Math.max(1, ...rows.map(({ amounts }) => amounts.length));
  const wide = Math.max(1, Math.min(WIDEST_MONTH, Math.floor(roomBeside(labels, says, look) / count)));
  const most = Math.max(...rows.flatMap(({ amounts }) => amounts), 0);
  const cell = (sign: string) => (wide > 1 ? `${sign.repeat(wide - 1)} ` : sign);
  const lines = rows.flatMap(({ amounts }, index) => {
    const drawn = amounts.map((amount) => cell(shown(levelOf(amount, most), look))).join("");
    return withSays(`  ${labels[index]}  ${drawn}`, says[index] ?? "", look);
  });
  const marks = axis.map((mark) => padEnd(shown(mark, look).slice(0, wide), wide)).join("");
  return marks.trim() === "" ? lines : [...lines, look.paint.faint(`  ${labels.at(-1)}  ${marks}`.trimEnd())];
}

/** What a row says stands behind it, or below it where there is no room. */
function withSays(drawn: string, says: string, look: Look): readonly string[] {
  const line = `${drawn}  ${says}`;
  if (widthOf(line) <= look.width) return [line.trimEnd()];
  return [drawn.trimEnd(), ...wrap(says, look.width - 4).map((each) => `    ${each}`)];
}

/** What is more than nothing is seen. */
function levelOf(amount: number, most: number): string {
  if (amount <= 0 || most <= 0) return LEVELS[0];
  return LEVELS[Math.max(1, Math.round((amount / most) * EIGHTHS))] ?? LEVELS[EIGHTHS];
}

function drawColumns({ amounts, top }: Extract<Chart, { is: "columns" }>, look: Look): readonly string[] {
  const most = Math.max(...amounts, 0);
  const label = shown(top, look);
  const wide = widthOf(label) + (amounts.length * 2 + 6) <= Math.min(look.width, WIDEST_BAR * 2) ? 2 : 1;
  const lines = Array.from({ length: COLUMN_LINES }, (_, line) => {
    const floor = COLUMN_LINES - 1 - line;
    const signs = amounts.map((amount) => shown(partOf(amount, most, floor), look).repeat(wide)).join("");
    return `  ${padEnd(line === 0 ? label : "", widthOf(label))} ${shown("│", look)}${signs}`.trimEnd();
  });
  const days = `  ${padEnd("", widthOf(label))}  ${daysUnder(amounts.length, wide)}`;
  return [...lines, look.paint.faint(days.trimEnd())];
}

/** The part of a column that falls into one of its lines, counted from the floor. */
function partOf(amount: number, most: number, floor: number): string {
  if (amount <= 0 || most <= 0) return LEVELS[0];
  const eighths = Math.max(1, Math.round((amount / most) * EIGHTHS * COLUMN_LINES)) - floor * EIGHTHS;
  return LEVELS[Math.min(EIGHTHS, Math.max(0, eighths))] ?? LEVELS[0];
}

/** The 1st, 5th, 10th, … day, each under its column. */
function daysUnder(count: number, wide: number): string {
  const days = [1, ...Array.from({ length: Math.floor(count / 5) }, (_, index) => 5 * (index + 1))];
  return days.reduce((line, day) => padEnd(line, (day - 1) * wide) + String(day), "");
}

function column(labels: readonly string[], look: Look): readonly string[] {
  const texts = labels.map((label) => {
    const text = shown(label, look);
    return widthOf(text) > WIDEST_LABEL ? (wrap(text, WIDEST_LABEL)[0] ?? text) : text;
  });
  const widest = Math.max(0, ...texts.map(widthOf));
  return texts.map((text) => padEnd(text, widest));
}

function roomBeside(labels: readonly string[], says: readonly string[], look: Look): number {
  const taken = Math.max(0, ...labels.map(widthOf)) + Math.max(0, ...says.map(widthOf)) + 6;
  return Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, look.width - taken));
}
