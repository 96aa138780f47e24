import type { PlanAnswer, RuledOut } from "../choose/answer.ts";
import type { NoOffer, NotPriced } from "../choose/without-total.ts";
import type { Missing } from "../engine/estimate.ts";
import type { Currency } from "../units/money.ts";
import { creditsText, listed, NO_BREAK } from "./format.ts";
import { whatIsMissing } from "./neighbours.ts";
import { type Column, cell, MARKS, type Note, type Page, table, text } from "./page.ts";
import type { Telling } from "./telling.ts";
import { obstacleInShort } from "./tiers.ts";
import { planName } from "./words.ts";

/** A plan, and its place among others. */
interface Placed {
  readonly answer: PlanAnswer;
  readonly place: NotPriced | NoOffer | { readonly is: "wins" | "tie" | "costs-more" | "other-currency" };
}

interface Unpriced extends Placed {
  readonly place: NotPriced;
}

/** So many are told in sentences; more stand in a table of their own. */
const MOST_IN_WORDS = 2;

/**
 * Plans whose vendors do not publish what a total takes, a sentence each where they are few: the total below which it would
 * win, and behind that what `lacks` says of it.
 */
export function fewNotPriced(
  plans: readonly Placed[],
  currency: Currency | undefined,
  telling: Telling,
  lacks: (unpriced: Unpriced) => string = toAskFor,
): readonly Note[] {
  const unpriced = unpricedIn(plans);
  if (unpriced.length > MOST_IN_WORDS) return [];
  return unpriced.map((each) => ({
    label: planName(each.answer.plan),
    text: [...winsBelow(each.place, currency, telling), lacks(each)].join(" "),
  }));
}

/** The same as a table, where they are many: what is not published, and below which total and price of a credit each would win. */
export function manyNotPriced(plans: readonly Placed[], currency: Currency | undefined, telling: Telling): Page {
  const unpriced = unpricedIn(plans);
  if (unpriced.length <= MOST_IN_WORDS) return [];
  const never = unpriced.some(({ place }) => place.neverBelow !== undefined)
    ? " What is published of some costs more than that already."
    : "";
  const about = `Not published ${MARKS.unpublished.sign}: each wins below the total, and the price of a credit, that stand here.${never}`;
  return [
    ...text(about),
    ...table(
      COLUMNS,
      unpriced.map((each) => ({ cells: cellsOf(each, currency, telling) })),
      { tight: true },
    ),
  ];
}

function unpricedIn(plans: readonly Placed[]): readonly Unpriced[] {
  return plans.flatMap(({ answer, place }) => (place.is === "not-priced" ? [{ answer, place }] : []));
}

function winsBelow(
  { winsBelow: total, neverBelow, credits, each }: NotPriced,
  currency: Currency | undefined,
  { money, creditPrice, span }: Telling,
): readonly string[] {
  if (neverBelow !== undefined && currency !== undefined)
    return [`cannot win: what it publishes costs ${money(neverBelow, currency)} ${span}, whatever the rest is.`];
  if (total === undefined || currency === undefined) return [];
  const price = each ? ` (${creditPrice(each, currency)} each)` : "";
  const bought = credits === undefined ? "" : ` for ${creditsText(credits)} credits${price}`;
  return [`wins below ${money(total, currency)} ${span}${bought}.`];
}

/** "It publishes neither allowance nor price: 3 numbers to ask for." */
function toAskFor({ place }: Unpriced): string {
  const [first, ...others] = lacking(place);
  const what = others.length === 0 ? `no ${first}` : `neither ${listed([first ?? "", ...others], "nor")}`;
  return `It publishes ${what}: ${place.lacks.length === 1 ? "a number" : `${place.lacks.length} numbers`} to ask for.`;
}

/** "It does not publish 2 numbers that this takes; give ${facts.length === 1 ? "it" : "them"} with a contract or with --set A and --set B." */
export function toSet({ answer: { plan }, place: { lacks } }: Unpriced): string {
  const facts = lacks.map(({ at }) => `--set ${plan.id}:${at}=…`);
  return `It does not publish ${facts.length === 1 ? "a number" : `${facts.length} numbers`} that this takes; give them with a contract (--contract FILE) or with ${listed(firstOf(facts, plan.id))}`;
}

/** A few of a long list, and where the rest is told. */
function firstOf(facts: readonly string[], plan: string): readonly string[] {
  const rest = facts.length - MOST_NAMED;
  return rest <= 0 ? facts : [...facts.slice(0, MOST_NAMED), `${rest} more (credits plans ${plan})`];
}

const MOST_NAMED = 3;

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

function cellsOf({ answer, place }: Unpriced, currency: Currency | undefined, { money, creditPrice }: Telling) {
  return [
    cell(planName(answer.plan)),
    cell(lacking(place).join(", ")),
    cell(winsBelowInShort(place, currency, money)),
    cell(place.each === undefined || currency === undefined ? "-" : creditPrice(place.each, currency)),
  ];
}

function winsBelowInShort(
  { winsBelow: total, neverBelow }: NotPriced,
  currency: Currency | undefined,
  money: Telling["money"],
): string {
  const [before, amount] = neverBelow === undefined ? ["", total] : ["never: from ", neverBelow];
  return amount === undefined || currency === undefined ? "-" : `${before}${money(amount, currency)}`;
}

/** Plans that have no offer for this work, each with what its closest offer lacks. */
export function notForThisWork(plans: readonly Placed[]): readonly Note[] {
  const without = plans.flatMap(({ place, answer }) =>
    place.is === "no-offer"
      ? [
          `${planName(answer.plan)} (${place.closest ? `${place.closest.offer.tier.name}: ${lacksInWords(place.closest)}` : "no such tier"})`,
        ]
      : [],
  );
  return without.length === 0 ? [] : [{ label: `no${NO_BREAK}offer`, text: `${without.join("; ")}.` }];
}

/** What speaks against an offer, in a few words: "no SSO", "runs short". */
export function lacksInWords({ obstacles }: RuledOut): string {
  return obstacles.flatMap(obstacleInShort).join(", ") || "runs short of credits";
}
