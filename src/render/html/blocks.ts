import { type Block, type Cell, MARKS, type Page, type Row, type Table, titleOf } from "../page.ts";
import { type Content, html, type Markup } from "./markup.ts";

/** The blocks of a page below a heading of a report. `caption` names its tables for those who hear them. */
export function drawBlocks(page: Page, caption: string): Markup {
  return html`${page.map((block) => drawBlock(block, caption))}`;
}

function drawBlock(block: Block, caption: string): Content {
  switch (block.is) {
    case "heading":
      return html`<h3>${block.text}</h3>`;
    case "text":
      return block.strong ? html`<p class="strong">${block.text}</p>` : html`<p>${block.text}</p>`;
    case "notes":
      return html`<dl class="notes">${block.notes.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`;
    // Drawn in letters for a terminal; the page has charts of its own.
    case "chart":
      return undefined;
    case "either":
      return drawTable(block.wide, caption);
    default:
      return drawTable(block.table, caption);
  }
}

/** A table that scrolls in itself where it is wider than the screen, also with the keyboard. */
export function drawTable({ columns, rows }: Table, caption: string): Markup {
  const titled = columns.some(({ title }) => title.length > 0);
  const heads = columns.map((column) => html`<th scope="col" class="${column.align}">${titleOf(column)}</th>`);
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>${
    titled && html`<thead><tr>${heads}</tr></thead>`
  }<tbody>${rows.map((row) => drawRow(row, columns))}</tbody></table></div>`;
}

function drawRow({ cells, chosen }: Row, columns: Table["columns"]): Markup {
  const drawn = cells.map((each, index) => {
    const align = columns[index]?.align ?? "left";
    return index === 0
      ? html`<th scope="row" class="${align}">${chosen && CHOSEN}${cellContent(each)}</th>`
      : html`<td class="${align}">${cellContent(each)}</td>`;
  });
  return chosen ? html`<tr class="chosen">${drawn}</tr>` : html`<tr>${drawn}</tr>`;
}

const CHOSEN = html`<span aria-hidden="true">▶ </span><span class="unseen">Recommended: </span>`;

export function cellContent({ text, mark }: Cell): Content {
  if (mark === undefined) return text;
  const { sign, name } = MARKS[mark];
  return html`${text}<abbr class="mark" title="${name}">${sign}</abbr>`;
}
