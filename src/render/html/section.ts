import { type Content, html, type Markup } from "./markup.ts";

/** One part of a report: drawn once for the page, and again in it whenever a number is moved. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly body: Content;
}

export type SectionId = "answer" | "costs" | "months" | "growth" | "hangs" | "before" | "sources";

/** The charts of a report. Each stands above a table with the same figures. */
export type ChartId = "costs" | "months" | "growth" | "hangs";

export function drawSection({ id, title, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><div id="${id}-body">${body}</div></section>`;
}

/** Where the script draws a chart; without a script there is nothing but the table. */
export function chartPlace(id: ChartId, caption: string): Markup {
  return html`<figure class="chart" hidden><div id="chart-${id}"></div><figcaption>${caption}</figcaption></figure>`;
}

/** A table that matters less once its chart is drawn. */
export function behind(summary: string, table: Content): Markup {
  return html`<details class="behind"><summary>${summary}</summary>${table}</details>`;
}
