import { answerTo, type DossierQuestion } from "../choose/answered.ts";
import { type Dossier, looksAround } from "../choose/dossier.ts";
import type { Carried } from "../render/html/carried.ts";
import { type Told, tell } from "../render/html/sections.ts";
import { offerAmongPlans } from "../render/offer-name.ts";
import { TooLargeError } from "../units/too-large.ts";
import { elementCalled, elementOf } from "./elements.ts";
import { Fields } from "./fields.ts";
import { HandOver } from "./hand-over.ts";
import { PagedReport } from "./paged-report.ts";

/** How long a step of what lies around an answer may take before the page answers its reader again, in milliseconds. */
const BREATH = 12;
/** How long nothing must move before all that lies around an answer is computed, in milliseconds. */
const PAUSE = 250;

/** The report as a calculator: a number is moved, and everything is computed again, here, with nothing fetched. */
export class Calculator {
  readonly #carried: Carried;
  readonly #form = elementOf("numbers", HTMLFormElement);
  readonly #now = elementCalled("now");
  readonly #fields: Fields;
  readonly #report: PagedReport;
  readonly #handOver: HandOver;
  /** Goes up with each change, so that what is still being computed for an earlier one is given up. */
  #turn = 0;

  constructor(carried: Carried) {
    this.#carried = carried;
    this.#fields = new Fields(this.#form, carried.question);
    this.#report = new PagedReport(carried.context);
    this.#handOver = new HandOver();
  }

  start(): void {
    for (const field of this.#form.querySelectorAll("input")) this.#pair(field);
    this.#form.addEventListener("input", () => this.#compute());
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("reset", () => setTimeout(() => this.#compute()));
    new ResizeObserver(() => this.#report.drawCharts()).observe(elementCalled("report"));
    elementCalled("try").hidden = false;
    this.#compute();
  }

  /** A slider and its field show the same number. */
  #pair(field: HTMLInputElement): void {
    const { for: name } = field.dataset;
    if (name === undefined) {
      const slider = this.#form.querySelector<HTMLInputElement>(`[data-for="${field.id}"]`);
      if (slider) field.addEventListener("input", () => Object.assign(slider, { value: field.value }));
    } else field.addEventListener("input", () => Object.assign(elementCalled(name), { value: field.value }));
  }

  #compute(): void {
    this.#turn += 1;
    if (!this.#fields.areValid) {
      this.#now.textContent = "A number is missing or out of range.";
      return;
    }
    try {
      this.#answer(this.#fields.question);
    } catch (error) {
      if (!(error instanceof TooLargeError)) throw error;
      this.#now.textContent = `These numbers are too large: ${error.message}.`;
    }
  }

  #answer(question: DossierQuestion): void {
    const began = performance.now();
    const answered = answerTo(question);
    const took = performance.now() - began;
    const told = tell(answered, this.#carried.context);
    const dossier: Dossier = { question, answered, growth: undefined, swings: [] };
    if (this.#fields.areUntouched) this.#report.showFirst(dossier, told);
    else this.#report.show(dossier, told);
    this.#now.textContent = nowInWords(told);
    this.#handOver.offer(question, this.#fields.prices);
    elementCalled("report").dataset.milliseconds = took.toFixed(1);
    const turn = this.#turn;
    setTimeout(() => this.#lookAround(dossier, told, turn), PAUSE);
  }

  /** What more or less work would cost, and what the answer hangs on: in small steps, given up when a number moves again. */
  #lookAround(dossier: Dossier, told: Told, turn: number): void {
    const steps = looksAround(dossier.question, dossier.answered);
    const goOn = (): void => {
      const until = performance.now() + BREATH;
      while (turn === this.#turn) {
        const step = steps.next();
        if (step.done) {
          this.#report.showAround({ ...dossier, ...step.value }, told);
          return;
        }
        if (performance.now() > until) {
          setTimeout(goOn);
          return;
        }
      }
    };
    goOn();
  }
}

/** "Now: ZoomInfo Sales Elite, $39,995 a year." */
function nowInWords({ leader, telling }: Told): string {
  if (!leader) return "Now no offer with a known total does this work.";
  const { candidate } = leader;
  const { total, currency } = candidate.estimate.cost;
  return `Now: ${offerAmongPlans(candidate)}${total === undefined ? "" : `, ${telling.money(total, currency)} ${telling.span}`}.`;
}
