import type { ComparedPlan, Comparison, NotPriced } from "../../choose/compare/comparison.ts";
import type { Missing } from "../../engine/estimate.ts";
import { creditsText, listed, NO_BREAK } from "../format.ts";
import { whatIsMissing } from "../neighbours.ts";
import { type Column, cell, MARKS, type Note, type Page, table, text } from "../page.ts";
import type { Telling } from "../telling.ts";
import { planName } from "../words.ts";
import { lacksInWords } from "./compare-verdict.ts";

interface Unpriced {
  readonly plan: ComparedPlan;
  readonly place: NotPriced;
}

/** So many are told in sentences; more stand in a table of their own. */
const MOST_IN_WORDS = 2;

/** Plans whose vendors do not publish what a total takes: what that is, and the total below which each would win. */
export function fewNotPriced(comparison: Comparison, telling: Telling): readonly Note[] {
  const unpriced = unpricedIn(comparison);
  return unpriced.length <= MOST_IN_WORDS ? unpriced.map((each) => inWords(each, comparison, telling)) : [];
}

/** The same as a table, where they are many. */
export function manyNotPriced(comparison: Comparison, telling: Telling): Page {
  const unpriced = unpricedIn(comparison);
  if (unpriced.length <= MOST_IN_WORDS) return [];
  const about = `Not published ${MARKS.unpublished.sign}: each wins below the total, and the price of a credit, that stand here.`;
  return [
    ...text(about),
    ...table(
      COLUMNS,
      unpriced.map((each) => ({ cells: cellsOf(each, comparison, telling) })),
      { tight: true },
    ),
  ];
}

function unpricedIn({ plans }: Comparison): readonly Unpriced[] {
  return plans.flatMap((plan) => (plan.place.is === "not-priced" ? [{ plan, place: plan.place }] : []));
}

function inWords({ plan, place }: Unpriced, { currency }: Comparison, { money, creditPrice, span }: Telling): Note {
  const each = place.each && currency !== undefined ? ` (${creditPrice(place.each, currency)} each)` : "";
  const credits = place.credits === undefined ? "" : ` for ${creditsText(place.credits)} credits${each}`;
  const wins =
    place.winsBelow === undefined || currency === undefined
      ? []
      : [`wins below ${money(place.winsBelow, currency)} ${span}${credits}.`];
  return { label: planName(plan.answer.plan), text: [...wins, lacksSentence(place)].join(" ") };
}

function lacksSentence(place: NotPriced): string {
  const [first, ...others] = lacking(place);
  const what = others.length === 0 ? `no ${first}` : `neither ${listed([first ?? "", ...others], "nor")}`;
  return `It publishes ${what}: ${place.lacks.length === 1 ? "a number" : `${place.lacks.length} numbers`} to ask for.`;
}

/** "price", "allowance": what is not published, each once. */
function lacking({ candidates }: NotPriced): readonly string[] {
  const missing = candidates.flatMap(({ estimate, needsOnTop }): readonly Missing[] => [
    ...estimate.missing,
    ...needsOnTop.flatMap(({ unpublished }) => (unpublished ? [{ fact: unpublished, of: "top-up" as const }] : [])),
  ]);
  return whatIsMissing(missing);
}

const COLUMNS: readonly Column[] = [
  { title: ["plan"], align: "left" },
  { title: ["does not publish"], align: "left" },
  { title: ["wins below"], align: "right" },
  { title: ["a credit"], align: "right" },
];

function cellsOf({ plan, place }: Unpriced, { currency }: Comparison, { money, creditPrice }: Telling) {
  return [
    cell(planName(plan.answer.plan)),
    cell(lacking(place).join(", ")),
    cell(place.winsBelow === undefined || currency === undefined ? "-" : money(place.winsBelow, currency)),
    cell(place.each === undefined || currency === undefined ? "-" : creditPrice(place.each, currency)),
  ];
}

/** Plans that have no offer for this work, each with what its closest offer lacks. */
export function notForThisWork({ plans }: Comparison): readonly Note[] {
  const without = plans.flatMap(({ place, answer }) =>
    place.is === "no-offer"
      ? [
          `${planName(answer.plan)} (${place.closest ? `${place.closest.offer.tier.name}: ${lacksInWords(place.closest)}` : "no such tier"})`,
        ]
      : [],
  );
  return without.length === 0 ? [] : [{ label: `no${NO_BREAK}offer`, text: `${without.join("; ")}.` }];
}
