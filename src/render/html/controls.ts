import type { Answered, DossierQuestion } from "../../choose/answered.ts";
import { type Input, inputsOf } from "../../choose/inputs.ts";
import { type PriceLever, pricesOf } from "../../choose/price-levers.ts";
import { approximately, dividedBy, type Fraction, fraction, times } from "../../units/fraction.ts";
import { moneyAsFraction } from "../../units/money.ts";
import { sentence, trimmed } from "../format.ts";
import { offerAmongPlans } from "../offer-name.ts";
import { billedInWords, eachInWords } from "../words.ts";
import { inputName, isShare } from "./input-words.ts";
import { html, type Markup } from "./markup.ts";
import { behind } from "./section.ts";

/**
 * The numbers that can be moved, as a form that the script brings to life; hidden where there is no script. The n-th of
 * `inputsOf` is the field `input-n`, the n-th of `pricesOf` is `price-n`.
 */
export function controls({ scenario }: DossierQuestion, answered: Answered): Markup {
  const inputs = inputsOf(scenario).map((input, index) => inputField(input, index, scenario));
  const prices = pricesOf(answered).map(priceField);
  return html`<section id="try" aria-labelledby="try-title" hidden><h2 id="try-title">Try other numbers</h2><form id="numbers" autocomplete="off"><fieldset><legend class="unseen">The work</legend><div class="fields">${inputs}</div></fieldset>${
    prices.length > 0 &&
    html`<details><summary>Prices, when you have a quote</summary><fieldset><legend class="unseen">Prices</legend><div class="fields">${prices}</div></fieldset></details>`
  }<p class="now" id="now" role="status"></p><div class="buttons"><button type="reset">Back to the numbers of this report</button><button type="button" id="copy">Copy the scenario as YAML</button><a id="download" class="button" download="scenario.yaml" href="#try">Download it</a></div><p class="hint" id="told" role="status"></p>${behind(
    "The scenario as YAML, and the command that repeats this",
    html`<textarea id="yaml" readonly rows="12" aria-label="The scenario as YAML"></textarea><p><code id="again"></code></p>`,
  )}</form></section>`;
}

function inputField(input: Input, index: number, scenario: DossierQuestion["scenario"]): Markup {
  const id = `input-${index}`;
  const share = isShare(input.name);
  const value = plain(share ? times(input.now, fraction(100)) : input.now);
  const name = inputName(input.name, scenario);
  const { least, most, step } = sliderOf(input);
  return html`<div class="field"><label for="${id}">${name}</label><input type="range" min="${least}" max="${most}" step="${step}" value="${value}" data-for="${id}" aria-label="${name}, slider"><span class="number"><input type="number" id="${id}" name="${id}" min="${least}" max="${share ? most : MOST_NUMBER}" step="any" value="${value}" inputmode="decimal" required>${share && "%"}</span></div>`;
}

/** A slider has the steps of its input, fewer where there are many, and reaches to three times what is there. */
function sliderOf({ name, now, step, least, most }: Input): { least: number; most: number; step: number } {
  if (name.is !== "people" && name.is !== "rate") return { least, most: Math.min(most, MOST_SHARE), step: 1 };
  const today = approximately(dividedBy(now, step));
  return {
    least,
    most: Math.max(10, Math.ceil(today * 3)),
    step: Math.max(1, 10 ** Math.floor(Math.log10(Math.max(today, 1) / 30))),
  };
}

const MOST_SHARE = 300;
const MOST_NUMBER = 1_000_000_000;

function priceField(lever: PriceLever, index: number): Markup {
  const id = `price-${index}`;
  const value = lever.now === undefined ? "" : plain(moneyAsFraction(lever.now));
  return html`<div class="field"><label for="${id}">${priceName(lever)}</label><span class="number"><input type="number" id="${id}" name="${id}" min="0" max="${MOST_NUMBER}" step="any" value="${value}" placeholder="not published" inputmode="decimal">${lever.currency}</span></div>`;
}

/** "Apollo Basic, a seat a month, billed yearly". */
function priceName({ of }: PriceLever): string {
  const name = offerAmongPlans(of.in);
  if (of.is === "top-up")
    return `${of.in.estimate.offer.plan.vendor}, ${of.topUp.unit.is === "pack" ? "a pack of credits" : "a credit"} on top`;
  const { per, every } = of.line;
  const each = every === "once" ? "once" : eachInWords(every).replace("each ", "a ");
  return sentence(
    `${name}: ${per === "account" ? "" : `a ${per} `}${each}, billed ${billedInWords(of.in.estimate.offer.billing.id)}`,
  );
}

/** A number as a field holds it. */
export function plain(value: Fraction): string {
  return trimmed(value, 6).replaceAll(",", "");
}
