import type { Dossier } from "../choose/dossier.ts";
import { drawBlocks } from "../render/html/blocks.ts";
import { html } from "../render/html/markup.ts";
import type { ChartId, Section } from "../render/html/section.ts";
import { sectionsOf, type Told } from "../render/html/sections.ts";
import type { Context } from "../render/report.ts";
import { CHARTS } from "./charts/charts.ts";
import { elementCalled } from "./elements.ts";

/** Sections that take longer than a moment to compute. */
const AROUND: ReadonlySet<Section["id"]> = new Set(["growth", "hangs"]);

/** The sections of a report as they stand on the page, and their charts. */
export class PagedReport {
  readonly #context: Context;
  #shown: { readonly dossier: Dossier; readonly told: Told } | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The report as it came: its words stand already, its charts are drawn. */
  showFirst(dossier: Dossier, told: Told): void {
    if (this.#shown) this.show(dossier, told);
    else this.#charts(dossier, told);
  }

  /** Everything that follows from an answer at once. What lies around it is dimmed until it is there. */
  show(dossier: Dossier, told: Told): void {
    elementCalled("asked").innerHTML = drawBlocks(told.asked, "The question").text;
    this.#write(dossier, told, (id) => !AROUND.has(id));
    for (const id of AROUND) document.getElementById(`${id}-body`)?.classList.add("waiting");
    this.#charts(dossier, told);
  }

  showAround(dossier: Dossier, told: Told): void {
    this.#write(dossier, told, (id) => AROUND.has(id));
    this.#charts(dossier, told);
    elementCalled("report").dataset.complete = "yes";
  }

  /** Again, in the room that there is. */
  drawCharts(): void {
    if (this.#shown) this.#charts(this.#shown.dossier, this.#shown.told);
  }

  #write(dossier: Dossier, told: Told, isMeant: (id: Section["id"]) => boolean): void {
    const sections = sectionsOf(dossier, told, this.#context).filter(({ id }) => isMeant(id));
    for (const { id, title, body } of sections) {
      const place = document.getElementById(`${id}-body`);
      if (!place) continue;
      const open = [...place.querySelectorAll("details")].map((fold) => fold.open);
      elementCalled(`${id}-title`).textContent = title;
      place.innerHTML = html`${body}`.text;
      place.classList.remove("waiting");
      for (const [index, fold] of [...place.querySelectorAll("details")].entries()) fold.open = open[index] === true;
    }
  }

  #charts(dossier: Dossier, told: Told): void {
    this.#shown = { dossier, told };
    for (const [id, draw] of Object.entries(CHARTS)) {
      const place = document.getElementById(`chart-${id satisfies string as ChartId}`);
      const figure = place?.closest("figure");
      if (!place || !figure) continue;
      figure.hidden = false;
      const drawn = draw(dossier, told, place.clientWidth);
      if (drawn.length > 0) place.replaceChildren(...drawn);
      else if (!AROUND.has(id as Section["id"])) figure.hidden = true;
    }
  }
}
