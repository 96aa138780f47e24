import { axisX, axisY, dot, gridY, line, ruleX, ruleY, text } from "@observablehq/plot";
import { lineName } from "../../render/html/growth-section.ts";
import { toUnits } from "../../units/money.ts";
import type { DrawChart } from "./draw-chart.ts";
import { COLOURS, INK, MUTED, plotted, RULE, shortNumber } from "./plotted.ts";

interface Point {
  readonly line: string;
  readonly size: number;
  readonly total: number;
}

const HEIGHT = 280;
const LEAST_BETWEEN_NAMES = 14;

/** Cost against volume: a line for each tier or plan with its name at its end, and a mark where another one is the one to take. */
export const drawGrowth: DrawChart = ({ growth }, { leader, telling }, width) => {
  if (!growth || !leader) return [];
  const lines = growth.lines.slice(0, COLOURS.length).map((each) => ({
    name: lineName(each),
    points: each.points.flatMap(({ size, total }): readonly Point[] =>
      total === undefined ? [] : [{ line: lineName(each), size, total: toUnits(total) }],
    ),
  }));
  const points = lines.flatMap((each) => each.points);
  if (points.length === 0) return [];
  const currency = telling.inCurrency ?? leader.candidate.estimate.cost.currency;
  const most = Math.max(...points.map(({ total }) => total));
  const ends = apart(
    lines.flatMap(({ points: each }) => each.at(-1) ?? []),
    most,
  );
  const sizes = growth.lines[0]?.points.map(({ size }) => size) ?? [];
  const switches = growth.switches.map(({ size, to }) => ({ size, to: to?.estimate.offer.tier.name ?? "none" }));
  const unit = growth.by === "people" ? "people" : "percent of the work";
  return [
    plotted(`Total ${telling.span} in ${currency} by ${unit}: ${lines.map(({ name }) => name).join(", ")}`, {
      width,
      height: HEIGHT,
      marginLeft: 52,
      marginRight: Math.min(130, width * 0.28),
      marginTop: 24,
      marginBottom: 36,
      x: { domain: [Math.min(...sizes), Math.max(...sizes)], label: null },
      y: { domain: [0, most], nice: true, label: null },
      color: { domain: lines.map(({ name }) => name), range: [...COLOURS] },
      marks: [
        gridY({ stroke: RULE, strokeOpacity: 1 }),
        axisY({
          label: `total ${telling.span}, ${currency}`,
          labelArrow: "none",
          tickFormat: shortNumber,
          tickSize: 0,
          ticks: 5,
          fill: MUTED,
        }),
        axisX({
          label: unit,
          labelArrow: "none",
          tickSize: 0,
          fill: MUTED,
          ticks: width < 420 ? 5 : 8,
          tickFormat: (size: number) => (growth.by === "people" ? String(size) : `${size} %`),
        }),
        ruleY([0], { stroke: MUTED }),
        ruleX([growth.now], { stroke: INK, strokeDasharray: "2 3" }),
        text([growth.now], { x: (size: number) => size, frameAnchor: "top", dy: -14, text: () => "now", fill: INK }),
        ruleX(switches, { x: "size", stroke: MUTED, strokeOpacity: 0.55 }),
        line(points, { x: "size", y: "total", stroke: "line", strokeWidth: 2.25 }),
        dot(
          lines.flatMap(({ points: each }) => each.filter(({ size }) => size === growth.now)),
          { x: "size", y: "total", fill: "line", r: 3.5 },
        ),
        text(ends, {
          x: "size",
          y: "at",
          text: "line",
          fill: INK,
          textAnchor: "start",
          dx: 8,
          lineWidth: 11,
          textOverflow: "ellipsis-end",
        }),
        dot(ends, { x: "size", y: "total", fill: "line", r: 2.5 }),
      ],
    }),
  ];
};

/** Names at the ends of lines, moved apart where they would lie on each other. */
function apart(ends: readonly Point[], most: number): readonly (Point & { readonly at: number })[] {
  const least = (LEAST_BETWEEN_NAMES / (HEIGHT - 60)) * most;
  let below = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((a, b) => a.total - b.total)
    .map((end) => {
      below = Math.max(end.total, below + least);
      return { ...end, at: below };
    });
}
