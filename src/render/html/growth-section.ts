import type { Leader } from "../../choose/answered.ts";
import type { Growth, GrowthLine, Switch } from "../../choose/growth.ts";
import { offerAmongPlans } from "../offer-name.ts";
import { type Column, cell, type Row, words } from "../page.ts";
import { peopleInWords } from "../question.ts";
import type { Telling } from "../telling.ts";
import { planName } from "../words.ts";
import { drawTable } from "./blocks.ts";
import { html } from "./markup.ts";
import { behind, chartPlace, type Section } from "./section.ts";

/** What more or less of the work costs, and where another offer becomes the one to take. */
export function growthSection(growth: Growth, leader: Leader, telling: Telling): Section {
  const caption =
    growth.by === "people"
      ? `Total ${telling.span} by the number of people, everything else as it is`
      : `Total ${telling.span} by the amount of work: 100 % is what is asked for`;
  return {
    id: "growth",
    title: growth.by === "people" ? "If the team grows or shrinks" : "If the work grows or shrinks",
    body: html`<p>${switchesInWords(growth, leader)}</p>${chartPlace("growth", caption)}${behind(
      "The same in figures",
      drawTable(tableOf(growth, leader, telling), caption),
    )}`,
  };
}

/** "From 8 people on Advanced is the one to take, from 15 people on Elite." */
function switchesInWords({ by, switches }: Growth, { candidate }: Leader): string {
  const size = (count: number) => (by === "people" ? peopleInWords(count) : `${count}\u00a0% of the work`);
  if (switches.length === 0) return `${nameOf(candidate)} stays the one to take at every size shown.`;
  const told = switches.map(
    ({ size: at, to }, index) =>
      `${index === 0 ? "From" : "from"} ${size(at)} on ${to ? `it is ${nameOf(to)}` : "no offer with a known total does the work"}`,
  );
  return `${told.join("; ")}.`;
}

function nameOf(candidate: NonNullable<Switch["to"]>): string {
  return offerAmongPlans(candidate);
}

/** A tier by its name, a plan by its own. */
export function lineName({ plan, tier }: GrowthLine): string {
  return tier?.name ?? planName(plan);
}

function tableOf({ by, now, lines }: Growth, { candidate }: Leader, { money, inCurrency }: Telling) {
  const currency = inCurrency ?? candidate.estimate.cost.currency;
  const columns: readonly Column[] = [
    { title: [by === "people" ? "people" : "work"], align: "right" },
    ...lines.map((line): Column => ({ title: [lineName(line)], align: "right" })),
  ];
  const sizes = lines[0]?.points.map(({ size }) => size) ?? [];
  const rows = sizes.map((size, index): Row => {
    const totals = lines.map(({ points }) => points[index]?.total);
    return {
      cells: [
        cell(`${size}${by === "people" ? "" : "\u00a0%"}${size === now ? " (now)" : ""}`),
        ...totals.map((total) => (total === undefined ? words("-") : cell(money(total, currency)))),
      ],
    };
  });
  return { columns, rows };
}
