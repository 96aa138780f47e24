import type { ComparedPlan, Comparison } from "../../choose/compare/comparison.ts";
import type { View } from "../../choose/compare/view.ts";
import { markOf } from "../../choose/marks.ts";
import { standsAt } from "../../choose/standing.ts";
import { askedId } from "../../plans/plan-part.ts";
import { assumptions } from "../assumed.ts";
import { convertingMoney, ratesInWords } from "../exchange.ts";
import { counted, listed, withMinorUnit } from "../format.ts";
import { next } from "../next.ts";
import { offerAmongPlans } from "../offer-name.ts";
import {
  type Cell,
  type Column,
  cell,
  MARKS,
  type Note,
  notes,
  type Page,
  type Row,
  table,
  text,
  words,
} from "../page.ts";
import type { Context } from "../report.ts";
import { horizonInWords, planName, spanInWords } from "../words.ts";

/** Several teams: a row for each plan, a column for each team, and for each team who wins by how much. */
export function compareMatrix(comparisons: readonly Comparison[], { top }: View, context: Context): Page {
  const [first] = comparisons;
  const horizons = new Set(comparisons.map(({ scenario }) => horizonInWords(scenario.months, scenario.start)));
  const about = horizons.size === 1 ? [...horizons][0] : "each over its own time";
  const lines = linesOf(comparisons);
  const shown = lines.slice(0, top ?? lines.length);
  const leftOut = lines.length - shown.length;
  return [
    ...text(
      `${counted(comparisons.length, "scenario")} · ${counted(first?.plans.length ?? 0, "plan")} · ${about} · the best offer's total`,
      { strong: true },
    ),
    ...text(ratesInWords(first?.conversion, context), { tight: true }),
    ...table(
      columnsOf(comparisons),
      shown.map((line) => rowOf(line, comparisons)),
    ),
    ...text(leftOut > 0 ? `${counted(leftOut, "more plan")} left out by --top.` : "", { tight: true }),
    ...text("Cheapest for this work", { strong: true }),
    ...notes(comparisons.map(winnerNote), { tight: true }),
    ...notes([...neverPriced(comparisons), ...marksUsed(comparisons), ...takenForGranted(comparisons, context)]),
    ...next(["one scenario alone for the reasons", "credits estimate … PLAN for one in depth"]),
  ];
}

/** One plan, as it stands for each team. */
type Line = readonly (ComparedPlan | undefined)[];

/** Plans that have a total for the most teams first; among those, the lower sum of their totals. */
function linesOf(comparisons: readonly Comparison[]): readonly Line[] {
  const ids = [...new Set(comparisons.flatMap(({ plans }) => plans.map(({ answer }) => askedId(answer.plan))))];
  const lines = ids.map((id) =>
    comparisons.map(({ plans }) => plans.find(({ answer }) => askedId(answer.plan) === id)),
  );
  const totals = (line: Line) =>
    line.flatMap((plan) => (plan && plan.otherCurrency === undefined ? (standsAt(plan) ?? []) : []));
  const sum = (line: Line) => totals(line).reduce((all, total) => all + total, 0);
  const unpriced = (line: Line) => line.filter((plan) => plan?.place.is === "not-priced").length;
  return lines
    .filter((line) => line.some((plan) => plan && plan.place.is !== "no-offer"))
    .toSorted((a, b) => totals(b).length - totals(a).length || sum(a) - sum(b) || unpriced(b) - unpriced(a));
}

function columnsOf(comparisons: readonly Comparison[]): readonly Column[] {
  return [
    { title: ["plan"], align: "left" },
    ...comparisons.map(({ scenario }): Column => ({ title: [scenario.name], align: "right" })),
  ];
}

function rowOf(line: Line, comparisons: readonly Comparison[]): Row {
  const plan = line.find((each) => each !== undefined);
  return {
    cells: [
      cell(plan ? planName(plan.answer.plan) : ""),
      ...line.map((each, index): Cell => (each ? totalCell(each, comparisons[index]) : cell(""))),
    ],
  };
}

function totalCell(plan: ComparedPlan, comparison: Comparison | undefined): Cell {
  const { best, place } = plan;
  const cost = best?.estimate.cost;
  if (!best || cost?.total === undefined)
    return place.is === "not-priced" ? cell("", "unpublished") : words("no offer");
  const money = moneyOf(comparison);
  const pointer = plan === comparison?.winner ? "▶\u00a0" : "";
  return cell(`${pointer}${money(cost.total, cost.currency)}`, markOf(best.estimate, "total"));
}

function moneyOf(comparison: Comparison | undefined) {
  return comparison?.conversion ? convertingMoney(withMinorUnit, comparison.conversion) : withMinorUnit;
}

/** "Snov.io Starter, yearly, $351.00 a year, $57.00 below Hunter". */
function winnerNote(comparison: Comparison): Note {
  const { winner, scenario, currency } = comparison;
  const cost = winner?.best?.estimate.cost;
  if (!winner?.best || cost?.total === undefined)
    return { label: scenario.name, text: "none: no offer with a known total does this work." };
  const money = moneyOf(comparison);
  const ahead = winner.place.is === "wins" ? winner.place.ahead : undefined;
  const below =
    ahead && currency !== undefined ? `, ${money(ahead.by, currency)} below ${offerAmongPlans(ahead.of)}` : "";
  return {
    label: scenario.name,
    text: `${offerAmongPlans(winner.best)}, ${money(cost.total, cost.currency)} ${spanInWords(scenario.months)}${below}.`,
  };
}

function neverPriced(comparisons: readonly Comparison[]): readonly Note[] {
  const all = comparisons.flatMap(({ plans }) => plans);
  const named = (those: readonly ComparedPlan[]) => [...new Set(those.map(({ answer }) => planName(answer.plan)))];
  const unpriced = named(all.filter(({ place }) => place.is === "not-priced"));
  const foreign = named(all.filter(({ place }) => place.is === "other-currency"));
  const offering = new Set(named(all.filter(({ place }) => place.is !== "no-offer")));
  const never = named(all).filter((name) => !offering.has(name));
  return [
    {
      label: `${MARKS.unpublished.sign} ${MARKS.unpublished.name}`,
      text:
        unpriced.length > 0
          ? `${listed(unpriced)}: no total without numbers of your own (--contract FILE, --set). One scenario alone says which, and below which total they win.`
          : "",
    },
    {
      label: "other currency",
      text:
        foreign.length > 0
          ? `Not held against the others, since no exchange rate is given (--fx): ${listed(foreign)}.`
          : "",
    },
    { label: "no offer", text: never.length > 0 ? `${listed(never)}: nothing of theirs does any of this work.` : "" },
  ].filter(({ text: said }) => said !== "");
}

function marksUsed(comparisons: readonly Comparison[]): readonly Note[] {
  const bests = comparisons.flatMap(({ plans }) => plans.flatMap(({ best }) => best ?? []));
  const marks = [...new Set(bests.flatMap(({ estimate }) => markOf(estimate, "total") ?? []))];
  if (marks.length === 0) return [];
  const named = marks.map((mark) => `${MARKS[mark].sign}\u00a0${MARKS[mark].name}`);
  return [
    {
      label: "weak facts",
      text: `A total so marked rests on a fact that is ${listed(named, "or")}; one scenario alone says on which.`,
    },
  ];
}

/** What every one of the teams leaves out. */
function takenForGranted(comparisons: readonly Comparison[], { activities }: Context): readonly Note[] {
  const [first, ...others] = comparisons.map(({ scenario }) => assumptions(scenario, activities));
  const shared = (first ?? []).filter((each) => others.every((other) => other.includes(each)));
  return shared.length > 0 ? [{ label: "assumed", text: shared.join(" ") }] : [];
}
