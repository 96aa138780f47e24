import { drawChart } from "./chart.ts";
import type { Look } from "./look.ts";
import type { Block, Note, Page } from "./page.ts";
import { shown } from "./shown.ts";
import { drawTable, fits } from "./table.ts";
import { padEnd, widthOf, wrap } from "./width.ts";

/** Sentences read badly on lines that are longer. */
const WIDEST_TEXT = 100;
const WIDEST_LABEL = 20;

/** A page for a terminal. Ends with a line break. */
export function drawText(page: Page, look: Look): string {
  const lines: string[] = [];
  for (const block of page) {
    if (lines.length > 0 && !("tight" in block && block.tight)) lines.push("");
    lines.push(...drawBlock(block, look));
  }
  return `${lines.join("\n")}\n`;
}

function drawBlock(block: Block, look: Look): readonly string[] {
  const width = Math.min(look.width, WIDEST_TEXT);
  switch (block.is) {
    case "heading":
      return wrap(shown(block.text, look), width).map(look.paint.strong);
    case "text": {
      const lines = wrap(shown(block.text, look), width);
      return block.strong ? lines.map(look.paint.strong) : lines;
    }
    case "notes":
      return drawNotes(block.notes, look, width);
    case "either":
      return fits(block.wide, look)
        ? drawTable(block.wide, look)
        : block.narrow.flatMap((each, index) => [...(index > 0 ? [""] : []), ...drawBlock(each, look)]);
    case "chart":
      return drawChart(block.chart, look);
    default:
      return drawTable(block.table, look);
  }
}

/** Labels in a column, their texts beside them; under them where there is little room or a label is long. */
function drawNotes(notes: readonly Note[], look: Look, width: number): readonly string[] {
  const labels = notes.map(({ label }) => shown(label, look));
  const short = labels.map(widthOf).filter((each) => each <= WIDEST_LABEL);
  const column = Math.max(0, ...short);
  return notes.flatMap((note, index) => {
    const label = labels[index] ?? "";
    const content = shown(note.text, look);
    if (width < 50 || widthOf(label) > WIDEST_LABEL) {
      const heads = wrap(label, width - 2).map((line) => `  ${look.paint.faint(line)}`);
      return [...heads, ...wrap(content, width - 4).map((line) => `    ${line}`)];
    }
    const lines = wrap(content, width - column - 5);
    return lines.map((line, at) =>
      `  ${at === 0 ? look.paint.faint(padEnd(label, column)) : " ".repeat(column)}   ${line}`.trimEnd(),
    );
  });
}
