import type { Answered, Leader } from "../../choose/answered.ts";
import type { Outcome, Swing } from "../../choose/swings.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { compare } from "../../units/fraction.ts";
import { subtractMoney } from "../../units/money.ts";
import { listed } from "../format.ts";
import { offerAmongPlans } from "../offer-name.ts";
import { type Cell, type Column, cell, type Note, type Row, words } from "../page.ts";
import { reach } from "../reach.ts";
import type { Telling } from "../telling.ts";
import { planName } from "../words.ts";
import { drawBlocks, drawTable } from "./blocks.ts";
import { inputName, inputValue } from "./input-words.ts";
import { html } from "./markup.ts";
import { behind, chartPlace, type Section } from "./section.ts";

const CAPTION = "Total when one assumption is a fifth lower or higher, everything else as it is";

/** What the answer hangs on: each assumption moved alone, and what other sources would make of it. */
export function hangsSection(
  swings: readonly Swing[],
  answered: Answered,
  leader: Leader,
  scenario: Scenario,
  telling: Telling,
): Section {
  const readings = readingNotes(answered, leader, telling);
  const how: readonly Note[] = answered.is === "plan" ? reach(answered.answer) : [];
  return {
    id: "hangs",
    title: "What the answer hangs on",
    body: html`<p>${flipsInWords(swings, leader, scenario)}</p>${drawBlocks(
      [{ is: "notes", notes: [...how, ...readings] }],
      CAPTION,
    )}${chartPlace("hangs", `${CAPTION}, in the order of what moves most`)}${behind(
      "The same in figures",
      drawTable(tableOf(swings, leader, scenario, telling), CAPTION),
    )}`,
  };
}

/** An outcome with another tier or plan than the leader's, or with none. */
export function isFlip({ leader: other }: Outcome, { candidate }: Leader): boolean {
  const [now, then] = [candidate.estimate.offer, other?.estimate.offer];
  return now.plan.id !== then?.plan.id || now.tier.id !== then?.tier.id;
}

function flipsInWords(swings: readonly Swing[], leader: Leader, scenario: Scenario): string {
  const flips = swings.flatMap(({ input, low, high }) =>
    [low, high]
      .filter((outcome) => isFlip(outcome, leader))
      .map(({ at, leader: other }) => {
        const then = other ? offerAmongPlans(other) : "no offer with a known total does the work";
        return `${inputName(input, scenario)} at ${inputValue(input, at)}: ${then}`;
      }),
  );
  if (flips.length === 0) return "No assumption, a fifth lower or higher, changes which offer to take.";
  return `Moved by a fifth, ${flips.length === 1 ? "one assumption changes" : "these change"} which offer to take. ${listed(flips, "and")}.`;
}

function tableOf(swings: readonly Swing[], leader: Leader, scenario: Scenario, { money, inCurrency }: Telling) {
  const currency = inCurrency ?? leader.candidate.estimate.cost.currency;
  const outcome = (each: Outcome): Cell =>
    each.total === undefined
      ? words("no known total")
      : cell(
          `${money(each.total, currency)}${isFlip(each, leader) && each.leader ? `, ${offerAmongPlans(each.leader)}` : ""}`,
        );
  const columns: readonly Column[] = [
    { title: ["assumption"], align: "left" },
    { title: ["lower"], align: "right" },
    { title: ["total then"], align: "right" },
    { title: ["higher"], align: "right" },
    { title: ["total then"], align: "right" },
  ];
  const rows = swings.map(
    ({ input, low, high }): Row => ({
      cells: [
        cell(inputName(input, scenario)),
        cell(inputValue(input, low.at)),
        outcome(low),
        cell(compare(low.at, high.at) === 0 ? "" : inputValue(input, high.at)),
        outcome(high),
      ],
    }),
  );
  return { columns, rows };
}

/** The totals that other sources lead to, where they differ. */
function readingNotes(answered: Answered, { candidate }: Leader, { money, span }: Telling): readonly Note[] {
  const answers = answered.is === "plan" ? [answered.answer] : answered.ranking.answers.map(({ answer }) => answer);
  return answers.flatMap(({ plan, readings }) =>
    readings
      .filter(({ differs }) => differs)
      .map(({ sources, recommended }) => {
        const total = recommended?.estimate.cost.total;
        const then = recommended ? offerAmongPlans(recommended) : `no offer of ${planName(plan)} does the work`;
        const currency = recommended?.estimate.cost.currency ?? candidate.estimate.cost.currency;
        const more =
          total === undefined ||
          candidate.estimate.cost.total === undefined ||
          candidate.estimate.offer.plan.id !== plan.id
            ? ""
            : ` (${signed(money(subtractMoney(total, candidate.estimate.cost.total), currency))})`;
        return {
          label: `As “${listed(sources.map(({ title }) => title))}” has it`,
          text: `${then}${total === undefined ? "" : `, ${money(total, currency)} ${span}${more}`}.`,
        };
      }),
  );
}

function signed(amount: string): string {
  return amount.startsWith("-") ? amount : `+${amount}`;
}
