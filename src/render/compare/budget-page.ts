import type { BudgetAnswer, Carried } from "../../choose/budget.ts";
import type { Outlook } from "../../choose/compare/outlook.ts";
import { fraction } from "../../units/fraction.ts";
import type { Currency } from "../../units/money.ts";
import { counted, fixed } from "../format.ts";
import { offerAmongPlans, tierAmongPlans } from "../offer-name.ts";
import { type Cell, type Column, cell, type Page, type Row, table, text } from "../page.ts";
import type { Telling } from "../telling.ts";
import { planName } from "../words.ts";

/** What each plan carries for a budget, the most people first; where it buys nothing, what the least would take. */
export function budgetPage(budget: Outlook["budget"], currency: Currency | undefined, telling: Telling): Page {
  if (!budget || currency === undefined) return [];
  const amount = `${telling.money(budget.amount, currency)} ${telling.span}`;
  const able = budget.buys.filter(({ people, contacts }) => (people?.upTo ?? 0) > 0 || (contacts?.upTo ?? 0) > 0);
  if (able.length === 0)
    return text(`${amount} buys this work from none of these plans.${leastInWords(budget.buys, telling)}`, {
      strong: true,
    });
  const rows = able
    .toSorted((a, b) => carries(b) - carries(a))
    .map((answer): Row => ({ cells: cellsOf(answer, telling) }));
  const contacts = able.some((answer) => answer.contacts) ? "; contacts are those of the team as it is" : "";
  const without = budget.buys.length - able.length;
  const words = without === 1 ? "carries nobody for it, or has no total." : "carry nobody for it, or have no total.";
  const others = without > 0 ? ` ${counted(without, "plan")} ${words}` : "";
  return [
    ...text(`For ${amount}, all work in proportion${contacts}.${others}`, {
      strong: true,
    }),
    ...table(COLUMNS, rows, { tight: true }),
  ];
}

function carries({ people, contacts }: BudgetAnswer): number {
  return contacts?.upTo ?? people?.upTo ?? 0;
}

const COLUMNS: readonly Column[] = [
  { title: ["plan"], align: "left" },
  { title: ["people", "up to"], align: "right" },
  { title: ["contacts a", "month, up to"], align: "right" },
  { title: ["for so many people"], align: "left" },
  { title: ["total"], align: "right" },
  { title: ["one more", "person"], align: "right" },
];

function cellsOf({ plan, people, contacts }: BudgetAnswer, { money }: Telling): readonly Cell[] {
  const total = (carried: Carried["best"]) => {
    const { cost } = carried?.estimate ?? {};
    return cost?.total === undefined ? "-" : money(cost.total, cost.currency);
  };
  return [
    cell(planName(plan)),
    cell(upToInWords(people)),
    cell(upToInWords(contacts)),
    cell(people?.best ? offerAmongPlans(people.best) : "-"),
    cell(total(people?.best)),
    cell(people?.orMore ? "" : total(people?.next)),
  ];
}

function upToInWords(carried: Carried | undefined): string {
  if (!carried) return "-";
  return `${fixed(fraction(carried.upTo), 0)}${carried.orMore ? " or more" : ""}`;
}

/** " One person would take $660.00 with lemlist Email." */
function leastInWords(buys: readonly BudgetAnswer[], { money }: Telling): string {
  const least = buys
    .flatMap(({ people }) => people?.next ?? [])
    .toSorted((a, b) => (a.estimate.cost.total ?? 0) - (b.estimate.cost.total ?? 0))[0];
  const { total, currency } = least?.estimate.cost ?? {};
  if (!least || total === undefined || currency === undefined) return "";
  return ` The least for one person is ${money(total, currency)}, with ${tierAmongPlans(least)}.`;
}
