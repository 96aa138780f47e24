import { answerTo, type DossierQuestion } from "../choose/answered.ts";
import { type Input, inputsOf } from "../choose/inputs.ts";
import { type PriceLever, pricesOf } from "../choose/price-levers.ts";
import { withInput } from "../choose/with-input.ts";
import { type Tried, withNumbers } from "../plans/with-numbers.ts";
import { plain } from "../render/html/controls.ts";
import { isShare } from "../render/html/input-words.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Fraction, fraction, fractionOfDecimal, times } from "../units/fraction.ts";

/** A price that was set on the page: whose, where it stands, and what it is now. */
export interface SetPrice extends Tried {
  readonly plan: string;
}

/** The form of a report and what its fields stand for: what they hold now, as a question. */
export class Fields {
  readonly #form: HTMLFormElement;
  readonly #original: DossierQuestion;
  readonly #inputs: readonly Input[];
  readonly #prices: readonly PriceLever[];

  constructor(form: HTMLFormElement, original: DossierQuestion) {
    this.#form = form;
    this.#original = original;
    this.#inputs = inputsOf(original.scenario);
    this.#prices = pricesOf(answerTo(original));
  }

  /** False while something is in a field that is no number for it. */
  get areValid(): boolean {
    return this.#form.checkValidity();
  }

  get areUntouched(): boolean {
    return this.#inputs.every((_, index) => !this.#isMoved(`input-${index}`)) && this.prices.length === 0;
  }

  /** The question with everything that was moved; what was not is exactly as it came. */
  get question(): DossierQuestion {
    const { plans } = this.#original;
    const { prices } = this;
    return {
      ...this.#original,
      scenario: this.#scenario,
      plans: plans.map((file) =>
        withNumbers(
          file,
          prices.filter(({ plan }) => plan === file.id),
          this.#original,
        ),
      ),
    };
  }

  get prices(): readonly SetPrice[] {
    return this.#prices.flatMap(({ plan, address }, index) => {
      const field = this.#field(`price-${index}`);
      return field.value === field.defaultValue || field.value === ""
        ? []
        : [{ plan, address, value: Number(plain(decimalOf(field.value))) }];
    });
  }

  get #scenario(): Scenario {
    return this.#inputs.reduce((scenario, { name }, index) => {
      if (!this.#isMoved(`input-${index}`)) return scenario;
      const written = decimalOf(this.#field(`input-${index}`).value);
      const value = isShare(name) ? times(written, fraction(1, 100)) : written;
      return saying(withInput(scenario, name, value), name.is);
    }, this.#original.scenario);
  }

  #isMoved(name: string): boolean {
    const field = this.#field(name);
    return field.value !== field.defaultValue;
  }

  #field(name: string): HTMLInputElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }
}

/** What a field of numbers holds, which may be 1e3, to six places. */
function decimalOf(text: string): Fraction {
  return fractionOfDecimal(/^-?\d+(\.\d{1,6})?$/.test(text) ? text : Number(text).toFixed(6));
}

/** What is set is no longer taken for granted. */
function saying(scenario: Scenario, input: Input["name"]["is"]): Scenario {
  if (input !== "working-weeks") return scenario;
  return { ...scenario, stated: new Set([...scenario.stated, "assume.workingWeeksPerYear"]) };
}
