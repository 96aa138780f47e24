import type { Answered, Leader } from "../../choose/answered.ts";
import { ageInDays } from "../../choose/marks.ts";
import type { Plan, Source } from "../../plans/plan.ts";
import { date } from "../format.ts";
import type { Context } from "../report.ts";
import { planName } from "../words.ts";
import { html, type Markup } from "./markup.ts";
import { behind, type Section } from "./section.ts";

/** Where the numbers are from and how old they are: of the plan that leads in full, of the others behind a fold. */
export function sourcesSection(answered: Answered, leader: Leader | undefined, context: Context): Section {
  const plans =
    answered.is === "plan" ? [answered.answer.plan] : answered.ranking.answers.map(({ answer }) => answer.plan);
  const first = leader?.candidate.estimate.offer.plan ?? plans[0];
  const others = plans.filter(({ id }) => id !== first?.id);
  return {
    id: "sources",
    title: "Sources",
    body: html`${first && sourcesOf(first, context)}${
      others.length > 0 &&
      behind(
        `Sources of the other ${others.length === 1 ? "plan" : `${others.length} plans`}`,
        others.map((plan) => html`<h3>${planName(plan)}</h3>${sourcesOf(plan, context)}`),
      )
    }`,
  };
}

function sourcesOf(plan: Plan, context: Context): Markup {
  const rows = Object.values(plan.sources)
    .filter(({ authority }) => authority !== "assumed")
    .map((source) => sourceRow(source, context));
  const caption = `Sources of ${planName(plan)}, with their age on ${date(context.asOf)}`;
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table class="sources"><caption>${caption}</caption><thead><tr><th scope="col">source</th><th scope="col">whose word</th><th scope="col">of</th><th scope="col">read</th><th scope="col" class="right">days old</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function sourceRow(source: Source, { asOf, maxAge }: Context): Markup {
  const { title, url, date: shown, read, authority } = source;
  const age = ageInDays(source, asOf);
  const old = age > maxAge;
  return html`<tr><th scope="row">${title}${url !== undefined && html`<span class="url">${url}</span>`}</th><td>${authority}</td><td>${
    shown === "undated" ? "undated" : date(shown)
  }</td><td>${date(read)}</td><td class="right">${age}${old && html` <strong class="old">ask again</strong>`}</td></tr>`;
}
