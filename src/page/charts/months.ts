import { axisX, axisY, barY, gridY, ruleY } from "@observablehq/plot";
import type { KindMonth, MonthReport } from "../../engine/estimate.ts";
import type { KindId, Origin } from "../../plans/plan.ts";
import { sentence } from "../../render/format.ts";
import { creditsOfKind } from "../../render/words.ts";
import { dayOf } from "../../units/calendar.ts";
import { toNumber } from "../../units/credits.ts";
import type { DrawChart } from "./draw-chart.ts";
import { COLOURS, FAINT, INK, legend, MUTED, plotted, RULE, shortNumber } from "./plotted.ts";

/** Where credits of a month went; what is used stands above the line, what is lost below it. */
interface Part {
  readonly month: string;
  readonly what: string;
  readonly amount: number;
}

const ORIGINS: Readonly<Record<Origin, string>> = {
  allowance: "from the allowance",
  "one-time": "given once",
  trial: "from the trial",
  bonus: "bonus",
  rollover: "rolled over",
  purchase: "bought on top",
};

const OTHERS = { exchanged: "by other credits", overage: "overage", shortage: "short" } as const;
const EXPIRED = "expired";
const HEIGHT = 240;

const COLOUR_OF: Readonly<Record<string, string>> = {
  [ORIGINS.allowance]: COLOURS[0],
  [ORIGINS.purchase]: COLOURS[1],
  [ORIGINS.rollover]: COLOURS[2],
  [ORIGINS["one-time"]]: COLOURS[3],
  [ORIGINS.trial]: COLOURS[3],
  [ORIGINS.bonus]: COLOURS[3],
  [OTHERS.exchanged]: COLOURS[5],
  [OTHERS.overage]: COLOURS[1],
  [OTHERS.shortage]: COLOURS[4],
  [EXPIRED]: FAINT,
};

/** The ledger by month, a chart for each kind of credits that is used. */
export const drawMonths: DrawChart = (_dossier, { leader }, width) => {
  const estimate = leader?.candidate.estimate;
  if (!estimate) return [];
  const { plan } = estimate.offer;
  const kinds = plan.kinds.filter((kind) => (estimate.kinds[kind]?.used ?? 0) > 0);
  return kinds.flatMap((kind) => {
    const parts = estimate.months.flatMap((month) => partsOf(month, kind));
    const name = sentence(creditsOfKind(kind, plan));
    return parts.length > 0 ? monthsOfKind(name, parts, estimate.months.map(nameOf), width) : [];
  });
};

function partsOf(month: MonthReport, kind: KindId): readonly Part[] {
  const figures = month.kinds[kind];
  if (!figures) return [];
  const part = (what: string, amount: number) => (amount === 0 ? [] : [{ month: nameOf(month), what, amount }]);
  return [
    ...Object.entries(figures.burned).flatMap(([origin, amount]) => part(ORIGINS[origin as Origin], toNumber(amount))),
    ...(["exchanged", "overage", "shortage"] as const).flatMap((key) => part(OTHERS[key], toNumber(figures[key]))),
    ...part(EXPIRED, -lost(figures)),
  ];
}

function lost({ expired }: KindMonth): number {
  return Number.isFinite(expired) ? toNumber(expired) : 0;
}

function nameOf({ from }: MonthReport): string {
  return dayOf(from).slice(0, 7);
}

function monthsOfKind(
  name: string,
  parts: readonly Part[],
  months: readonly string[],
  width: number,
): readonly Element[] {
  const order = Object.keys(COLOUR_OF).filter((what) => parts.some((part) => part.what === what));
  const narrow = width < 420;
  const chart = plotted(`${name} by month: ${order.join(", ")}`, {
    width,
    height: HEIGHT,
    marginLeft: 52,
    marginRight: 4,
    marginBottom: 26,
    marginTop: 22,
    x: { domain: months, padding: 0.22 },
    y: { label: null, nice: true },
    color: { domain: order, range: order.map((what) => COLOUR_OF[what] ?? MUTED) },
    marks: [
      gridY({ stroke: RULE, strokeOpacity: 1 }),
      axisY({
        label: `${name.toLowerCase()} a month`,
        labelArrow: "none",
        tickFormat: (value: number) => shortNumber(Math.abs(value)),
        tickSize: 0,
        ticks: 5,
        fill: MUTED,
      }),
      barY(parts, { x: "month", y: "amount", fill: "what", order }),
      ruleY([0], { stroke: INK }),
      axisX({
        label: null,
        tickSize: 0,
        fill: MUTED,
        tickFormat: (month: string, index: number) => (narrow && index % 2 === 1 ? "" : shortMonth(month)),
        anchor: "bottom",
      }),
    ],
  });
  return [legend(order.map((what) => ({ name: what, colour: COLOUR_OF[what] ?? MUTED }))), chart];
}

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function shortMonth(month: string): string {
  return NAMES[Number(month.slice(5)) - 1] ?? month;
}
