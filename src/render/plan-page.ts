import { currencyOfPlan } from "../choose/catalogue.ts";
import { ageInDays } from "../choose/marks.ts";
import type { BurnOrderEntry, Plan, Unpublished } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { fractionOfDecimal } from "../units/fraction.ts";
import { CURRENCY_NOT_KNOWN } from "../units/money.ts";
import { actionNote } from "./action-note.ts";
import { date, listed, sentence, statedPrice, trimmed } from "./format.ts";
import { type Column, cell, type Note, notes, type Page, table, text, withoutEmptyColumns } from "./page.ts";
import { unpublishedOf } from "./plan-facts.ts";
import { emptyInWords, priceLineInWords, topUpInWords } from "./price-words.ts";
import type { Context } from "./report.ts";
import { conditions, tierNote } from "./tier-note.ts";
import { disputeInWords, trustInWords } from "./trust.ts";
import { idInWords, planName } from "./words.ts";

/** One plan as a buyer reads it: what it sells, for how much, by which rules, and how far that can be trusted. */
export function planPage(file: PlanFile, context: Context): Page {
  const { plan } = file;
  const currency = currencyOfPlan(plan);
  const basedOn = plan.contract ? ` · a contract on ${plan.contract.extends}` : "";
  return [
    ...text(
      `${planName(plan)} · ${plan.id} · prices in ${currency === CURRENCY_NOT_KNOWN ? "a currency that is not published ?" : currency}${basedOn}`,
      { strong: true },
    ),
    ...text(trustInWords(file, context), { tight: true }),
    ...section(
      "Tiers",
      plan.tiers.map((tier) => tierNote(tier, plan)),
    ),
    ...section(
      "What credits are burned for",
      plan.actions.map((action) => actionNote(action, plan)),
    ),
    ...section("Rules", rules(plan)),
    ...section(
      "Add-ons",
      plan.addOns.map(({ id, price, features }) => ({
        label: idInWords(id),
        text: `${price.map((line) => priceLineInWords(line, plan)).join("; ")}. Brings ${listed(features.map(idInWords))}.`,
      })),
    ),
    ...unpublished(plan),
    ...section(
      "Disputed",
      plan.disputed.map((dispute) => ({ label: dispute.fact, text: disputeInWords(dispute, file) })),
    ),
    ...section(
      "Known and not computed",
      plan.notModelled.map(({ says, effect }) => ({ label: "-", text: `${says}. ${effect}.` })),
    ),
    ...sources(plan, context),
    ...text(`Next: credits estimate --people 10 --email 150/week ${plan.id} · credits plans ${plan.id} --sources`),
  ];
}

function section(title: string, all: readonly Note[]): Page {
  return all.length === 0 ? [] : [...text(title, { strong: true }), ...notes(all, { tight: true })];
}

const BURNED: Readonly<Record<BurnOrderEntry, string>> = {
  allowance: "the allowance",
  "one-time": "one-time credits",
  trial: "trial credits",
  bonus: "bonus credits",
  rollover: "what rolled over",
  purchase: "bought credits",
  expiry: "soonest to expire",
};

function rules(plan: Plan): readonly Note[] {
  return [
    ...plan.topUps.map((topUp) => ({
      label: "more credits",
      text: `${topUpInWords(topUp, plan)}${conditions(topUp.when, plan)}.`,
    })),
    ...(plan.topUps.length === 0 ? [{ label: "more credits", text: "None are sold." }] : []),
    ...plan.whenEmpty.map((line, index) => ({
      label: isChoice(plan.whenEmpty, index, plan) ? "or, as you choose" : "at zero",
      text: `${sentence(emptyInWords(line, plan))}${conditions(line.when, plan)}.`,
    })),
    {
      label: "burn order",
      text: `${sentence(plan.burnOrder.map((entry) => BURNED[entry]).join(", then "))}.`,
    },
  ];
}

/** Lines of one kind that hold together are the buyer's choice: the first is what the vendor does unasked. */
function isChoice(lines: Plan["whenEmpty"], index: number, plan: Plan): boolean {
  const circumstance = ({ kind, when }: Plan["whenEmpty"][number]) =>
    `${kind ?? plan.kinds[0]}${conditions(when, plan)}`;
  const own = lines[index];
  return own !== undefined && lines.slice(0, index).some((line) => circumstance(line) === circumstance(own));
}

/** Each number that is not published, as the flag that gives it, with what others report. */
function unpublished(plan: Plan): Page {
  const rows = unpublishedOf(plan).map((fact) => ({
    cells: [cell(`--set ${plan.id}:${fact.at}=…`), cell(reportedInWords(fact, plan))],
  }));
  const shown = withoutEmptyColumns({
    columns: [
      { title: ["fill in what you are told"], align: "left", elastic: true },
      { title: ["others report"], align: "left" },
    ],
    rows,
  });
  return rows.length === 0
    ? []
    : [...text("Not published", { strong: true }), ...table(shown.columns, shown.rows, { tight: true })];
}

function reportedInWords({ at, reported }: Unpublished, plan: Plan): string {
  if (!reported) return "";
  const { low, high, sources: ids } = reported;
  const price = (value: number) =>
    at.endsWith("amount")
      ? statedPrice(fractionOfDecimal(value), currencyOfPlan(plan))
      : trimmed(fractionOfDecimal(value), 3);
  return `${low === high ? price(low) : `${price(low)} to ${price(high)}`} (${listed(ids)})`;
}

const SOURCE_COLUMNS: readonly Column[] = [
  { title: ["source"], align: "left" },
  { title: ["title"], align: "left", elastic: true },
  { title: ["of"], align: "left", spare: 1 },
  { title: ["read"], align: "left" },
  { title: ["days", "old"], align: "right" },
  { title: ["authority"], align: "left" },
];

/** Where they are and what hangs on each is the list of `--sources`. */
function sources(plan: Plan, { asOf, maxAge }: Context): Page {
  const rows = Object.values(plan.sources).map((source) => {
    const age = ageInDays(source, asOf);
    return {
      cells: [
        source.id,
        source.title,
        source.date === "undated" ? "undated" : date(source.date),
        date(source.read),
        `${age}${age > maxAge ? " old" : ""}`,
        source.authority,
      ].map((each) => cell(each)),
    };
  });
  return [...text("Sources", { strong: true }), ...table(SOURCE_COLUMNS, rows, { tight: true })];
}
