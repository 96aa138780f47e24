import { drawChart } from "./chart.ts";
import type { Look } from "./look.ts";
import { type Block, type Cell, MARKS, type Page, type Table, titleOf } from "./page.ts";
import { safeMarkdown } from "./safe.ts";

/** A chart is a block of code: nothing in it is markup. */
const same = (text: string) => text;
const PLAIN: Look = {
  width: 80,
  symbols: "unicode",
  paint: { strong: same, faint: same, good: same, bad: same, warn: same },
};

/** A page as Markdown: the same facts as tables and lists. Ends with a line break. */
export function drawMarkdown(page: Page): string {
  return `${page.map(drawBlock).join("\n\n")}\n`;
}

function drawBlock(block: Block): string {
  switch (block.is) {
    case "heading":
      return `## ${safeMarkdown(block.text)}`;
    case "text":
      return block.strong ? `**${safeMarkdown(block.text).trim()}**` : safeMarkdown(block.text);
    case "notes":
      return block.notes
        .map(({ label, text }) => `- **${safeMarkdown(label).trim()}**: ${safeMarkdown(text)}`)
        .join("\n");
    case "either":
      return drawTable(block.wide);
    case "chart":
      return drawChart(block.chart, PLAIN)
        .map((line) => `    ${line}`)
        .join("\n");
    default:
      return drawTable(block.table);
  }
}

function drawTable({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const head = line(columns.map((column) => safeMarkdown(titleOf(column))));
  const rule = line(columns.map(({ align }) => (align === "left" ? "---" : "---:")));
  const body = rows.map(({ cells, chosen }) =>
    line(cells.map((each, index) => (chosen && index === 0 ? `**▶ ${cellText(each)}**` : cellText(each)))),
  );
  return [head, rule, ...body].join("\n");
}

function cellText({ text, mark }: Cell): string {
  return `${safeMarkdown(text)}${mark === undefined ? "" : ` ${MARKS[mark].sign}`}`;
}
